#include "evaluator/Eval/Evaluator.h"

using namespace dx;

// --- Variables and constants

inline Value Evaluator::evalConst(const ConstCode &C, Frame /*F*/) {
  return forced(C.V);
}

inline Value Evaluator::evalLocal(const SlotCode &C, Frame F) {
  return force(F.Slots[C.Index]);
}

inline Value Evaluator::evalCapture(const SlotCode &C, Frame F) {
  return force(F.Captures[C.Index]);
}

/// What Sema has reported, with SessionOptions::KeepGoing: the engine keeps one
/// of both.
Value Evaluator::evalUndefined(const UndefinedCode &C, Frame /*F*/) {
  fail(C.Range, diag::UndefinedVariable, symbols().text(C.Name));
}

Value Evaluator::position(SourceLoc Loc) {
  auto Place = S.Sources.presumed(Loc);
  if (!Place)
    return Value::null();
  Attr Attrs[] = {{S.Known.File, {}, string(S.Sources.name(Place->File))},
                  {S.Known.Line, {}, Value::smallInt(Place->Line)},
                  {S.Known.Column, {}, Value::smallInt(Place->Column)}};
  return makeAttrs(heap(), Attrs);
}

Value Evaluator::evalCurPos(const Code &C, Frame /*F*/) {
  return position(C.Range.Begin);
}

// --- What is made without computing its parts

Value Evaluator::evalLambda(const LambdaCode &C, Frame F) {
  return delay(C, F);
}

Value Evaluator::evalDelay(const DelayCode &C, Frame F) {
  return forced(delay(C, F));
}

Value Evaluator::evalInheritFrom(const InheritFromCode &C, Frame F) {
  return forced(delay(C, F));
}

Value Evaluator::evalList(const ListCode &C, Frame F) {
  ListObject *L = makeListCells(heap(), C.Elements.size(), C.Range.Begin);
  Value *Out = L->elements();
  for (const Code *Element : C.Elements)
    *Out++ = delay(*Element, F);
  return Value(L);
}

// --- What goes on with another code

inline bool Evaluator::evalBool(const Code &C, Frame F) {
  Value V = eval(C, F);
  if (!V.isBool()) [[unlikely]]
    wrongType(V, "a Boolean", C.Range);
  return V.boolean();
}

inline const Code *Evaluator::nextLet(const GroupCode &C, Frame F) {
  bindGroup(C, F);
  return C.Body;
}

inline const Code *Evaluator::nextIf(const IfCode &C, Frame F) {
  return evalBool(*C.Cond, F) ? C.Then : C.Else;
}

inline const Code *Evaluator::nextAssert(const AssertCode &C, Frame F) {
  if (!evalBool(*C.Cond, F))
    raise(
        makeDiag(C.Range, diag::AssertionFailed, S.Sources.text(C.Cond->Range)),
        Catch::Yes);
  return C.Body;
}

inline const Code *Evaluator::nextWith(const WithCode &C, Frame F) {
  F.Slots[C.Slot] = delay(*C.Set, F);
  return C.Body;
}

inline Value Evaluator::evalNot(const UnaryCode &C, Frame F) {
  return Value::boolean(!evalBool(*C.Operand, F));
}

inline Value Evaluator::evalAnd(const BinaryCode &C, Frame F) {
  return Value::boolean(evalBool(*C.Left, F) && evalBool(*C.Right, F));
}

inline Value Evaluator::evalOr(const BinaryCode &C, Frame F) {
  return Value::boolean(evalBool(*C.Left, F) || evalBool(*C.Right, F));
}

inline Value Evaluator::evalImplies(const BinaryCode &C, Frame F) {
  return Value::boolean(!evalBool(*C.Left, F) || evalBool(*C.Right, F));
}

Value Evaluator::eval(const Code &Start, Frame F) {
  const Code *C = &Start;
  for (;;) {
    switch (C->Op) {
#define DX_CODE(Kind, Struct)                                                  \
  case CodeOp::Kind:                                                           \
    return eval##Kind(*static_cast<const Struct *>(C), F);
#define DX_NEXT_CODE(Kind, Struct)                                             \
  case CodeOp::Kind:                                                           \
    C = next##Kind(*static_cast<const Struct *>(C), F);                        \
    continue;
#include "evaluator/Code/Codes.def"
    }
  }
}
