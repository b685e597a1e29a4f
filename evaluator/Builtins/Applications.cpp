#include "evaluator/Builtins/Applications.h"

using namespace dx;

/// `Function NameAsNumber V`.
static Value applyToAttr(BuiltinCall &Call) {
  Symbol Name(uint32_t(Call.raw(1).smallInt()));
  Value Args[] = {Call.makeString(Call.E.symbols().text(Name)), Call.raw(2)};
  return Call.E.call(Call.raw(0), Args);
}

/// No program can name this one.
static constexpr BuiltinInfo ApplyToAttr = {"mapAttrs",     3,  false,
                                            "f name value", "", applyToAttr};

Value dx::applyToAttrLater(BuiltinCall &Call, Value Function, Symbol Name,
                           Value V) {
  auto *Partial =
      Call.heap().make<BuiltinAppObject>(2 * sizeof(Value), 2U, &ApplyToAttr);
  Partial->args()[0] = Function;
  Partial->args()[1] = Value::smallInt(Name.id());
  return Call.E.callLater(Value(Partial), V);
}
