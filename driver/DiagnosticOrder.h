#pragma once

#include "frontend/Basic/DiagnosticEngine.h"
#include "frontend/Basic/SourceManager.h"
#include "llvm/ADT/ArrayRef.h"

namespace dx {

/// The diagnostics of one run, to be printed.
using DiagnosticList = llvm::ArrayRef<const Diagnostic *>;

/// The diagnostics in the order in which people read: files in the order in
/// which something was found in them, in each file by place. Those at one place
/// and those without a place stay as they were found.
[[nodiscard]] std::vector<const Diagnostic *>
inSourceOrder(const DiagnosticEngine &Diags, const SourceManager &Sources);

} // namespace dx
