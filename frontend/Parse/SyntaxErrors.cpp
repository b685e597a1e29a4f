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
  if (EndIsExplained && Tokens.type() == Token::EndOfFile)
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
  switch (Expected) {
  case DxParser::Semi:
    return reportMissingSemicolon(P);
  case DxParser::RParen:
  case DxParser::RBracket:
  case DxParser::RBrace:
    return reportUnclosed(Expected);
  case DxParser::Assign:
    Diags.report(range(Tokens.current()), diag::MissingAssign, found());
    return;
  case DxParser::In:
    Diags.report(range(Tokens.current()), diag::MissingIn, found());
    return;
  case DxParser::Then:
    Diags.report(range(Tokens.current()), diag::MissingThen, found());
    return;
  case DxParser::Else:
    Diags.report(range(Tokens.current()), diag::MissingElse, found());
    return;
  case antlr4::Token::EOF:
    return reportAtEnd();
  default:
    break;
  }
  Diags.report(range(Tokens.current()), diag::ExpectedToken,
               expectedText(P, Expected), found());
}

void SyntaxErrors::reportMissingSemicolon(ParserBase &P) {
  bool IsBinding = P.context()->getRuleIndex() == DxParser::RuleBinding;
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
    if (Expected.contains(size_t(DxParser::Semi)))
      return reportMissingSemicolon(P);
    [[fallthrough]];
  case DxParser::RuleAttrpath:
  case DxParser::RuleAttr:
    Diags.report(Here, diag::ExpectedAttrName, found());
    return;
  case DxParser::RuleFormals:
    if (isCloser(Tokens.type()))
      return reportUnclosed(DxParser::RBrace);
    Diags.report(Here, diag::ExpectedToken, "`,` or `}`", found());
    return;
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

/// `a = 1 b = 2;` lacks a `;` before the name that the `=` binds; any other
/// `=` in an expression was meant as `==`.
void SyntaxErrors::mendAssign(ParserBase &P, size_t Expected) {
  if (Tokens.type() != DxParser::Assign || Expected == antlr4::Token::EOF ||
      !mayMend())
    return;
  size_t At = Tokens.position();
  size_t Name = attrPathBefore(At);
  bool IsValue = Expected == DxParser::Semi &&
                 P.context()->getRuleIndex() == DxParser::RuleBinding;
  if (IsValue && Tokens.Tokens[Name - 1].Type != DxParser::Assign) {
    uint32_t End = Tokens.Tokens[Name - 1].End;
    SourceRange Gap(Start.advanced(End));
    Diags.report(Gap, diag::MissingSemicolon, "at the end of the binding")
        .fix(Gap, ";");
    Tokens.Tokens.insert(Tokens.Tokens.begin() + ptrdiff_t(Name),
                         Token{End, End, DxParser::Semi});
    parseAgain();
  }
  SourceRange Here = range(Tokens.current());
  Diags.report(Here, diag::AssignForEqual).fix(Here, "==");
  Tokens.Tokens[At].Type = DxParser::Equal;
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
    Begin = Last;
    if (Tokens.Tokens[Begin - 1].Type != DxParser::Dot)
      break;
    --Begin;
  }
  return Begin;
}
