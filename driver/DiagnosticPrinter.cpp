#include "driver/DiagnosticPrinter.h"

#include "llvm/Support/Format.h"

using namespace dx;

static llvm::StringRef severityText(Severity S) {
  switch (S) {
  case Severity::Error:
    return "error";
  case Severity::Warning:
    return "warning";
  case Severity::Note:
    return "note";
  }
  return {};
}

/// How much of a line is shown; a whole program may be one line.
static constexpr size_t LongestLine = 160;

/// The line, and carets below what is meant. Tabs stay tabs below it, so that
/// the carets stand where they should.
static void printSource(SourceRange Range, PresumedLoc Place,
                        const SourceManager &Sources, llvm::raw_ostream &Out) {
  llvm::StringRef Line = Sources.lineText(Range.Begin);
  size_t Column = Place.Column - 1;
  size_t Skipped = Column > LongestLine ? Column - LongestLine / 2 : 0;
  llvm::StringRef Shown = Line.substr(Skipped, LongestLine);
  Out << llvm::format("%5u | ", Place.Line) << Shown << '\n' << "      | ";
  for (char C : Shown.take_front(Column - Skipped)) {
    bool Continues = (static_cast<unsigned char>(C) & 0xC0) == 0x80;
    if (!Continues)
      Out << (C == '\t' ? '\t' : ' ');
  }
  size_t Length = Range.End.offset() - Range.Begin.offset();
  size_t Left = Shown.size() - std::min(Shown.size(), Column - Skipped);
  Out << '^'
      << std::string(
             std::min(std::max<size_t>(Length, 1), std::max<size_t>(Left, 1)) -
                 1,
             '~')
      << '\n';
}

static void printFinding(Severity S, SourceRange Range,
                         const std::string &Message, llvm::StringRef Code,
                         const SourceManager &Sources, llvm::raw_ostream &Out) {
  auto Place = Sources.presumed(Range.Begin);
  if (Place)
    Out << Sources.name(Place->File) << ':' << Place->Line << ':'
        << Place->Column << ": ";
  Out << severityText(S) << ": " << Message;
  if (!Code.empty())
    Out << " [" << Code << ']';
  Out << '\n';
  if (Place)
    printSource(Range, *Place, Sources, Out);
}

static void printFix(const FixIt &Fix, const SourceManager &Sources,
                     llvm::raw_ostream &Out) {
  llvm::StringRef Old = Sources.text(Fix.Range);
  Out << "      fix: ";
  if (Old.empty())
    Out << "insert `" << Fix.Replacement << "`\n";
  else if (Fix.Replacement.empty())
    Out << "remove `" << Old << "`\n";
  else
    Out << "write `" << Fix.Replacement << "` for `" << Old << "`\n";
}

void dx::printDiagnostic(const Diagnostic &D, const SourceManager &Sources,
                         llvm::raw_ostream &Out) {
  printFinding(D.severity(), D.Range, D.Message, D.code(), Sources, Out);
  for (const FixIt &Fix : D.Fixes)
    printFix(Fix, Sources, Out);
  for (const DiagNote &N : D.Notes)
    printFinding(Severity::Note, N.Range, N.Message, "", Sources, Out);
}

void dx::printDiagnostics(DiagnosticList Diags, const SourceManager &Sources,
                          llvm::raw_ostream &Out) {
  for (const Diagnostic *D : Diags)
    printDiagnostic(*D, Sources, Out);
}
