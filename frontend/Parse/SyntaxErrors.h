#pragma once

#include "frontend/Basic/DiagnosticEngine.h"
#include "frontend/Parse/TokenBuffer.h"
#include "llvm/ADT/SmallVector.h"

namespace dx {

class ParserBase;

/// Thrown out of the parser when the tokens were mended where they were wrong:
/// parsing them again gives a better tree than recovery would. It never leaves
/// parseFile. The mistake has been reported; what else was, will be again, and
/// the engine keeps it once.
struct TokensMended {};

/// Says what is wrong with a program whose next token doesn't fit, and knows
/// the mistakes that people make often enough to deserve their own message and
/// repair.
class SyntaxErrors {
  TokenBuffer &Tokens;
  SourceLoc Start;
  DiagnosticEngine &Diags;
  /// What is wrong from this byte on has been explained by the lexer.
  uint32_t ExplainedFrom;
  /// Whether parts of the text had to be left out or made up.
  bool Recovers = false;
  /// How often the tokens may still be mended.
  unsigned MendsLeft = 16;
  /// Where brackets that closed nothing were taken out: what does not fit there
  /// is no second mistake.
  llvm::SmallVector<uint32_t, 4> ErasedBehind;
  /// The list whose commas have been reported.
  size_t CommasReportedIn = ~size_t(0);

public:
  /// More errors of syntax than this are not reported for one file.
  static constexpr unsigned Limit = 100;

  SyntaxErrors(TokenBuffer &Tokens, SourceLoc Start, DiagnosticEngine &Diags,
               uint32_t ExplainedFrom)
      : Tokens(Tokens), Start(Start), Diags(Diags),
        ExplainedFrom(ExplainedFrom) {}

  /// To be called before each attempt to parse the tokens.
  void beginAttempt() { Recovers = false; }
  /// Whether the tree of this attempt lacks something that was written: a
  /// mistake was found for which no tokens could be mended.
  [[nodiscard]] bool recovers() const { return Recovers; }

  /// Reports that the current token doesn't fit where the parser stands.
  void report(ParserBase &P);
  /// Skips and reports a `,` between the elements of a list.
  bool skipSeparator(ParserBase &P);
  /// Whether the parser decides if another binding of a set or `let` follows.
  static bool isBetweenBindings(ParserBase &P);
  /// Leaves out what can't be a binding: up to the next `;` of this group, or
  /// to its end.
  void skipBinding(ParserBase &P);
  /// The same for parameters, with the `}` that ends them.
  void skipFormals(ParserBase &P);
  /// Whether the current token was written in place of the expected one, such
  /// as `,` for `;`; reports it then.
  bool standsForExpected(ParserBase &P);

private:
  // SyntaxErrors.cpp: what is wrong.
  /// The tokens that fit next as far as the innermost rule is concerned.
  static antlr4::misc::IntervalSet expectedBy(ParserBase &P);
  bool reportUnmatched();
  void reportMissing(ParserBase &P, size_t Expected);
  void reportMissingThen();
  void reportMissingAssign(ParserBase &P);
  void reportMissingSemicolon(ParserBase &P);
  void reportMissingColon();
  void reportAtEnd();
  void reportUnclosed(size_t Closer);
  void reportInRule(ParserBase &P);
  void reportInFormals();
  void reportInBindings(bool IsLet);
  void reportLoneSemicolon(bool IsLet);

  // SyntaxMends.cpp: mistakes whose repair is a change of the tokens. They
  // report and throw, or do nothing where they don't apply.
  void mendOpenBrace(ParserBase &P, size_t First);
  void mendSemicolon(ParserBase &P, size_t Name);
  void mendAssign(ParserBase &P);
  void mendColonInBinding();
  void mendInherit(ParserBase &P);
  void mendMissingIn(size_t Body);
  [[nodiscard]] bool mayMend() const;
  void insertToken(size_t At, uint8_t Type);
  [[noreturn]] void eraseToken(size_t At);
  [[noreturn]] void parseAgain();
  [[nodiscard]] bool bindsAhead() const;

  [[nodiscard]] SourceRange range(const Token &T) const;
  /// The end of the token before the current one, where something is missing.
  [[nodiscard]] SourceRange gap() const;
  [[nodiscard]] std::string found() const;
};

} // namespace dx
