// Sets and `let`.

#include "evaluator/Eval/Evaluator.h"

using namespace dx;

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

/// `rec { __overrides = { a = 1; }; a = 2; b = a; }`: an old feature; the
/// overrides replace attributes before anything reads them.
static Value applyOverrides(Evaluator &E, const GroupCode &C, Value Set,
                            Frame F) {
  Value Overrides = E.force(findAttr(Set, E.session().Known.Overrides)->V);
  if (!Overrides.isAttrs())
    E.wrongType(Overrides, "a set", C.Range);
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
  return updateAttrs(E.heap(), Set, Overrides);
}

Value Evaluator::evalRecAttrs(const GroupCode &C, Frame F) {
  bindGroup(C, F);
  AttrsObject *Set = makeAttrCells(heap(), C.Fields.size());
  Attr *Out = Set->attrs();
  for (const GroupField &Field : C.Fields)
    *Out++ = {Field.Name, Field.Origin, F.Slots[Field.Slot]};
  Value V(Set);
  if (findAttr(V, S.Known.Overrides))
    V = applyOverrides(*this, C, V, F);
  return C.Dynamic.empty() ? V : addDynamic(C, V, F);
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
