#include "evaluator/Value/References.h"

#include "evaluator/Value/Attrs.h"
#include "evaluator/Value/Functions.h"
#include "evaluator/Value/Lists.h"
#include "evaluator/Value/Strings.h"

using namespace dx;

static void visitThunk(Object &O, ObjectKind Kind,
                       llvm::function_ref<void(Value &)> OnValue) {
  if (Kind == ObjectKind::CallThunk) {
    auto &T = static_cast<CallThunkObject &>(O);
    OnValue(T.Function);
    OnValue(T.Argument);
  } else if (Kind == ObjectKind::SelectThunk) {
    OnValue(static_cast<SelectThunkObject &>(O).Set);
  } else {
    auto &T = static_cast<ThunkObject &>(O);
    for (Value &V : llvm::MutableArrayRef(T.captures(), T.Size))
      OnValue(V);
  }
}

void dx::visitReferences(Object &O, llvm::function_ref<void(Value &)> OnValue,
                         llvm::function_ref<void(Object *)> OnObject) {
  auto All = [&](Value *First, size_t Count) {
    for (Value &V : llvm::MutableArrayRef(First, Count))
      OnValue(V);
  };
  switch (O.Kind) {
  case ObjectKind::BoxedInt:
  case ObjectKind::Float:
  case ObjectKind::String:
  case ObjectKind::Path:
  case ObjectKind::Builtin:
  case ObjectKind::Failed:
  case ObjectKind::StringBuffer:
    return;
  case ObjectKind::StringSlice:
    return OnObject(static_cast<StringSliceObject &>(O).Owner);
  case ObjectKind::List:
    return All(static_cast<ListObject &>(O).elements(), O.Size);
  case ObjectKind::ListBuffer: {
    auto &B = static_cast<ListBufferObject &>(O);
    return All(B.elements(), B.Used);
  }
  case ObjectKind::ListSlice:
    return OnObject(static_cast<ListSliceObject &>(O).Owner);
  case ObjectKind::Attrs:
    for (Attr &A : static_cast<AttrsObject &>(O).entries())
      OnValue(A.V);
    return;
  case ObjectKind::LayeredAttrs:
    OnObject(static_cast<LayeredAttrsObject &>(O).Base);
    return OnObject(static_cast<LayeredAttrsObject &>(O).Overlay);
  case ObjectKind::Closure:
    return All(static_cast<ClosureObject &>(O).captures(), O.Size);
  case ObjectKind::BuiltinApp:
    return All(static_cast<BuiltinAppObject &>(O).args(), O.Size);
  case ObjectKind::Thunk:
  case ObjectKind::CallThunk:
  case ObjectKind::SelectThunk:
    return visitThunk(O, O.Kind, OnValue);
  case ObjectKind::Blackhole:
    return visitThunk(O, O.Before, OnValue);
  case ObjectKind::Indirection:
    return OnValue(static_cast<IndirectionObject &>(O).Target);
  }
}
