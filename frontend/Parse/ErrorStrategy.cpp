#include "frontend/Parse/ErrorStrategy.h"

#include "grammar/DxParser.h"

using namespace dx;

static ParserBase &base(antlr4::Parser *P) {
  return static_cast<ParserBase &>(*P);
}

TokenSet::TokenSet(const antlr4::misc::IntervalSet &Set) {
  for (ssize_t Type : Set.toList()) {
    if (size_t(Type) == antlr4::Token::EPSILON)
      Bits.set(EpsilonBit);
    else
      Bits.set(bit(size_t(Type)));
  }
}

antlr4::misc::IntervalSet TokenSet::toIntervals() const {
  antlr4::misc::IntervalSet Set;
  for (size_t Type = 0; Type < EpsilonBit; ++Type)
    if (Bits[Type])
      Set.add(ssize_t(Type));
  if (Bits[EndBit])
    Set.add(ssize_t(antlr4::Token::EOF));
  return Set;
}

const TokenSet &ErrorStrategy::next(antlr4::Parser *P, size_t State) {
  const antlr4::atn::ATN &Atn = P->getATN();
  if (Cache.empty())
    Cache.resize(Atn.states.size());
  CachedSet &C = Cache[State];
  if (!C.IsKnown)
    C = {true, TokenSet(Atn.nextTokens(Atn.states[State]))};
  return C.Set;
}

void ErrorStrategy::sync(antlr4::Parser *P) {
  const TokenSet &Next = next(P, base(P).getState());
  if (Next.mayEnd() || Next.contains(base(P).tokens().LA(1)))
    return;
  if (errorRecoveryMode) {
    if (SyntaxErrors::isBetweenBindings(base(P)))
      Errors.skipBinding(base(P));
    return;
  }
  if (Errors.skipSeparator(base(P)))
    return sync(P);
  if (SyntaxErrors::isBetweenBindings(base(P))) {
    reportUnwantedToken(P);
    return Errors.skipBinding(base(P));
  }
  DefaultErrorStrategy::sync(P);
}

void ErrorStrategy::report(ParserBase &P) {
  if (!errorRecoveryMode)
    Errors.report(P);
}

void ErrorStrategy::reportError(antlr4::Parser *P,
                                const antlr4::RecognitionException &) {
  report(base(P));
  beginErrorCondition(P);
}

void ErrorStrategy::reportUnwantedToken(antlr4::Parser *P) {
  report(base(P));
  beginErrorCondition(P);
}

void ErrorStrategy::reportMissingToken(antlr4::Parser *P) {
  report(base(P));
  beginErrorCondition(P);
}

void ErrorStrategy::recover(antlr4::Parser *P, std::exception_ptr E) {
  switch (base(P).context()->getRuleIndex()) {
  case DxParser::RuleBinding:
    return Errors.skipBinding(base(P));
  case DxParser::RuleFormals:
    return Errors.skipFormals(base(P));
  default:
    break;
  }
  DefaultErrorStrategy::recover(P, E);
}

antlr4::Token *ErrorStrategy::recoverInline(antlr4::Parser *P) {
  if (!errorRecoveryMode && Errors.standsForExpected(base(P))) {
    base(P).consume();
    return nullptr;
  }
  // Nothing is left to resynchronise with.
  if (base(P).tokens().LA(1) == antlr4::Token::EOF) {
    reportMissingToken(P);
    return getMissingSymbol(P);
  }
  return DefaultErrorStrategy::recoverInline(P);
}

antlr4::Token *ErrorStrategy::singleTokenDeletion(antlr4::Parser *P) {
  if (recoverySet(base(P)).contains(base(P).tokens().LA(1)))
    return nullptr;
  return DefaultErrorStrategy::singleTokenDeletion(P);
}

/// Another name where `=` should be is rather a mistake in the names.
bool ErrorStrategy::singleTokenInsertion(antlr4::Parser *P) {
  if (next(P, base(P).getState()).contains(DxParser::Assign))
    switch (base(P).tokens().type()) {
    case DxParser::Id:
    case DxParser::OrKw:
    case DxParser::StrOpen:
    case DxParser::DollarBrace:
      return false;
    default:
      break;
    }
  size_t Expected = P->getATN()
                        .states[base(P).getState()]
                        ->transitions[0]
                        ->target->stateNumber;
  if (!fitsFrom(base(P), Expected, base(P).tokens().LA(1)))
    return false;
  reportMissingToken(P);
  return true;
}

/// Whether a token fits in a state of the innermost rule, or where that may
/// end, of those around it. ANTLR's own way to find out takes long in deep
/// nesting.
bool ErrorStrategy::fitsFrom(ParserBase &P, size_t State, size_t Type) {
  const auto &States = P.getATN().states;
  const antlr4::RuleContext *Context = P.context();
  for (;;) {
    const TokenSet &Next = next(&P, State);
    if (Next.contains(Type))
      return true;
    size_t Invoking = Context->invokingState;
    if (!Next.mayEnd() ||
        Invoking == antlr4::atn::ATNState::INVALID_STATE_NUMBER)
      return false;
    State = static_cast<const antlr4::atn::RuleTransition *>(
                States[Invoking]->transitions[0])
                ->followState->stateNumber;
    Context = static_cast<const antlr4::RuleContext *>(Context->parent);
  }
}

antlr4::Token *ErrorStrategy::getMissingSymbol(antlr4::Parser *P) {
  base(P).pretendMatch();
  return nullptr;
}

antlr4::misc::IntervalSet
ErrorStrategy::getErrorRecoverySet(antlr4::Parser *P) {
  return recoverySet(base(P)).toIntervals();
}

const TokenSet &ErrorStrategy::recoverySet(ParserBase &P) {
  const auto &States = P.getATN().states;
  size_t Depth = P.builder().depthOfRules();
  RecoverySets.resize(Depth);
  std::vector<antlr4::RuleContext *> Unknown;
  antlr4::RuleContext *Context = P.context();
  for (size_t I = Depth; I > KnownDepth; --I) {
    Unknown.push_back(Context);
    Context = static_cast<antlr4::RuleContext *>(Context->parent);
  }
  for (size_t I = KnownDepth; I < Depth; ++I) {
    RecoverySets[I] = I ? RecoverySets[I - 1] : TokenSet();
    size_t Invoking = Unknown[Depth - 1 - I]->invokingState;
    if (Invoking == antlr4::atn::ATNState::INVALID_STATE_NUMBER)
      continue;
    const auto *Call = static_cast<const antlr4::atn::RuleTransition *>(
        States[Invoking]->transitions[0]);
    RecoverySets[I].add(next(&P, Call->followState->stateNumber));
  }
  KnownDepth = Depth;
  return RecoverySets.back();
}
