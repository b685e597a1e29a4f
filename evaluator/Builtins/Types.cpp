// What a value is.

#include "evaluator/Builtins/BuiltinFunctions.h"

using namespace dx;

static llvm::StringRef typeName(ValueType Type) {
  switch (Type) {
  case ValueType::Int:
    return "int";
  case ValueType::Float:
    return "float";
  case ValueType::Bool:
    return "bool";
  case ValueType::Null:
    return "null";
  case ValueType::String:
    return "string";
  case ValueType::Path:
    return "path";
  case ValueType::List:
    return "list";
  case ValueType::Attrs:
    return "set";
  case ValueType::Function:
    return "lambda";
  }
  return {};
}

Value dx::builtinTypeOf(BuiltinCall &Call) {
  return Call.makeString(typeName(Call.value(0).type()));
}

Value dx::builtinIsAttrs(BuiltinCall &Call) {
  return Value::boolean(Call.value(0).isAttrs());
}

Value dx::builtinIsBool(BuiltinCall &Call) {
  return Value::boolean(Call.value(0).isBool());
}

Value dx::builtinIsFloat(BuiltinCall &Call) {
  return Value::boolean(Call.value(0).isFloat());
}

Value dx::builtinIsFunction(BuiltinCall &Call) {
  return Value::boolean(Call.value(0).isFunction());
}

Value dx::builtinIsInt(BuiltinCall &Call) {
  return Value::boolean(Call.value(0).isInt());
}

Value dx::builtinIsList(BuiltinCall &Call) {
  return Value::boolean(Call.value(0).isList());
}

Value dx::builtinIsNull(BuiltinCall &Call) {
  return Value::boolean(Call.value(0).isNull());
}

Value dx::builtinIsPath(BuiltinCall &Call) {
  return Value::boolean(Call.value(0).isPath());
}

Value dx::builtinIsString(BuiltinCall &Call) {
  return Value::boolean(Call.value(0).isString());
}
