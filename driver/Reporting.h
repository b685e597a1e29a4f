#pragma once

#include "CLI/CLI.hpp"
#include "evaluator/Eval/Session.h"
#include "frontend/Basic/DiagnosticEngine.h"
#include "frontend/Basic/SourceManager.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/raw_ostream.h"

namespace dx {

/// In which form diagnostics are printed to standard error.
enum class DiagnosticFormat : uint8_t { Text, Json, Sarif };

/// `--format`, which every command takes, and the printing that it governs.
class Reporting {
public:
  void addTo(CLI::App &Command);
  /// Takes `--format` from a command line that was refused: what is wrong with
  /// it is printed in that form, too.
  void chooseFrom(llvm::ArrayRef<const char *> Args);

  /// One diagnostic without a place, as text in the chosen form.
  [[nodiscard]] std::string render(Diagnostic D) const;

  /// Makes what `builtins.trace` prints a note of the chosen form: a line of
  /// JSON at once, a result of SARIF in \p Diags. As text it stays as it is.
  void captureTraces(SessionOptions &Options, DiagnosticEngine &Diags) const;

  /// Ends a command: writes out what it printed to standard output, then what
  /// was found to standard error. \return the exit status: 1 after an error
  /// (also that standard output could not be written), else 0.
  int finish(DiagnosticEngine &Diags, const SourceManager &Sources) const;

private:
  void print(llvm::ArrayRef<const Diagnostic *> Found,
             const SourceManager &Sources, llvm::raw_ostream &Out) const;

  DiagnosticFormat Format = DiagnosticFormat::Text;
};

} // namespace dx
