#pragma once

#include "evaluator/Eval/Evaluator.h"

namespace dx {

/// The value at a path such as `a."b.c".0` below \p Root: names of attributes
/// and indices of lists. Functions on the way that take sets get what they ask
/// for out of \p Args; the last one is called only if \p Args is not empty, as
/// by nix-instantiate. The empty path is the root itself.
Value selectPath(Evaluator &E, Value Root, llvm::StringRef Path, Value Args);

} // namespace dx
