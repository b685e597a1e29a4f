#pragma once

#include "evaluator/Eval/Frames.h"
#include "frontend/Basic/Diagnostic.h"
#include "frontend/Basic/SourceManager.h"

namespace dx {

/// How many steps a diagnostic shows from the inside and from the outside of
/// what is long.
inline constexpr size_t InnerSteps = 12;
inline constexpr size_t OuterSteps = 6;

/// Whether the user wrote the place, and not the standard library.
[[nodiscard]] bool isUsers(const SourceManager &Sources, SourceRange R);

/// A failure inside the library is shown at the user's call that led there.
/// \p Top: the innermost frame.
void showUsersPlace(Diagnostic &D, const TraceFrame *Top,
                    const SourceManager &Sources);

/// The name of what a thunk's frame computes, `b` of `b = 1 + 2` or of
/// `inherit (s) b`; empty where it has none.
[[nodiscard]] Symbol nameOfThunk(const TraceFrame &F);

} // namespace dx
