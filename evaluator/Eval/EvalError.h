#pragma once

#include "frontend/Basic/Diagnostic.h"
#include <memory>

namespace dx {

/// Whether `builtins.tryEval` may catch a failure: only `throw` and `assert`.
enum class Catch : uint8_t { No, Yes };

/// Whether a failure may be tried again: an interrupted thunk is not a failed
/// one.
enum class Permanence : uint8_t {
  /// The program is wrong; a thunk that failed so stays failed.
  Lasting,
  /// An interrupt or a limit; the thunk may be forced again.
  Passing,
};

/// The one exception of the evaluator. It carries the diagnostic, whose notes
/// are the trace, innermost first.
struct EvalError {
  std::shared_ptr<const Diagnostic> What;
  Catch Catchable = Catch::No;
  Permanence Lasts = Permanence::Lasting;
};

} // namespace dx
