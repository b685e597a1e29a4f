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

Value Evaluator::delay(const Code &C, Frame F) {
  switch (C.Op) {
  case CodeOp::Const:
    return static_cast<const ConstCode &>(C).V;
  case CodeOp::Local:
    return F.Slots[static_cast<const SlotCode &>(C).Index];
  case CodeOp::Capture:
    return F.Captures[static_cast<const SlotCode &>(C).Index];
  case CodeOp::Delay:
    if (const Code *Eager = static_cast<const DelayCode &>(C).Eager)
      if (Value V = tryEager(*Eager, F); V.isValid())
        return V;
    [[fallthrough]];
  case CodeOp::Lambda: {
    const auto &U = static_cast<const UnitCode &>(C);
    Value V = makeUnit(U);
    fillCaptures(U, V, F);
    return V;
  }
  case CodeOp::InheritFrom: {
    const auto &I = static_cast<const InheritFromCode &>(C);
    return Value(heap().make<SelectThunkObject>(0, F.Slots[I.FromSlot], &C));
  }
  default:
    // Small literals are built at once; nothing in them is computed.
    return eval(C, F);
  }
}

/// A variable's or constant's value without computing anything; no value where
/// it is not computed yet.
Value Evaluator::peek(const Code &C, Frame F) {
  Value V = C.Op == CodeOp::Const ? static_cast<const ConstCode &>(C).V
            : C.Op == CodeOp::Local
                ? F.Slots[static_cast<const SlotCode &>(C).Index]
                : F.Captures[static_cast<const SlotCode &>(C).Index];
  while (V.isObject(ObjectKind::Indirection))
    V = static_cast<IndirectionObject *>(V.object())->Target;
  return V;
}

/// The result of code that is cheap and safe to compute now, or no value.
Value Evaluator::tryEager(const Code &C, Frame F) {
  if (C.Op == CodeOp::Select) {
    const auto &Select = static_cast<const SelectCode &>(C);
    Value Base = peek(*Select.Base, F);
    if (!Base.isAttrs())
      return Value();
    Attr *A = findAttr(Base, Select.Path[0].Name);
    return A ? A->V : Value();
  }
  const auto &B = static_cast<const BinaryCode &>(C);
  Value X = peek(*B.Left, F), Y = peek(*B.Right, F);
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

/// Gives every binding of a recursive group its place, then what it captures:
/// by then all places hold something.
void Evaluator::bindGroup(const GroupCode &C, Frame F) {
  auto Place = [&](const Code &Init) -> Value {
    if (Init.Op == CodeOp::Delay || Init.Op == CodeOp::Lambda)
      return makeUnit(static_cast<const UnitCode &>(Init));
    if (Init.Op == CodeOp::InheritFrom)
      return Value(heap().make<SelectThunkObject>(0, Value::null(), &Init));
    return delay(Init, F);
  };
  auto Fill = [&](const Code &Init, Value V) {
    if (Init.Op == CodeOp::Delay || Init.Op == CodeOp::Lambda)
      fillCaptures(static_cast<const UnitCode &>(Init), V, F);
    else if (Init.Op == CodeOp::InheritFrom)
      static_cast<SelectThunkObject *>(V.object())->Set =
          F.Slots[static_cast<const InheritFromCode &>(Init).FromSlot];
  };
  for (const FromField &From : C.Froms)
    F.Slots[From.Slot] = Place(*From.Init);
  for (const GroupField &Field : C.Fields)
    F.Slots[Field.Slot] = Place(*Field.Init);
  for (const FromField &From : C.Froms)
    Fill(*From.Init, F.Slots[From.Slot]);
  for (const GroupField &Field : C.Fields)
    Fill(*Field.Init, F.Slots[Field.Slot]);
}

Value Evaluator::evalAttrs(const GroupCode &C, Frame F) {
  for (const FromField &From : C.Froms)
    F.Slots[From.Slot] = delay(*From.Init, F);
  AttrsObject *Set = makeAttrCells(heap(), C.Fields.size());
  Attr *Out = Set->attrs();
  for (const GroupField &Field : C.Fields)
    *Out++ = {Field.Name, Field.Origin, delay(*Field.Init, F)};
  return C.Dynamic.empty() ? Value(Set) : addDynamic(C, Value(Set), F);
}

Value Evaluator::evalRecAttrs(const GroupCode &C, Frame F) {
  bindGroup(C, F);
  AttrsObject *Set = makeAttrCells(heap(), C.Fields.size());
  Attr *Out = Set->attrs();
  for (const GroupField &Field : C.Fields)
    *Out++ = {Field.Name, Field.Origin, F.Slots[Field.Slot]};
  Value V(Set);
  if (findAttr(V, S.Known.Overrides))
    V = applyOverrides(C, V, F);
  return C.Dynamic.empty() ? V : addDynamic(C, V, F);
}

/// `rec { __overrides = { a = 1; }; a = 2; b = a; }`: an old feature; the
/// overrides replace attributes before anything reads them.
Value Evaluator::applyOverrides(const GroupCode &C, Value Set, Frame F) {
  Value Overrides = force(findAttr(Set, S.Known.Overrides)->V);
  if (!Overrides.isAttrs())
    wrongType(Overrides, "a set", C.Range);
  for (const GroupField &Field : C.Fields) {
    Attr *A = findAttr(Overrides, Field.Name);
    if (!A)
      continue;
    // Others captured the place, so what stood there becomes the override.
    Value Old = F.Slots[Field.Slot];
    if (Old.isObject() && !Old.isForced()) {
      Old.object()->Kind = ObjectKind::Indirection;
      static_cast<IndirectionObject *>(Old.object())->Target = A->V;
    }
    F.Slots[Field.Slot] = A->V;
  }
  return updateAttrs(heap(), Set, Overrides);
}

Value Evaluator::addDynamic(const GroupCode &C, Value Static, Frame F) {
  llvm::SmallVector<Attr, 4> Added;
  for (const DynamicField &Field : C.Dynamic) {
    Value Name = forced(eval(*Field.Name, F));
    if (Name.isNull())
      continue;
    Symbol Sym = attrName(Name, Field.NameRange);
    bool Again =
        findAttr(Static, Sym) ||
        llvm::any_of(Added, [&](const Attr &A) { return A.Name == Sym; });
    if (Again)
      fail(Field.NameRange, diag::DuplicateDynamicAttr, view(Name));
    Added.push_back({Sym, Field.NameRange.Begin, delay(*Field.Init, F)});
  }
  return updateAttrs(heap(), Static, makeAttrs(heap(), Added));
}
