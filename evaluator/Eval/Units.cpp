#include "evaluator/Eval/Evaluator.h"

#include <algorithm>

using namespace dx;

/// A function or thunk without its captured values yet.
Value Evaluator::makeUnit(const UnitCode &U) {
  auto Count = uint32_t(U.Captures.size());
  size_t Extra = Count * sizeof(Value);
  if (U.Op == CodeOp::Lambda)
    return Value(heap().make<ClosureObject>(
        Extra, Count, static_cast<const LambdaCode *>(&U)));
  return Value(heap().make<ThunkObject>(Extra, Count, &U));
}

static Value *capturesOf(Object *O) {
  static_assert(sizeof(ClosureObject) == sizeof(ThunkObject));
  return static_cast<ThunkObject *>(O)->captures();
}

void Evaluator::fillCaptures(const UnitCode &U, Value V, Frame F) {
  Value *Out = capturesOf(V.object());
  for (CaptureSource Source : U.Captures)
    *Out++ =
        Source.FromCapture ? F.Captures[Source.Index] : F.Slots[Source.Index];
}

/// A variable's or constant's value without computing anything.
static Value asItIs(const Code &C, Frame F) {
  if (C.Op == CodeOp::Const)
    return static_cast<const ConstCode &>(C).V;
  uint32_t Index = static_cast<const SlotCode &>(C).Index;
  return C.Op == CodeOp::Local ? F.Slots[Index] : F.Captures[Index];
}

static bool isAsItIs(const Code &C) {
  return C.Op == CodeOp::Const || C.Op == CodeOp::Local ||
         C.Op == CodeOp::Capture;
}

/// The result of code that is cheap and safe to compute now, or no value.
static Value tryEager(const Code &C, Frame F) {
  if (C.Op == CodeOp::Select) {
    const auto &Select = static_cast<const SelectCode &>(C);
    Value Base = followed(asItIs(*Select.Base, F));
    if (!Base.isAttrs())
      return Value();
    Attr *A = findAttr(Base, Select.Path[0].Name);
    return A ? A->V : Value();
  }
  const auto &B = static_cast<const BinaryCode &>(C);
  Value X = followed(asItIs(*B.Left, F)), Y = followed(asItIs(*B.Right, F));
  if (!X.isSmallInt() || !Y.isSmallInt())
    return Value();
  int64_t Result = 0;
  bool Overflow = true;
  if (C.Op == CodeOp::Add)
    Overflow = __builtin_add_overflow(X.smallInt(), Y.smallInt(), &Result);
  else if (C.Op == CodeOp::Sub)
    Overflow = __builtin_sub_overflow(X.smallInt(), Y.smallInt(), &Result);
  else if (C.Op == CodeOp::Mul)
    Overflow = __builtin_mul_overflow(X.smallInt(), Y.smallInt(), &Result);
  if (Overflow || !Value::fitsSmallInt(Result))
    return Value();
  return Value::smallInt(Result);
}

Value Evaluator::delay(const Code &C, Frame F) {
  if (isAsItIs(C))
    return asItIs(C, F);
  if (C.Op == CodeOp::Delay)
    if (const Code *Eager = static_cast<const DelayCode &>(C).Eager)
      if (Value V = tryEager(*Eager, F); V.isValid())
        return V;
  if (C.Op == CodeOp::Delay || C.Op == CodeOp::Lambda) {
    const auto &U = static_cast<const UnitCode &>(C);
    Value V = makeUnit(U);
    fillCaptures(U, V, F);
    return V;
  }
  if (C.Op == CodeOp::InheritFrom) {
    uint32_t From = static_cast<const InheritFromCode &>(C).FromSlot;
    return Value(heap().make<SelectThunkObject>(0, F.Slots[From], &C));
  }
  // Small literals are built at once; nothing in them is computed.
  return eval(C, F);
}
