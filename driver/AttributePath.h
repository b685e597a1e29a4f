#pragma once

#include "evaluator/Eval/Evaluator.h"

namespace dx {

/// The value at a path such as `a."b.c".0` below \p Root: names of attributes
/// and indices of lists. Functions on the way that take sets get what they ask
/// for out of \p Args; the last value is not called. The empty path is the root
/// itself.
Value followPath(Evaluator &E, Value Root, llvm::StringRef Path, Value Args);

/// The same; the last value is called, too, if \p Args is not empty, as by
/// `nix-instantiate --eval`.
Value selectPath(Evaluator &E, Value Root, llvm::StringRef Path, Value Args);

} // namespace dx
