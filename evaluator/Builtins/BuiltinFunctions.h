#pragma once

#include "evaluator/Eval/BuiltinCall.h"

namespace dx {

// The code of every row of Builtins.def, in the file of its topic.
#define DX_BUILTIN(Identifier, ...)                                            \
  Value builtin##Identifier(BuiltinCall &Call);
#include "evaluator/Builtins/Builtins.def"

// The code of every row of Primitives.def.
#define DX_BUILTIN(Identifier, ...)                                            \
  Value primitive##Identifier(BuiltinCall &Call);
#include "evaluator/Builtins/Primitives.def"

} // namespace dx
