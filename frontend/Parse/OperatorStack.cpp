#include "frontend/Parse/OperatorStack.h"

#include "frontend/Parse/SyntaxErrors.h"

using namespace dx;

/// Binds tighter than every binary operator and looser than `-` before an
/// operand.
static constexpr int QuestionPrecedence = 11;

static int precedenceOf(UnaryOp Op) {
  switch (Op) {
#define DX_UNARY(Name, Spelling, Precedence)                                   \
  case UnaryOp::Name:                                                          \
    return Precedence;
#include "frontend/Syntax/Operators.def"
  }
  return 0;
}

static std::pair<int, Associativity> rankOf(BinaryOp Op) {
  switch (Op) {
#define DX_BINARY(Name, Spelling, Precedence, Assoc)                           \
  case BinaryOp::Name:                                                         \
    return {Precedence, Associativity::Assoc};
#include "frontend/Syntax/Operators.def"
  }
  return {0, Associativity::None};
}

void OperatorStack::prefix(UnaryOp Op, SourceRange Range) {
  Entries.push_back(
      {precedenceOf(Op), Associativity::Right, true, Op, BinaryOp(), Range});
}

void OperatorStack::infix(BinaryOp Op, SourceRange Range, size_t Base) {
  auto [Precedence, Assoc] = rankOf(Op);
  checkChain(Op, Range, Base);
  reduceWhileTighter(Precedence, Assoc, Base);
  Entries.push_back({Precedence, Assoc, false, UnaryOp(), Op, Range});
}

void OperatorStack::question(size_t Base) {
  reduceWhileTighter(QuestionPrecedence, Associativity::None, Base);
}

void OperatorStack::finish(size_t Base) {
  while (Entries.size() > Base)
    reduce();
}

void OperatorStack::reduceWhileTighter(int Precedence, Associativity Assoc,
                                       size_t Base) {
  while (Entries.size() > Base && (Entries.back().Precedence > Precedence ||
                                   (Entries.back().Precedence == Precedence &&
                                    Assoc != Associativity::Right)))
    reduce();
}

/// Comparisons do not chain, and the two pipes do not mix.
void OperatorStack::checkChain(BinaryOp Op, SourceRange Range, size_t Base) {
  if (Diags.errorCount() > SyntaxErrors::Limit)
    return;
  auto [Precedence, Assoc] = rankOf(Op);
  size_t I = Entries.size();
  while (I > Base && Entries[I - 1].Precedence > Precedence)
    --I;
  if (I == Base)
    return;
  const Entry &Left = Entries[I - 1];
  if (Left.Precedence != Precedence || Left.IsPrefix)
    return;
  if (Assoc == Associativity::None || Left.Assoc != Assoc)
    Diags
        .report(Range, diag::OperatorsDoNotChain, spelling(Left.Binary),
                spelling(Op))
        .note(Left.Range, diag::FirstOperatorHere);
}

void OperatorStack::reduce() {
  Entry Top = Entries.pop_back_val();
  Operand Right = Operands.pop_back_val();
  if (Top.IsPrefix) {
    SourceRange Range(Top.Range.Begin, Right.Range.End);
    Operands.push_back({Ctx.make<UnaryExpr>(Range, Top.Unary, Right.E), Range});
    return;
  }
  Operand Left = Operands.pop_back_val();
  SourceRange Range(Left.Range.Begin, Right.Range.End);
  Operands.push_back(
      {Ctx.make<BinaryExpr>(Range, Top.Binary, Left.E, Right.E, Top.Range),
       Range});
}
