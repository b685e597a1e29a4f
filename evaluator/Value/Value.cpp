#include "evaluator/Value/Value.h"

#include "llvm/Support/ErrorHandling.h"

using namespace dx;

ValueType Value::type() const {
  if (isSmallInt())
    return ValueType::Int;
  if (isNull())
    return ValueType::Null;
  if (isBool())
    return ValueType::Bool;
  switch (object()->Kind) {
  case ObjectKind::BoxedInt:
    return ValueType::Int;
  case ObjectKind::Float:
    return ValueType::Float;
  case ObjectKind::String:
  case ObjectKind::StringSlice:
    return ValueType::String;
  case ObjectKind::Path:
    return ValueType::Path;
  case ObjectKind::List:
  case ObjectKind::ListSlice:
    return ValueType::List;
  case ObjectKind::Attrs:
  case ObjectKind::LayeredAttrs:
    return ValueType::Attrs;
  case ObjectKind::Closure:
  case ObjectKind::Builtin:
  case ObjectKind::BuiltinApp:
    return ValueType::Function;
  case ObjectKind::Thunk:
  case ObjectKind::CallThunk:
  case ObjectKind::SelectThunk:
  case ObjectKind::Blackhole:
  case ObjectKind::Indirection:
  case ObjectKind::Failed:
  case ObjectKind::StringBuffer:
  case ObjectKind::ListBuffer:
    break;
  }
  llvm_unreachable("the type of a value that is not computed");
}
