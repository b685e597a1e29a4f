#pragma once

#include "evaluator/Value/Value.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace dx {

/// Calls \p OnValue for every value that \p O holds and \p OnObject for every
/// object it keeps alive besides: all that a collector needs to know.
void visitReferences(Object &O, llvm::function_ref<void(Value &)> OnValue,
                     llvm::function_ref<void(Object *)> OnObject);

} // namespace dx
