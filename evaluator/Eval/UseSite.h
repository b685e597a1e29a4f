#pragma once

#include "evaluator/Eval/Frames.h"
#include <optional>

namespace dx {

/// Where code uses a value, and by which name.
struct UseSite {
  SourceRange Range;
  Symbol Name;
};

/// Looks in the code that a frame runs for a variable or attribute whose value
/// is \p Wanted: `s.b` in `a = 1 + s.b` for b's thunk. Nothing is computed, so
/// not every use is found.
[[nodiscard]] std::optional<UseSite> findUse(const TraceFrame &F,
                                             const Object *Wanted);

} // namespace dx
