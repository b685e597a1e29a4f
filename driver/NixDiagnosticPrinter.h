#pragma once

#include "driver/DiagnosticOrder.h"
#include "llvm/Support/raw_ostream.h"

namespace dx {

/// Prints diagnostics as Nix does: the trace, outermost first, then the error,
/// then what explains it.
/// ```
/// error:
///        … while calling 'f'
///          at «string»:1:1:
///             1| f 1
///              | ^
///
///        error: undefined variable 'x'
///        at …
/// ```
void printNixDiagnostics(DiagnosticList Diags, const SourceManager &Sources,
                         llvm::raw_ostream &Out);

/// Prints what a program says. Where it goes to no terminal, it goes without
/// the sequences that colour one, as in Nix.
void printForTerminal(llvm::StringRef Text, llvm::raw_ostream &Out);

} // namespace dx
