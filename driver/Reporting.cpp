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

void Reporting::print(llvm::ArrayRef<const Diagnostic *> Found,
                      const SourceManager &Sources,
                      llvm::raw_ostream &Out) const {
  switch (Format) {
  case DiagnosticFormat::Text:
    return printDiagnostics(Found, Sources, Out);
  case DiagnosticFormat::Json:
    return printJson(Found, Sources, Out);
  case DiagnosticFormat::Sarif:
    return printSarif(Found, Sources, Out);
  }
}

std::string Reporting::render(Diagnostic D) const {
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  print({&D}, SourceManager(), Out);
  return Text;
}

void Reporting::captureTraces(SessionOptions &Options,
                              DiagnosticEngine &Diags) const {
  switch (Format) {
  case DiagnosticFormat::Text:
    return;
  case DiagnosticFormat::Json:
    Options.Trace = [*this](llvm::StringRef Text) {
      llvm::errs() << render(makeDiag({}, diag::TraceOutput, Text));
    };
    return;
  case DiagnosticFormat::Sarif:
    Options.Trace = [&Diags](llvm::StringRef Text) {
      Diags.add(makeDiag({}, diag::TraceOutput, Text));
    };
    return;
  }
}

int Reporting::finish(DiagnosticEngine &Diags,
                      const SourceManager &Sources) const {
  if (std::error_code Error = flushStandardOutput())
    Diags.report({}, diag::CannotWriteStdout, Error.message());
  // Not a system call for every blank before a caret.
  llvm::errs().SetBuffered();
  print(inSourceOrder(Diags, Sources), Sources, llvm::errs());
  llvm::errs().SetUnbuffered();
  flushStandardError();
  return Diags.hasErrors() ? 1 : 0;
}
