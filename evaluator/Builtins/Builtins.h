#pragma once

#include "evaluator/Eval/Builtin.h"
#include "llvm/ADT/ArrayRef.h"

namespace dx {

/// The builtin functions, in the order of Builtins.def.
llvm::ArrayRef<BuiltinInfo> builtinTable();

} // namespace dx
