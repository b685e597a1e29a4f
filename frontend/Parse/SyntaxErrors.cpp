#include "frontend/Parse/SyntaxErrors.h"

#include "grammar/DxParser.h"
#include "llvm/ADT/StringExtras.h"

using namespace dx;

SourceRange SyntaxErrors::range(const Token &T) const {
  return {Start.advanced(T.Begin), Start.advanced(T.End)};
}

SourceRange SyntaxErrors::gap() const {
  return SourceRange(Start.advanced(Tokens.previousEnd()));
}

/// How the current token is called in a message.
std::string SyntaxErrors::found() const {
  const Token &T = Tokens.current();
  switch (T.Type) {
  case Token::EndOfFile:
    return "the end of the file";
  case DxParser::StrOpen:
  case DxParser::IndOpen:
    return "a string";
  case DxParser::Str:
  case DxParser::IndStr:
  case DxParser::IndEscape:
    return "text of a string";
  case DxParser::StrClose:
  case DxParser::IndClose:
    return "the end of the string";
  case DxParser::PathEnd:
    return "the end of the path";
  }
  llvm::StringRef Text = Tokens.text(T);
  constexpr size_t Longest = 40;
  if (Text.size() > Longest)
    return ("`" + Text.take_front(Longest) + "...`").str();
  return ("`" + Text + "`").str();
}

//===-- What is wrong -----------------------------------------------------===//

/// The tokens that fit next as far as the innermost rule is concerned.
static antlr4::misc::IntervalSet expectedBy(ParserBase &P) {
  const antlr4::atn::ATN &Atn = P.getATN();
  return Atn.nextTokens(Atn.states[P.getState()]);
}

static bool isCloser(uint8_t Type) {
  return Type == DxParser::RParen || Type == DxParser::RBracket ||
         Type == DxParser::RBrace || Type == Token::EndOfFile;
}

void SyntaxErrors::report(ParserBase &P) {
  if (EndIsExplained && Tokens.current().Begin == Tokens.source().size())
    return;
  // One more tells that there are too many.
  if (Diags.errorCount() > Limit)
    return;
  antlr4::misc::IntervalSet Expected = expectedBy(P);
  if (Expected.size() == 1)
    return reportMissing(P, size_t(Expected.getMinElement()));
  reportInRule(P);
}

/// How a token that is missing is called in a message.
static std::string expectedText(const ParserBase &P, size_t Type) {
  switch (Type) {
  case DxParser::Id:
  case DxParser::LambdaId:
    return "a name";
  case DxParser::FormalsBrace:
    return "`{`";
  default:
    break;
  }
  // The vocabulary has literals in single quotes.
  std::string Name = P.getVocabulary().getLiteralName(Type);
  return ("`" + llvm::StringRef(Name).trim('\'') + "`").str();
}

void SyntaxErrors::reportMissing(ParserBase &P, size_t Expected) {
  mendAssign(P, Expected);
  const Token &Found = Tokens.current();
  if (isCloser(Found.Type) && Found.Type != Token::EndOfFile &&
      !opener(Found.Type)) {
    Diags.report(range(Found), diag::UnmatchedBracket, Tokens.text(Found));
    return;
  }
  switch (Expected) {
  case DxParser::Semi:
    return reportMissingSemicolon(P);
  case DxParser::RParen:
  case DxParser::RBracket:
  case DxParser::RBrace:
    return reportUnclosed(Expected);
  case DxParser::Assign:
    return reportMissingAssign(P);
  case DxParser::In:
    Diags.report(range(Found), diag::MissingIn, found());
    return;
  case DxParser::Then:
    Diags.report(range(Found), diag::MissingThen, found());
    return;
  case DxParser::Else:
    Diags.report(range(Found), diag::MissingElse, found());
    return;
  case antlr4::Token::EOF:
    return reportAtEnd();
  default:
    break;
  }
  Diags.report(range(Found), diag::ExpectedToken, expectedText(P, Expected),
               found());
}

/// Whether the binding being parsed is one of a `let`.
static bool isInLet(ParserBase &P) {
  const auto *Outer =
      static_cast<const antlr4::RuleContext *>(P.context()->parent);
  return Outer && Outer->getRuleIndex() == DxParser::RuleExpr;
}

void SyntaxErrors::reportMissingAssign(ParserBase &P) {
  if (isInLet(P) && !hasInAhead())
    mendMissingIn(P);
  Diags.report(range(Tokens.current()), diag::MissingAssign, found());
}

void SyntaxErrors::reportMissingSemicolon(ParserBase &P) {
  bool IsBinding = P.context()->getRuleIndex() == DxParser::RuleBinding;
  if (IsBinding && Tokens.type() == Token::EndOfFile)
    return reportInBindings(isInLet(P));
  Diags
      .report(gap(), diag::MissingSemicolon,
              IsBinding ? "at the end of the binding"
                        : "between the head of `assert` or `with` and its body")
      .fix(gap(), ";");
}

void SyntaxErrors::reportAtEnd() {
  const Token &T = Tokens.current();
  if (isCloser(T.Type))
    Diags.report(range(T), diag::UnmatchedBracket, Tokens.text(T));
  else if (T.Type == DxParser::Assign)
    Diags.report(range(T), diag::BindingOutsideSet);
  else
    Diags.report(range(T), diag::TrailingInput, found());
}

static llvm::StringRef closerText(size_t Closer) {
  return Closer == DxParser::RParen     ? ")"
         : Closer == DxParser::RBracket ? "]"
                                        : "}";
}

void SyntaxErrors::reportUnclosed(size_t Closer) {
  const Token *Open = opener(uint8_t(Closer));
  llvm::StringRef Opened = Open ? Tokens.text(*Open) : "";
  auto D = Diags.report(range(Tokens.current()), diag::UnclosedBracket, Opened,
                        closerText(Closer), found());
  if (Open)
    D.note(range(*Open), diag::OpenedHere, Opened);
}

void SyntaxErrors::reportInRule(ParserBase &P) {
  SourceRange Here = range(Tokens.current());
  antlr4::misc::IntervalSet Expected = expectedBy(P);
  switch (P.context()->getRuleIndex()) {
  case DxParser::RuleBinding:
    if (Expected.contains(size_t(DxParser::Semi))) {
      if (Tokens.type() == DxParser::Assign)
        mendSemicolon(P);
      return reportMissingSemicolon(P);
    }
    [[fallthrough]];
  case DxParser::RuleAttrpath:
  case DxParser::RuleAttr:
    Diags.report(Here, diag::ExpectedAttrName, found());
    return;
  case DxParser::RuleFormals:
    return reportInFormals();
  case DxParser::RuleFormal:
    Diags.report(Here, diag::ExpectedFormal, found());
    return;
  }
  if (Expected.contains(size_t(DxParser::Inherit)))
    return reportInBindings(Expected.contains(size_t(DxParser::In)));
  if (Expected.contains(size_t(DxParser::RBracket))) {
    if (isCloser(Tokens.type()) || Tokens.type() == DxParser::Semi)
      return reportUnclosed(DxParser::RBracket);
    Diags.report(Here, diag::ExpectedListElement, found());
    return;
  }
  Diags.report(Here, diag::ExpectedExpression, found());
}

void SyntaxErrors::reportInFormals() {
  if (isCloser(Tokens.type()))
    return reportUnclosed(DxParser::RBrace);
  if (Tokens.type() != DxParser::Id && Tokens.type() != DxParser::Ellipsis) {
    Diags.report(range(Tokens.current()), diag::ExpectedToken, "`,` or `}`",
                 found());
    return;
  }
  Diags.report(gap(), diag::MissingComma).fix(gap(), ",");
  if (!mayMend())
    return;
  uint32_t End = Tokens.previousEnd();
  Tokens.Tokens.insert(Tokens.Tokens.begin() + ptrdiff_t(Tokens.position()),
                       Token{End, End, DxParser::Comma});
  parseAgain();
}

void SyntaxErrors::reportInBindings(bool IsLet) {
  if (Tokens.type() == DxParser::LambdaId)
    mendColonInBinding();
  SourceRange Here = range(Tokens.current());
  if (!isCloser(Tokens.type()))
    Diags.report(Here, diag::ExpectedBinding, found());
  else if (IsLet)
    Diags.report(Here, diag::MissingIn, found());
  else
    reportUnclosed(DxParser::RBrace);
}

//===-- Common mistakes ---------------------------------------------------===//

bool SyntaxErrors::skipSeparator(ParserBase &P) {
  if (Tokens.type() != DxParser::Comma ||
      P.context()->getRuleIndex() != DxParser::RuleOperand ||
      !expectedBy(P).contains(size_t(DxParser::RBracket)))
    return false;
  SourceRange Here = range(Tokens.current());
  if (CommasReportedIn != P.builder().ruleStart())
    Diags.report(Here, diag::CommaInList).fix(Here, "");
  CommasReportedIn = P.builder().ruleStart();
  P.consume();
  return true;
}

bool SyntaxErrors::standsForExpected(ParserBase &P) {
  antlr4::misc::IntervalSet Expected = expectedBy(P);
  if (Expected.size() != 1)
    return false;
  SourceRange Here = range(Tokens.current());
  uint8_t Found = Tokens.type();
  switch (Expected.getMinElement()) {
  case DxParser::Assign:
    if (Found == DxParser::Colon) {
      Diags.report(Here, diag::ColonInBinding).fix(Here, "=");
      return true;
    }
    if (Found == DxParser::Equal) {
      Diags.report(Here, diag::MissingAssign, found()).fix(Here, "=");
      return true;
    }
    return false;
  case DxParser::Semi:
    if (Found != DxParser::Comma ||
        P.context()->getRuleIndex() != DxParser::RuleBinding)
      return false;
    Diags.report(Here, diag::CommaInBindings).fix(Here, ";");
    return true;
  }
  return false;
}

/// Whether an operand may end with a token of this type.
static bool endsOperand(uint8_t Type) {
  switch (Type) {
  case DxParser::Id:
  case DxParser::OrKw:
  case DxParser::Int:
  case DxParser::Float:
  case DxParser::Uri:
  case DxParser::SearchPath:
  case DxParser::PathEnd:
  case DxParser::StrClose:
  case DxParser::IndClose:
  case DxParser::RParen:
  case DxParser::RBracket:
  case DxParser::RBrace:
    return true;
  default:
    return false;
  }
}

/// `a = 1 b = 2;` and `inherit a b = 2;` lack a `;` before the name that the
/// current `=` binds.
void SyntaxErrors::mendSemicolon(ParserBase &P) {
  size_t Name = attrPathBefore(Tokens.position());
  size_t RuleStart = P.builder().ruleStart();
  // A brace may have led back too far.
  if (Name < RuleStart)
    return;
  auto Binding =
      llvm::ArrayRef(Tokens.Tokens).slice(RuleStart, Name - RuleStart);
  bool IsWhole =
      !Binding.empty() && endsOperand(Binding.back().Type) &&
      llvm::any_of(Binding, [](const Token &T) {
        return T.Type == DxParser::Assign || T.Type == DxParser::Inherit;
      });
  if (!IsWhole || !mayMend())
    return;
  uint32_t End = Binding.back().End;
  SourceRange Gap(Start.advanced(End));
  Diags.report(Gap, diag::MissingSemicolon, "at the end of the binding")
      .fix(Gap, ";");
  Tokens.Tokens.insert(Tokens.Tokens.begin() + ptrdiff_t(Name),
                       Token{End, End, DxParser::Semi});
  parseAgain();
}

/// Where an expression is over, `=` lacks a `;` before the name or was meant
/// as `==`.
void SyntaxErrors::mendAssign(ParserBase &P, size_t Expected) {
  if (Tokens.type() != DxParser::Assign || Expected == antlr4::Token::EOF)
    return;
  if (P.context()->getRuleIndex() == DxParser::RuleBinding)
    mendSemicolon(P);
  if (!mayMend())
    return;
  Token &Assign = Tokens.Tokens[Tokens.position()];
  Diags.report(range(Assign), diag::AssignForEqual).fix(range(Assign), "==");
  Assign.Type = DxParser::Equal;
  parseAgain();
}

/// `{ a : 1; }`
void SyntaxErrors::mendColonInBinding() {
  size_t At = Tokens.position();
  Token &Colon = Tokens.Tokens[At + 1];
  if (Colon.Type != DxParser::Colon || !mayMend())
    return;
  Diags.report(range(Colon), diag::ColonInBinding).fix(range(Colon), "=");
  Tokens.Tokens[At].Type = DxParser::Id;
  // `a := 1`
  if (Tokens.type(2) == DxParser::Assign)
    Tokens.Tokens.erase(Tokens.Tokens.begin() + ptrdiff_t(At + 1));
  else
    Colon.Type = DxParser::Assign;
  parseAgain();
}

bool SyntaxErrors::mayMend() const {
  // A file is parsed again for each mistake that is mended.
  constexpr size_t LargestMended = size_t(1) << 20;
  return MendsLeft && Tokens.Tokens.size() <= LargestMended;
}

void SyntaxErrors::parseAgain() {
  --MendsLeft;
  throw TokensMended();
}

/// `let a = 1; a + a`: what should be a binding is the body.
void SyntaxErrors::mendMissingIn(ParserBase &P) {
  if (!mayMend())
    return;
  size_t Body = P.builder().ruleStart();
  uint32_t Begin = Tokens.Tokens[Body].Begin;
  SourceRange Gap(Start.advanced(Begin));
  Diags
      .report(range(Tokens.Tokens[Body]), diag::MissingIn,
              ("`" + Tokens.text(Tokens.Tokens[Body]) + "`").str())
      .fix(Gap, "in ");
  Tokens.Tokens.insert(Tokens.Tokens.begin() + ptrdiff_t(Body),
                       Token{Begin, Begin, DxParser::In});
  parseAgain();
}

bool SyntaxErrors::isBetweenBindings(ParserBase &P) {
  size_t Rule = P.context()->getRuleIndex();
  return (Rule == DxParser::RuleOperand || Rule == DxParser::RuleExpr) &&
         expectedBy(P).contains(size_t(DxParser::Inherit));
}

/// Whether a token opens (1) or closes (-1) something that bindings lie in.
static int nesting(uint8_t Type) {
  switch (Type) {
  case DxParser::LParen:
  case DxParser::LBracket:
  case DxParser::LBrace:
  case DxParser::FormalsBrace:
  case DxParser::DollarBrace:
  case DxParser::StrOpen:
  case DxParser::IndOpen:
  case DxParser::Let:
    return 1;
  case DxParser::RParen:
  case DxParser::RBracket:
  case DxParser::RBrace:
  case DxParser::StrClose:
  case DxParser::IndClose:
  case DxParser::In:
    return -1;
  default:
    return 0;
  }
}

void SyntaxErrors::skipBinding(ParserBase &P) {
  int Depth = 0;
  while (Tokens.type() != Token::EndOfFile) {
    uint8_t Type = Tokens.type();
    Depth += nesting(Type);
    if (Depth < 0)
      return;
    P.consume();
    if (Depth == 0 && Type == DxParser::Semi)
      return;
  }
}

void SyntaxErrors::skipFormals(ParserBase &P) {
  skipBinding(P);
  if (Tokens.type() == DxParser::RBrace)
    P.consume();
}

/// Whether the `let` whose bindings are being parsed has its `in`.
bool SyntaxErrors::hasInAhead() const {
  int Depth = 0;
  for (size_t I = Tokens.position(); I < Tokens.Tokens.size(); ++I) {
    Depth += nesting(Tokens.Tokens[I].Type);
    if (Depth < 0)
      return Tokens.Tokens[I].Type == DxParser::In;
  }
  return false;
}

//===-- Looking back ------------------------------------------------------===//

/// The bracket that a closing one of this type would close here.
const Token *SyntaxErrors::opener(uint8_t Closer) const {
  unsigned Closed = 0;
  for (size_t I = Tokens.position(); I-- > 0;) {
    uint8_t Type = Tokens.Tokens[I].Type;
    if (Type == Closer) {
      ++Closed;
      continue;
    }
    bool Opens = Closer == DxParser::RParen ? Type == DxParser::LParen
                 : Closer == DxParser::RBracket
                     ? Type == DxParser::LBracket
                     : Type == DxParser::LBrace ||
                           Type == DxParser::FormalsBrace ||
                           Type == DxParser::DollarBrace;
    if (Opens && Closed-- == 0)
      return &Tokens.Tokens[I];
  }
  return nullptr;
}

/// The first token of the attribute path that ends before \p Index; \p Index
/// itself where there is none.
size_t SyntaxErrors::attrPathBefore(size_t Index) const {
  size_t Begin = Index;
  while (Begin > 1) {
    size_t Last = Begin - 1;
    uint8_t Type = Tokens.Tokens[Last].Type;
    if (Type == DxParser::StrClose)
      while (Last > 0 && Tokens.Tokens[Last].Type != DxParser::StrOpen)
        --Last;
    else if (Type == DxParser::RBrace)
      while (Last > 0 && Tokens.Tokens[Last].Type != DxParser::DollarBrace)
        --Last;
    else if (Type != DxParser::Id && Type != DxParser::OrKw)
      break;
    // What opens the string or interpolation is missing, or is all there is.
    if (Last == 0)
      break;
    Begin = Last;
    if (Tokens.Tokens[Begin - 1].Type != DxParser::Dot)
      break;
    --Begin;
  }
  return Begin;
}
