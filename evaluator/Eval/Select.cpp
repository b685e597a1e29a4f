#include "evaluator/Eval/Evaluator.h"

using namespace dx;

/// The name that a computed string gives an attribute.
Symbol Evaluator::attrName(Value Name, SourceRange Site) {
  if (!Name.isString())
    wrongType(Name, "a string", Site);
  if (S.Contexts.visiblePart(contextOf(Name)) != 0)
    fail(Site, diag::DynamicNameContext);
  return intern(view(Name));
}

Symbol Evaluator::stepName(const AttrStep &Step, Frame F) {
  return Step.Dynamic ? attrName(eval(*Step.Dynamic, F), Step.Range)
                      : Step.Name;
}

Value Evaluator::evalSelect(const SelectCode &C, Frame F) {
  Value V = eval(*C.Base, F);
  for (const AttrStep &Step : C.Path) {
    Symbol Name = stepName(Step, F);
    if (!V.isAttrs()) {
      if (C.Default)
        return eval(*C.Default, F);
      wrongType(V, "a set", C.Range);
    }
    Attr *A = findAttr(V, Name);
    if (!A) {
      if (C.Default)
        return eval(*C.Default, F);
      failMissing(V, Name, Step.Range);
    }
    V = force(A->V);
  }
  return V;
}

Value Evaluator::evalHasAttr(const SelectCode &C, Frame F) {
  Value V = eval(*C.Base, F);
  for (size_t I = 0; I < C.Path.size(); ++I) {
    Symbol Name = stepName(C.Path[I], F);
    Attr *A = V.isAttrs() ? findAttr(V, Name) : nullptr;
    if (!A)
      return Value::boolean(false);
    // The last attribute is not computed: it is there.
    if (I + 1 < C.Path.size())
      V = force(A->V);
  }
  return Value::boolean(true);
}

Value Evaluator::evalWithLookup(const WithLookupCode &C, Frame F) {
  for (const SlotCode *Slot : C.Sets) {
    Value Set = eval(*Slot, F);
    if (!Set.isAttrs())
      wrongType(Set, "a set", C.Range);
    if (Attr *A = findAttr(Set, C.Name))
      return force(A->V);
  }
  fail(C.Range, diag::UndefinedVariable, symbols().text(C.Name));
}
