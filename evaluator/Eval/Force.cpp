#include "evaluator/Eval/Evaluator.h"

#include <alloca.h>

using namespace dx;

/// Marks a thunk as being computed; EvalStack::unwind finds it by its frame if
/// the computation fails.
static void begin(Object *O) {
  O->Before = O->Kind;
  O->Kind = ObjectKind::Blackhole;
}

static void end(Object *O, Value V) {
  O->Kind = ObjectKind::Indirection;
  static_cast<IndirectionObject *>(O)->Target = V;
}

Value Evaluator::forceObject(Object *O) {
  switch (O->Kind) {
  case ObjectKind::Thunk:
    return runThunk(O);
  case ObjectKind::CallThunk:
  case ObjectKind::SelectThunk:
    return runSuspended(O, O->Kind);
  case ObjectKind::Indirection:
    return force(static_cast<IndirectionObject *>(O)->Target);
  case ObjectKind::Blackhole:
    failRecursion(O);
  case ObjectKind::Failed:
    failAgain(*static_cast<FailedObject *>(O));
  case ObjectKind::BoxedInt:
  case ObjectKind::Float:
  case ObjectKind::String:
  case ObjectKind::StringSlice:
  case ObjectKind::Path:
  case ObjectKind::List:
  case ObjectKind::ListSlice:
  case ObjectKind::Attrs:
  case ObjectKind::LayeredAttrs:
  case ObjectKind::Closure:
  case ObjectKind::Builtin:
  case ObjectKind::BuiltinApp:
  case ObjectKind::StringBuffer:
  case ObjectKind::ListBuffer:
    break;
  }
  return Value(O);
}

Value Evaluator::runThunk(Object *O) {
  auto *T = static_cast<ThunkObject *>(O);
  const auto &D = static_cast<const DelayCode &>(*T->Body);
  checkDepth(D.FrameSize);
  TraceFrame Trace(D.Range, O);
  push(Trace);
  auto *Slots = static_cast<Value *>(alloca((D.FrameSize + 1) * sizeof(Value)));
  begin(O);
  Value V = eval(*D.Body, {Slots, T->captures()});
  end(O, V);
  pop(Trace);
  return V;
}

Value Evaluator::runSuspended(Object *O, ObjectKind Kind) {
  checkDepth();
  TraceFrame Trace(SourceRange(), O);
  push(Trace);
  begin(O);
  Value V;
  if (Kind == ObjectKind::CallThunk) {
    auto *T = static_cast<CallThunkObject *>(O);
    V = call(T->Function, T->Argument);
  } else {
    auto *T = static_cast<SelectThunkObject *>(O);
    const auto &Site = static_cast<const InheritFromCode &>(*T->Site);
    Trace.Site = Site.Range;
    Value Set = force(T->Set);
    if (!Set.isAttrs())
      wrongType(Set, "a set", Site.Range);
    Attr *A = findAttr(Set, Site.Name);
    if (!A)
      failMissing(Set, Site.Name, Site.Range);
    V = force(A->V);
  }
  end(O, V);
  pop(Trace);
  return V;
}

/// \p Seen: what was met before, which may hold itself. \p Origin: where the
/// value is written.
static void forceAll(Evaluator &E, Value V, SourceLoc Origin,
                     llvm::DenseSet<Object *> &Seen) {
  V = E.forced(V);
  if ((!V.isList() && !V.isAttrs()) || !Seen.insert(V.object()).second)
    return;
  EvalStack::PartsScope Scope(E, {Origin, Origin});
  if (V.isList())
    for (Value &Element : elements(V))
      forceAll(E, Element, Origin, Seen);
  if (V.isAttrs())
    for (AttrCursor C(V); Attr *A = C.next();)
      forceAll(E, A->V, A->Origin, Seen);
}

void Evaluator::forceDeep(Value V) {
  llvm::DenseSet<Object *> Seen;
  forceAll(*this, V, {}, Seen);
}
