#include "evaluator/Code/CompilerState.h"
#include "llvm/Support/ErrorHandling.h"

using namespace dx;

static CodeOp codeOf(BinaryOp Op) {
  switch (Op) {
  case BinaryOp::Concat:
    return CodeOp::Concat;
  case BinaryOp::Mul:
    return CodeOp::Mul;
  case BinaryOp::Div:
    return CodeOp::Div;
  case BinaryOp::Add:
    return CodeOp::Add;
  case BinaryOp::Sub:
    return CodeOp::Sub;
  case BinaryOp::Update:
    return CodeOp::Update;
  case BinaryOp::Less:
    return CodeOp::Less;
  case BinaryOp::LessEqual:
    return CodeOp::LessEqual;
  case BinaryOp::Greater:
    return CodeOp::Greater;
  case BinaryOp::GreaterEqual:
    return CodeOp::GreaterEqual;
  case BinaryOp::Equal:
    return CodeOp::Equal;
  case BinaryOp::NotEqual:
    return CodeOp::NotEqual;
  case BinaryOp::And:
    return CodeOp::And;
  case BinaryOp::Or:
    return CodeOp::Or;
  case BinaryOp::Implies:
    return CodeOp::Implies;
  case BinaryOp::PipeInto:
  case BinaryOp::PipeFrom:
    break;
  }
  llvm_unreachable("pipes are calls");
}

const Code *Compiler::node(const UnaryExpr &E) {
  auto It = Names.Shadowed.find(&E);
  if (It != Names.Shadowed.end()) {
    // `-e` is `__sub 0 e`.
    const Code *F = variable(It->second.Function, Symbol(), E.range());
    const Code *Zero = constant(E.range(), Value::smallInt(0));
    return call(F, {Zero, delayed(*E.Operand)}, E.range());
  }
  CodeOp Op = E.Op == UnaryOp::Not ? CodeOp::Not : CodeOp::Negate;
  return make<UnaryCode>(E.range(), Op, strict(*E.Operand));
}

const Code *Compiler::node(const BinaryExpr &E) {
  if (E.Op == BinaryOp::PipeInto)
    return call(strict(*E.Right), {delayed(*E.Left)}, E.range());
  if (E.Op == BinaryOp::PipeFrom)
    return call(strict(*E.Left), {delayed(*E.Right)}, E.range());
  auto It = Names.Shadowed.find(&E);
  if (It != Names.Shadowed.end())
    return shadowedBinary(E, It->second.Function);
  const Code *Left = strict(*E.Left);
  return make<BinaryCode>(E.range(), codeOf(E.Op), Left, strict(*E.Right),
                          E.OpRange);
}

/// The call that an operator stands for, where the program gives its function.
const Code *Compiler::shadowedBinary(const BinaryExpr &E,
                                     const VarRef &Function) {
  const Code *F = variable(Function, Symbol(), E.OpRange);
  const Code *Left = delayed(*E.Left);
  const Code *Right = delayed(*E.Right);
  SourceRange R = E.range();
  // `a > b` is `__lessThan b a`, and the others are the contrary of these two.
  bool Swapped = E.Op == BinaryOp::Greater || E.Op == BinaryOp::LessEqual;
  bool Negated = E.Op == BinaryOp::LessEqual || E.Op == BinaryOp::GreaterEqual;
  const Code *Call =
      Swapped ? call(F, {Right, Left}, R) : call(F, {Left, Right}, R);
  return Negated ? make<UnaryCode>(R, CodeOp::Not, Call) : Call;
}

llvm::ArrayRef<AttrStep> Compiler::steps(AttrPath Path) {
  llvm::SmallVector<AttrStep, 4> Steps;
  for (const AttrName &N : Path)
    Steps.push_back(
        {N.Name, N.Dynamic ? strict(*N.Dynamic) : nullptr, N.Range});
  return copy(Steps);
}

const Code *Compiler::node(const SelectExpr &E) {
  const Code *Base = strict(*E.Base);
  const Code *Default = E.Default ? strict(*E.Default) : nullptr;
  return make<SelectCode>(E.range(), CodeOp::Select, Base, steps(E.Path),
                          Default);
}

const Code *Compiler::node(const HasAttrExpr &E) {
  const Code *Base = strict(*E.Base);
  return make<SelectCode>(E.range(), CodeOp::HasAttr, Base, steps(E.Path),
                          nullptr);
}
