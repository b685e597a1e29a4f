#pragma once

#include "frontend/Basic/DiagnosticEngine.h"
#include "frontend/Parse/TokenBuffer.h"

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
  /// The file ended in a string: what is missing there has been explained.
  bool EndIsExplained;
  /// How often the tokens may still be mended.
  unsigned MendsLeft = 16;
  /// The list whose commas have been reported.
  size_t CommasReportedIn = ~size_t(0);

public:
  /// More errors of syntax than this are not reported for one file.
  static constexpr unsigned Limit = 100;

  SyntaxErrors(TokenBuffer &Tokens, SourceLoc Start, DiagnosticEngine &Diags,
               bool EndIsExplained)
      : Tokens(Tokens), Start(Start), Diags(Diags),
        EndIsExplained(EndIsExplained) {}

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
  void reportMissing(ParserBase &P, size_t Expected);
  void reportInRule(ParserBase &P);
  void reportInFormals();
  void reportMissingAssign(ParserBase &P);
  void reportMissingSemicolon(ParserBase &P);
  void reportAtEnd();
  void reportUnclosed(size_t Closer);
  void reportInBindings(bool IsLet);

  /// Mistakes whose repair is a change of the tokens; they end in a throw.
  void mendAssign(ParserBase &P, size_t Expected);
  void mendSemicolon(ParserBase &P);
  void mendColonInBinding();
  void mendMissingIn(ParserBase &P);
  [[nodiscard]] bool mayMend() const;
  [[noreturn]] void parseAgain();
  [[nodiscard]] size_t attrPathBefore(size_t Index) const;
  [[nodiscard]] bool hasInAhead() const;

  [[nodiscard]] SourceRange range(const Token &T) const;
  /// The end of the token before the current one, where something is missing.
  [[nodiscard]] SourceRange gap() const;
  [[nodiscard]] std::string found() const;
  [[nodiscard]] const Token *opener(uint8_t Closer) const;
};

} // namespace dx
