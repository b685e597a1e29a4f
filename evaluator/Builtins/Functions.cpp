// Builtins on functions.

#include "evaluator/Builtins/BuiltinFunctions.h"

using namespace dx;

Value dx::builtinFunctionArgs(BuiltinCall &Call) {
  Value Function = Call.value(0);
  if (!Function.isFunction())
    Call.fail(diag::WrongArgumentType, Call.Info.Name, Call.Info.Parameters,
              describeType(Function), "a function");
  if (!Function.isObject(ObjectKind::Closure))
    return Value(makeAttrCells(Call.heap(), 0));
  auto Formals =
      static_cast<ClosureObject *>(Function.object())->Lambda->Formals;
  AttrsObject *Result = makeAttrCells(Call.heap(), Formals.size());
  Attr *Out = Result->attrs();
  // Both are sorted by symbol.
  for (const FormalCode &Formal : Formals)
    *Out++ = {Formal.Name, Formal.Range.Begin,
              Value::boolean(Formal.Default != nullptr)};
  return Value(Result);
}
