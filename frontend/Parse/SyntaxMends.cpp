// The repairs: mistakes for which other tokens would have been right, and what
// is skipped where there are none.

#include "frontend/Parse/Brackets.h"
#include "frontend/Parse/SyntaxErrors.h"
#include "grammar/DxParser.h"
#include "llvm/ADT/STLExtras.h"

using namespace dx;

//===-- Changing tokens ---------------------------------------------------===//

bool SyntaxErrors::mayMend() const {
  // A file is parsed again for each mistake that is mended.
  constexpr size_t LargestMended = size_t(1) << 20;
  return MendsLeft && Tokens.Tokens.size() <= LargestMended;
}

void SyntaxErrors::insertToken(size_t At, uint8_t Type) {
  uint32_t End = At ? Tokens.Tokens[At - 1].End : 0;
  Tokens.Tokens.insert(Tokens.Tokens.begin() + ptrdiff_t(At),
                       Token{End, End, Type});
}

void SyntaxErrors::eraseToken(size_t At) {
  Tokens.Tokens.erase(Tokens.Tokens.begin() + ptrdiff_t(At));
  parseAgain();
}

void SyntaxErrors::parseAgain() {
  --MendsLeft;
  throw TokensMended();
}

//===-- Bindings ----------------------------------------------------------===//

/// `a = f b = 1; };` lacks a `{` where the first of the bindings begins: a
/// later `}` would close nothing.
void SyntaxErrors::mendOpenBrace(ParserBase &P, size_t First) {
  size_t RuleStart = P.builder().ruleStart();
  if (First <= RuleStart || braceBalance(Tokens) >= 0 || !mayMend())
    return;
  auto Before =
      llvm::ArrayRef(Tokens.Tokens).slice(RuleStart, First - RuleStart);
  if (llvm::none_of(Before,
                    [](const Token &T) { return T.Type == DxParser::Assign; }))
    return;
  const Token &T = Tokens.Tokens[First];
  SourceRange Gap(Start.advanced(Before.back().End));
  Diags.report(Gap, diag::MissingOpenBrace, Tokens.text(T)).fix(Gap, " {");
  insertToken(First, DxParser::LBrace);
  parseAgain();
}

/// `a = 1 b = 2;` and `inherit a b = 2;` lack a `;` before the name that the
/// current `=` binds.
void SyntaxErrors::mendSemicolon(ParserBase &P, size_t Name) {
  size_t RuleStart = P.builder().ruleStart();
  // A brace may have led back too far.
  if (Name < RuleStart)
    return;
  auto Binding =
      llvm::ArrayRef(Tokens.Tokens).slice(RuleStart, Name - RuleStart);
  bool IsWhole =
      !Binding.empty() && endsOperand(Binding.back().Type) &&
      Name < Tokens.position() &&
      llvm::any_of(
          Binding,
          [](const Token &T) {
            return T.Type == DxParser::Assign || T.Type == DxParser::Inherit;
          });
  if (!IsWhole || !mayMend())
    return;
  SourceRange Gap(Start.advanced(Binding.back().End));
  Diags.report(Gap, diag::MissingSemicolon, "at the end of the binding")
      .fix(Gap, ";");
  insertToken(Name, DxParser::Semi);
  parseAgain();
}

/// Where an expression is over, `=` lacks a `{` or `;` before the name or was
/// meant as `==`.
void SyntaxErrors::mendAssign(ParserBase &P) {
  if (Tokens.type() != DxParser::Assign)
    return;
  if (P.context()->getRuleIndex() == DxParser::RuleBinding) {
    size_t Name = attrPathBefore(Tokens, Tokens.position());
    mendOpenBrace(P, Name);
    mendSemicolon(P, Name);
  }
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

/// Whether a `=` follows before the binding ends.
bool SyntaxErrors::bindsAhead() const {
  int Depth = 0;
  for (size_t I = Tokens.position(); I < Tokens.Tokens.size(); ++I) {
    uint8_t Type = Tokens.Tokens[I].Type;
    Depth += nesting(Type);
    if (Depth < 0 || (Depth == 0 && Type == DxParser::Semi))
      return false;
    if (Depth == 0 && Type == DxParser::Assign)
      return true;
  }
  return false;
}

/// `{ a b; }`: names that get no value are meant to be inherited.
void SyntaxErrors::mendInherit(ParserBase &P) {
  size_t First = P.builder().ruleStart(), End = First;
  while (Tokens.Tokens[End].Type == DxParser::Id)
    ++End;
  uint8_t Next = Tokens.Tokens[End].Type;
  // Two names rather lack a `=`.
  if (End == First || End == First + 2 ||
      (Next != DxParser::Semi && Next != DxParser::RBrace))
    return;
  SourceRange Names(range(Tokens.Tokens[First]).Begin,
                    range(Tokens.Tokens[End - 1]).End);
  llvm::StringRef Text = Tokens.source().slice(Tokens.Tokens[First].Begin,
                                               Tokens.Tokens[End - 1].End);
  Diags.report(range(Tokens.current()), diag::MissingAssign, found())
      .fix(SourceRange(Names.Begin), "inherit ")
      .note(Names, diag::InheritMeant, Text);
  if (!mayMend())
    return;
  if (Next != DxParser::Semi)
    insertToken(End, DxParser::Semi);
  insertToken(First, DxParser::Inherit);
  parseAgain();
}

/// `let a = 1; a + a` and `let a = 1; { }`: what should be a binding is the
/// body.
void SyntaxErrors::mendMissingIn(size_t Body) {
  if (!mayMend())
    return;
  const Token &T = Tokens.Tokens[Body];
  SourceRange Gap(Start.advanced(T.Begin));
  Diags.report(range(T), diag::MissingIn, "`" + Tokens.excerpt(T) + "`")
      .fix(Gap, "in ");
  insertToken(Body, DxParser::In);
  parseAgain();
}

//===-- Without changing tokens -------------------------------------------===//

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
  default:
    return false;
  }
}

bool SyntaxErrors::isBetweenBindings(ParserBase &P) {
  size_t Rule = P.context()->getRuleIndex();
  return (Rule == DxParser::RuleOperand || Rule == DxParser::RuleExpr) &&
         expectedBy(P).contains(size_t(DxParser::Inherit));
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
