#pragma once

#include "antlr4-runtime.h"
#include "frontend/Parse/SyntaxErrors.h"
#include <bitset>
#include <vector>

namespace dx {

class ParserBase;

/// A set of token types; the end of the file has a place of its own.
class TokenSet {
  std::bitset<128> Bits;
  static constexpr size_t EndBit = 127;
  static constexpr size_t EpsilonBit = 126;
  static size_t bit(size_t Type) {
    return Type == antlr4::Token::EOF ? EndBit : Type;
  }

public:
  TokenSet() = default;
  explicit TokenSet(const antlr4::misc::IntervalSet &Set);

  [[nodiscard]] bool contains(size_t Type) const { return Bits[bit(Type)]; }
  /// Whether the rule may end here, so that more tokens may follow.
  [[nodiscard]] bool mayEnd() const { return Bits[EpsilonBit]; }
  void add(const TokenSet &Other) { Bits |= Other.Bits; }
  /// Without the mark of mayEnd.
  [[nodiscard]] antlr4::misc::IntervalSet toIntervals() const;
};

/// ANTLR's recovery, with messages of our own, sets computed once, and care
/// for what stock recovery does badly: a token is only skipped when nothing
/// under way could make use of it, and at the end of the file everything
/// missing is taken as given.
class ErrorStrategy final : public antlr4::DefaultErrorStrategy {
public:
  explicit ErrorStrategy(SyntaxErrors &Errors) : Errors(Errors) {}

  /// Called before every decision: what may come next?
  void sync(antlr4::Parser *P) override;
  void reportMatch(antlr4::Parser *P) override {
    if (errorRecoveryMode)
      DefaultErrorStrategy::reportMatch(P);
  }
  void reportError(antlr4::Parser *P,
                   const antlr4::RecognitionException &E) override;
  antlr4::Token *recoverInline(antlr4::Parser *P) override;
  void recover(antlr4::Parser *P, std::exception_ptr E) override;
  /// \p Depth rules are under way from now on.
  void leaveRule(size_t Depth) { KnownDepth = std::min(KnownDepth, Depth); }

protected:
  void reportUnwantedToken(antlr4::Parser *P) override;
  void reportMissingToken(antlr4::Parser *P) override;
  bool singleTokenInsertion(antlr4::Parser *P) override;
  antlr4::Token *singleTokenDeletion(antlr4::Parser *P) override;
  antlr4::Token *getMissingSymbol(antlr4::Parser *P) override;
  antlr4::misc::IntervalSet getErrorRecoverySet(antlr4::Parser *P) override;

private:
  /// What may come next in a state, within its rule.
  const TokenSet &next(antlr4::Parser *P, size_t State);
  /// What any of the rules under way could go on with.
  const TokenSet &recoverySet(ParserBase &P);
  void report(ParserBase &P);
  bool fitsFrom(ParserBase &P, size_t State, size_t Type);

  SyntaxErrors &Errors;
  struct CachedSet {
    bool IsKnown = false;
    TokenSet Set;
  };
  std::vector<CachedSet> Cache;
  /// The recovery sets of the rules under way, outermost first; only the first
  /// KnownDepth of them hold. Deep nesting would make each of many errors walk
  /// over all rules otherwise.
  std::vector<TokenSet> RecoverySets;
  size_t KnownDepth = 0;
};

} // namespace dx
