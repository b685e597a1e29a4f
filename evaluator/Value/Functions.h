#pragma once

#include "evaluator/Value/Heap.h"
#include "evaluator/Value/Value.h"

namespace dx {

struct Code;
struct LambdaCode;
struct BuiltinInfo;

/// A function of the program with the values that its body uses from outside.
struct ClosureObject : Object {
  const LambdaCode *Lambda;
  ClosureObject(uint32_t Captured, const LambdaCode *Lambda)
      : Object(ObjectKind::Closure, Captured), Lambda(Lambda) {}
  Value *captures() { return reinterpret_cast<Value *>(this + 1); }
};

/// A builtin function without arguments.
struct BuiltinObject : Object {
  const BuiltinInfo *Info;
  explicit BuiltinObject(const BuiltinInfo *Info)
      : Object(ObjectKind::Builtin, 0), Info(Info) {}
};

/// A builtin function with some of its arguments.
struct BuiltinAppObject : Object {
  const BuiltinInfo *Info;
  BuiltinAppObject(uint32_t Args, const BuiltinInfo *Info)
      : Object(ObjectKind::BuiltinApp, Args), Info(Info) {}
  Value *args() { return reinterpret_cast<Value *>(this + 1); }
};

/// An expression to be computed when it is needed, with the values that it
/// uses. At least 16 bytes, so that it can become an indirection in place.
struct ThunkObject : Object {
  const Code *Body;
  ThunkObject(uint32_t Captured, const Code *Body)
      : Object(ObjectKind::Thunk, Captured), Body(Body) {}
  Value *captures() { return reinterpret_cast<Value *>(this + 1); }
};

/// `Function Argument`, to be called when it is needed: what map, genList and
/// their like make.
struct CallThunkObject : Object {
  Value Function;
  Value Argument;
  CallThunkObject(Value Function, Value Argument)
      : Object(ObjectKind::CallThunk, 2), Function(Function),
        Argument(Argument) {}
};

/// `Set.${Name}`: what `inherit (e) name` makes.
struct SelectThunkObject : Object {
  Value Set;
  const Code *Site;
  SelectThunkObject(Value Set, const Code *Site)
      : Object(ObjectKind::SelectThunk, 1), Set(Set), Site(Site) {}
};

/// What a thunk becomes when it is computed.
struct IndirectionObject : Object {
  Value Target;
};
static_assert(sizeof(IndirectionObject) <= sizeof(ThunkObject));

/// What a thunk became, as far as it is computed: nothing is computed here.
inline Value followed(Value V) {
  while (V.isObject(ObjectKind::Indirection))
    V = static_cast<IndirectionObject *>(V.object())->Target;
  return V;
}

/// What a thunk becomes when computing it failed: the session keeps the error.
struct FailedObject : Object {
  uint64_t Error;
};
static_assert(sizeof(FailedObject) <= sizeof(ThunkObject));

} // namespace dx
