#pragma once

#include "driver/DiagnosticOrder.h"
#include "llvm/Support/raw_ostream.h"

namespace dx {

/// One JSON object a line and diagnostic: `severity`, `code`, `message`,
/// `location` (`file`, `start` and `end` with `line` and `column` from 1),
/// `notes` and `fixes`.
void printJson(DiagnosticList Diags, const SourceManager &Sources,
               llvm::raw_ostream &Out);

/// One SARIF 2.1.0 log (OASIS Static Analysis Results Interchange Format).
void printSarif(DiagnosticList Diags, const SourceManager &Sources,
                llvm::raw_ostream &Out);

} // namespace dx
