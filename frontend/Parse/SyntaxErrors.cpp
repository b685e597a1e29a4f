#include "frontend/Parse/SyntaxErrors.h"

#include "frontend/Parse/Brackets.h"
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
  default:
    break;
  }
  return "`" + Tokens.excerpt(T) + "`";
}

//===-- What is wrong -----------------------------------------------------===//

antlr4::misc::IntervalSet SyntaxErrors::expectedBy(ParserBase &P) {
  const antlr4::atn::ATN &Atn = P.getATN();
  return Atn.nextTokens(Atn.states[P.getState()]);
}

void SyntaxErrors::report(ParserBase &P) {
  Recovers = true;
  if (Tokens.current().Begin >= ExplainedFrom ||
      llvm::is_contained(ErasedBehind, Tokens.previousEnd()))
    return;
  // One more tells that there are too many.
  if (Diags.errorCount() > Limit)
    return;
  if (reportUnmatched())
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

/// A closing bracket of which no opening one is left.
bool SyntaxErrors::reportUnmatched() {
  const Token Found = Tokens.current();
  if (!isCloser(Found.Type) || Found.Type == Token::EndOfFile ||
      openerOf(Tokens, Found.Type))
    return false;
  Diags.report(range(Found), diag::UnmatchedBracket, Tokens.text(Found));
  // Behind a `}` too many all bindings are outside of their set.
  if (Found.Type != DxParser::RBrace && mayMend()) {
    ErasedBehind.push_back(Tokens.previousEnd());
    eraseToken(Tokens.position());
  }
  return true;
}

void SyntaxErrors::reportMissing(ParserBase &P, size_t Expected) {
  if (Expected != antlr4::Token::EOF)
    mendAssign(P);
  const Token &Found = Tokens.current();
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
    return reportMissingThen();
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

void SyntaxErrors::reportMissingThen() {
  Diags.report(range(Tokens.current()), diag::MissingThen, found());
  if (Tokens.type() != DxParser::Else || !mayMend())
    return;
  // Something must stand between the two.
  size_t At = Tokens.position();
  insertToken(At, DxParser::RBrace);
  insertToken(At, DxParser::LBrace);
  insertToken(At, DxParser::Then);
  parseAgain();
}

/// Whether the binding being parsed is one of a `let`.
static bool isInLet(ParserBase &P) {
  const auto *Outer =
      static_cast<const antlr4::RuleContext *>(P.context()->parent);
  return Outer && Outer->getRuleIndex() == DxParser::RuleExpr;
}

void SyntaxErrors::reportMissingAssign(ParserBase &P) {
  if (isInLet(P) && !hasInAhead(Tokens))
    mendMissingIn(P.builder().ruleStart());
  mendInherit(P);
  auto D = Diags.report(range(Tokens.current()), diag::MissingAssign, found());
  if (!beginsOperand(Tokens.type()) || bindsAhead())
    return;
  D.fix(gap(), " =");
  if (!mayMend())
    return;
  insertToken(Tokens.position(), DxParser::Assign);
  parseAgain();
}

void SyntaxErrors::reportMissingSemicolon(ParserBase &P) {
  bool IsBinding = P.context()->getRuleIndex() == DxParser::RuleBinding;
  if (IsBinding && Tokens.type() == Token::EndOfFile)
    return reportInBindings(isInLet(P));
  if (IsBinding && Tokens.type() == DxParser::Inherit)
    mendOpenBrace(P, Tokens.position());
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
  const Token *Open = openerOf(Tokens, uint8_t(Closer));
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
      mendAssign(P);
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
  default:
    break;
  }
  if (Expected.contains(size_t(DxParser::Colon)))
    return reportMissingColon();
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
  insertToken(Tokens.position(), DxParser::Comma);
  parseAgain();
}

void SyntaxErrors::reportMissingColon() {
  Diags.report(gap(), diag::MissingColon).fix(gap(), ":");
  if (!mayMend() || !beginsExpression(Tokens.type()))
    return;
  insertToken(Tokens.position(), DxParser::Colon);
  parseAgain();
}

void SyntaxErrors::reportInBindings(bool IsLet) {
  if (Tokens.type() == DxParser::LambdaId)
    mendColonInBinding();
  if (Tokens.type() == DxParser::Semi)
    return reportLoneSemicolon(IsLet);
  if (IsLet && beginsExpression(Tokens.type()) && !hasInAhead(Tokens))
    mendMissingIn(Tokens.position());
  SourceRange Here = range(Tokens.current());
  if (!isCloser(Tokens.type()))
    Diags.report(Here, diag::ExpectedBinding, found());
  else if (IsLet)
    Diags.report(Here, diag::MissingIn, found());
  else
    reportUnclosed(DxParser::RBrace);
}

/// `{ a = { b = 1; ; }` lacks a `}`; `{ a = 1;; }` has a `;` too many, and so
/// has `let a = 1;; in a`, whatever else is open.
void SyntaxErrors::reportLoneSemicolon(bool IsLet) {
  SourceRange Here = range(Tokens.current());
  const Token *Open = !IsLet && braceBalance(Tokens) > 0
                          ? openerOf(Tokens, DxParser::RBrace)
                          : nullptr;
  if (Open)
    Diags.report(Here, diag::UnclosedBracket, "{", "}", found())
        .fix(SourceRange(Here.Begin), "}")
        .note(range(*Open), diag::OpenedHere, Tokens.text(*Open));
  else
    Diags.report(Here, diag::LoneSemicolon).fix(Here, "");
  if (!mayMend())
    return;
  if (!Open)
    eraseToken(Tokens.position());
  insertToken(Tokens.position(), DxParser::RBrace);
  parseAgain();
}
