#include "driver/Reporting.h"

#include "driver/DiagnosticJson.h"
#include "driver/DiagnosticPrinter.h"
#include "llvm/Support/raw_ostream.h"

using namespace dx;

void Reporting::addTo(CLI::App &Command) {
  static const std::map<std::string, DiagnosticFormat> Names = {
      {"text", DiagnosticFormat::Text},
      {"json", DiagnosticFormat::Json},
      {"sarif", DiagnosticFormat::Sarif}};
  Command
      .add_option("--format", Format,
                  "How diagnostics are printed: text, json or sarif")
      ->transform(
          CLI::CheckedTransformer(Names, CLI::ignore_case).description(""))
      ->type_name("FORMAT");
}

int Reporting::finish(const DiagnosticEngine &Diags,
                      const SourceManager &Sources) const {
  // Not a system call for every blank before a caret.
  llvm::errs().SetBuffered();
  switch (Format) {
  case DiagnosticFormat::Text:
    printDiagnostics(Diags, Sources, llvm::errs());
    break;
  case DiagnosticFormat::Json:
    printJson(Diags, Sources, llvm::errs());
    break;
  case DiagnosticFormat::Sarif:
    printSarif(Diags, Sources, llvm::errs());
    break;
  }
  llvm::errs().SetUnbuffered();
  return Diags.hasErrors() ? 1 : 0;
}
