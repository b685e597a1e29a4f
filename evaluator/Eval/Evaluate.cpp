#include "evaluator/Eval/Evaluator.h"

using namespace dx;

/// `{ file; line; column; }`, as `__curPos` and unsafeGetAttrPos give it.
static Value makePosition(Evaluator &E, SourceLoc Loc) {
  Session &S = E.session();
  auto Place = S.Sources.presumed(Loc);
  if (!Place)
    return Value::null();
  Attr Attrs[] = {{S.Known.File, {}, E.string(S.Sources.name(Place->File))},
                  {S.Known.Line, {}, Value::smallInt(Place->Line)},
                  {S.Known.Column, {}, Value::smallInt(Place->Column)}};
  return makeAttrs(E.heap(), Attrs);
}

Value Evaluator::position(SourceLoc Loc) { return makePosition(*this, Loc); }

static Value evalList(Evaluator &E, const ListCode &C, Frame F) {
  ListObject *L = makeListCells(E.heap(), C.Elements.size(), C.Range.Begin);
  Value *Out = L->elements();
  for (const Code *Element : C.Elements)
    *Out++ = E.delay(*Element, F);
  return Value(L);
}

bool Evaluator::evalBool(const Code &C, Frame F) {
  Value V = eval(C, F);
  if (!V.isBool()) [[unlikely]]
    wrongType(V, "a Boolean", C.Range);
  return V.boolean();
}

/// What Sema has reported, with SessionOptions::KeepGoing: the engine keeps one
/// of both.
Value Evaluator::evalUndefined(const UndefinedCode &C) {
  fail(C.Range, diag::UndefinedVariable, symbols().text(C.Name));
}

void Evaluator::failAssertion(const AssertCode &C) {
  raise(makeDiag(C.Range, diag::AssertionFailed, S.Sources.text(C.Cond->Range)),
        Catch::Yes);
}

Value Evaluator::eval(const Code &Start, Frame F) {
  const Code *C = &Start;
  for (;;) {
    switch (C->Op) {
    case CodeOp::Const:
      return forced(static_cast<const ConstCode *>(C)->V);
    case CodeOp::Local:
      return force(F.Slots[static_cast<const SlotCode *>(C)->Index]);
    case CodeOp::Capture:
      return force(F.Captures[static_cast<const SlotCode *>(C)->Index]);
    case CodeOp::WithLookup:
      return evalWithLookup(*static_cast<const WithLookupCode *>(C), F);
    case CodeOp::Undefined:
      return evalUndefined(*static_cast<const UndefinedCode *>(C));
    case CodeOp::CurPos:
      return position(C->Range.Begin);
    case CodeOp::Interpolate:
      return interpolate(*static_cast<const PartsCode *>(C), F);
    case CodeOp::InterpolatePath:
      return interpolatePath(*static_cast<const PartsCode *>(C), F);
    case CodeOp::Select:
      return evalSelect(*static_cast<const SelectCode *>(C), F);
    case CodeOp::HasAttr:
      return evalHasAttr(*static_cast<const SelectCode *>(C), F);
    case CodeOp::Call:
      return evalCall(*static_cast<const CallCode *>(C), F);
    case CodeOp::Lambda:
    case CodeOp::Delay:
    case CodeOp::InheritFrom:
      return forced(delay(*C, F));
    case CodeOp::Attrs:
      return evalAttrs(*static_cast<const GroupCode *>(C), F);
    case CodeOp::RecAttrs:
      return evalRecAttrs(*static_cast<const GroupCode *>(C), F);
    case CodeOp::Let:
      bindGroup(*static_cast<const GroupCode *>(C), F);
      C = static_cast<const GroupCode *>(C)->Body;
      continue;
    case CodeOp::List:
      return evalList(*this, *static_cast<const ListCode *>(C), F);
    case CodeOp::If: {
      const auto &I = *static_cast<const IfCode *>(C);
      C = evalBool(*I.Cond, F) ? I.Then : I.Else;
      continue;
    }
    case CodeOp::Assert: {
      const auto &A = *static_cast<const AssertCode *>(C);
      if (!evalBool(*A.Cond, F))
        failAssertion(A);
      C = A.Body;
      continue;
    }
    case CodeOp::With: {
      const auto &W = *static_cast<const WithCode *>(C);
      F.Slots[W.Slot] = delay(*W.Set, F);
      C = W.Body;
      continue;
    }
    case CodeOp::Not:
      return Value::boolean(
          !evalBool(*static_cast<const UnaryCode *>(C)->Operand, F));
    case CodeOp::Negate: {
      const auto &U = *static_cast<const UnaryCode *>(C);
      return negate(U, eval(*U.Operand, F));
    }
    case CodeOp::And: {
      const auto &B = *static_cast<const BinaryCode *>(C);
      return Value::boolean(evalBool(*B.Left, F) && evalBool(*B.Right, F));
    }
    case CodeOp::Or: {
      const auto &B = *static_cast<const BinaryCode *>(C);
      return Value::boolean(evalBool(*B.Left, F) || evalBool(*B.Right, F));
    }
    case CodeOp::Implies: {
      const auto &B = *static_cast<const BinaryCode *>(C);
      return Value::boolean(!evalBool(*B.Left, F) || evalBool(*B.Right, F));
    }
    case CodeOp::Concat:
    case CodeOp::Mul:
    case CodeOp::Div:
    case CodeOp::Add:
    case CodeOp::Sub:
    case CodeOp::Update:
    case CodeOp::Less:
    case CodeOp::LessEqual:
    case CodeOp::Greater:
    case CodeOp::GreaterEqual:
    case CodeOp::Equal:
    case CodeOp::NotEqual:
      return evalBinary(*static_cast<const BinaryCode *>(C), F);
    }
  }
}
