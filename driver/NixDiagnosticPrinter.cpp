#include "driver/NixDiagnosticPrinter.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"

using namespace dx;

/// What follows the first line stands below the text behind `error: `.
static constexpr llvm::StringLiteral Indent = "       ";

/// Nix's words for a row; empty where they are dxc's.
static llvm::StringRef nixWording(DiagId Id) {
#define DX_NIX_WORDING(Row, Format)                                            \
  if (Id == DiagId::Row)                                                       \
    return Format;
#include "driver/NixWording.def"
  return {};
}

static constexpr DiagId SyntaxRows[] = {
#define DX_DIAG(Name, ...) DiagId::Name,
#include "frontend/Basic/DiagnosticsSyntax.def"
#undef DX_DIAG
};

/// Rows that say what was being done, not what is wrong.
static constexpr DiagId TraceRows[] = {
    DiagId::WhileCalling,    DiagId::WhileCallingUnnamed,
    DiagId::WhileEvaluating, DiagId::WhileCallingBuiltin,
    DiagId::WhileNote,       DiagId::WhileDerivationAttr,
    DiagId::FramesLeftOut,
};

/// Nix quotes with ', and not inside of what it quotes.
static std::string withNixQuotes(llvm::StringRef Format) {
  std::string Text = Format.str();
  std::replace(Text.begin(), Text.end(), '`', '\'');
  return Text;
}

/// Words that come as arguments may be quoted, too: "`f`", "`a`, `b`".
static std::string argumentText(const std::string &Arg) {
  bool IsQuoted = Arg.size() > 2 && Arg.front() == '`' && Arg.back() == '`';
  return IsQuoted                ? withNixQuotes(Arg)
         : Arg == "the function" ? "'anonymous lambda'"
                                 : Arg;
}

static std::string wordsOf(DiagId Id, const std::vector<std::string> &Args) {
  if (formatOf(Id) == "{0}") // what a program says
    return Args.front();
  std::vector<std::string> Words;
  for (const std::string &Arg : Args)
    Words.push_back(argumentText(Arg));
  llvm::StringRef Nix = nixWording(Id);
  return formatText(Nix.empty() ? withNixQuotes(formatOf(Id)) : Nix.str(),
                    Words);
}

static void printIndented(llvm::StringRef Text, llvm::raw_ostream &Out) {
  auto [Line, Rest] = Text.split('\n');
  Out << Line << '\n';
  while (!Rest.empty()) {
    std::tie(Line, Rest) = Rest.split('\n');
    Out << Indent << Line << '\n';
  }
}

static void printPlace(SourceRange Range, llvm::StringRef Margin,
                       const SourceManager &Sources, llvm::raw_ostream &Out) {
  auto Place = Sources.presumed(Range.Begin);
  if (!Place)
    return;
  Out << Indent << Margin << "at " << Sources.name(Place->File) << ':'
      << Place->Line << ':' << Place->Column << ":\n"
      << Indent << llvm::format("%6u| ", Place->Line)
      << Sources.lineText(Range.Begin) << '\n'
      << Indent << "      |" << std::string(Place->Column, ' ') << "^\n";
}

static bool isTrace(const DiagNote &Note) {
  return llvm::is_contained(TraceRows, Note.Id);
}

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

static void printTrace(const Diagnostic &D, const SourceManager &Sources,
                       llvm::raw_ostream &Out) {
  for (const DiagNote &N : llvm::reverse(D.Notes)) {
    if (!isTrace(N))
      continue;
    Out << Indent << "… ";
    printIndented(wordsOf(N.Id, N.Args), Out);
    printPlace(N.Range, "  ", Sources, Out);
    Out << '\n';
  }
}

static void printOne(const Diagnostic &D, const SourceManager &Sources,
                     llvm::raw_ostream &Out) {
  llvm::StringRef Level = severityText(D.severity());
  if (llvm::any_of(D.Notes, isTrace)) {
    Out << Level << ":\n";
    printTrace(D, Sources, Out);
    Out << Indent;
  }
  bool IsSyntax =
      D.severity() == Severity::Error && llvm::is_contained(SyntaxRows, D.Id);
  Out << Level << ": " << (IsSyntax ? "syntax error, " : "");
  printIndented(wordsOf(D.Id, D.Args), Out);
  printPlace(D.Range, "", Sources, Out);
  for (const DiagNote &N : D.Notes) {
    if (isTrace(N))
      continue;
    Out << Indent;
    printIndented(wordsOf(N.Id, N.Args), Out);
    printPlace(N.Range, "", Sources, Out);
  }
}

/// A sequence is ESC, `[`, parameters, and a letter.
static std::string withoutColours(llvm::StringRef Text) {
  std::string Plain;
  while (true) {
    auto [Before, Rest] = Text.split("\x1b[");
    Plain += Before;
    if (Rest.empty())
      return Plain;
    Text = Rest.drop_while([](char C) { return C >= 0x20 && C < 0x40; });
    Text = Text.substr(1);
  }
}

void dx::printForTerminal(llvm::StringRef Text, llvm::raw_ostream &Out) {
  if (Out.is_displayed())
    Out << Text;
  else
    Out << withoutColours(Text);
}

void dx::printNixDiagnostics(DiagnosticList Diags, const SourceManager &Sources,
                             llvm::raw_ostream &Out) {
  std::string Text;
  llvm::raw_string_ostream TextOut(Text);
  for (const Diagnostic *D : Diags)
    printOne(*D, Sources, TextOut);
  printForTerminal(Text, Out);
}
