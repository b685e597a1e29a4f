#include "driver/Reporting.h"

#include "driver/DiagnosticJson.h"
#include "driver/DiagnosticPrinter.h"
#include "driver/StandardStreams.h"
#include "driver/Usage.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace dx;

static constexpr std::pair<llvm::StringLiteral, DiagnosticFormat> Formats[] = {
    {"text", DiagnosticFormat::Text},
    {"json", DiagnosticFormat::Json},
    {"sarif", DiagnosticFormat::Sarif},
};

static constexpr const char *FormatNames = "text, json or sarif";

void Reporting::addTo(CLI::App &Command) {
  auto Choose = [this](const std::string &Name) {
    const auto *Row = llvm::find_if(Formats, [&](const auto &F) {
      return F.first.equals_insensitive(Name);
    });
    if (Row == std::end(Formats))
      refuseUsage(diag::NoFormat, Name, FormatNames);
    Format = Row->second;
  };
  Command
      .add_option_function<std::string>(
          "--format", Choose,
          std::string("How diagnostics are printed: ") + FormatNames)
      ->type_name("FORMAT");
}

int Reporting::finish(DiagnosticEngine &Diags,
                      const SourceManager &Sources) const {
  if (std::error_code Error = flushStandardOutput())
    Diags.report({}, diag::CannotWriteStdout, Error.message());
  std::vector<const Diagnostic *> Found = inSourceOrder(Diags, Sources);
  // Not a system call for every blank before a caret.
  llvm::errs().SetBuffered();
  switch (Format) {
  case DiagnosticFormat::Text:
    printDiagnostics(Found, Sources, llvm::errs());
    break;
  case DiagnosticFormat::Json:
    printJson(Found, Sources, llvm::errs());
    break;
  case DiagnosticFormat::Sarif:
    printSarif(Found, Sources, llvm::errs());
    break;
  }
  llvm::errs().SetUnbuffered();
  flushStandardError();
  return Diags.hasErrors() ? 1 : 0;
}
