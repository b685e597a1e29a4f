#pragma once

#include "driver/DiagnosticOrder.h"
#include "llvm/Support/raw_ostream.h"

namespace dx {

/// Prints one diagnostic for people, with its notes and fixes:
/// ```
/// a.dx:2:9: error: missing `;` at the end of the binding [missing-semicolon]
///    2 |   a = 1
///      |        ^
///    fix: insert `;`
/// ```
void printDiagnostic(const Diagnostic &D, const SourceManager &Sources,
                     llvm::raw_ostream &Out);

/// Prints all of them, in the order given.
void printDiagnostics(DiagnosticList Diags, const SourceManager &Sources,
                      llvm::raw_ostream &Out);

} // namespace dx
