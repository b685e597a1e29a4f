#include "driver/Reporting.h"

#include "driver/DiagnosticJson.h"
#include "driver/DiagnosticPrinter.h"
#include "driver/StandardStreams.h"
#include "driver/Usage.h"
#include "llvm/Support/raw_ostream.h"

using namespace dx;

static constexpr std::pair<llvm::StringLiteral, DiagnosticFormat> Formats[] = {
    {"text", DiagnosticFormat::Text},
    {"json", DiagnosticFormat::Json},
    {"sarif", DiagnosticFormat::Sarif},
};

static constexpr const char *FormatNames = "text, json or sarif";

static std::optional<DiagnosticFormat> formatNamed(llvm::StringRef Name) {
  for (const auto &[Known, Format] : Formats)
    if (Known.equals_insensitive(Name))
      return Format;
  return std::nullopt;
}

void Reporting::addTo(CLI::App &Command) {
  auto Choose = [this](const std::string &Name) {
    auto Named = formatNamed(Name);
    if (!Named)
      refuseUsage(diag::NoFormat, Name, FormatNames);
    Format = *Named;
  };
  Command
      .add_option_function<std::string>(
          "--format", Choose,
          std::string("How diagnostics are printed: ") + FormatNames)
      ->type_name("FORMAT");
}

void Reporting::chooseFrom(llvm::ArrayRef<const char *> Args) {
  for (size_t I = 0; I < Args.size(); ++I) {
    llvm::StringRef Name = Args[I];
    if (!Name.consume_front("--format"))
      continue;
    if (Name.empty() && I + 1 < Args.size())
      Name = Args[I + 1];
    else if (!Name.consume_front("="))
      continue;
    Format = formatNamed(Name).value_or(Format);
  }
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
