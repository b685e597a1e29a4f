#include "evaluator/Eval/Evaluator.h"

#include "evaluator/Eval/BuiltinCall.h"
#include <alloca.h>

using namespace dx;

/// Runs a function on its arguments; it takes as many as it has parameters one
/// after another. Inlined into its callers: a level of recursion of the program
/// should be few levels here.
[[gnu::always_inline]] inline Value
Evaluator::runLambda(const LambdaCode &L, Value *Captures,
                     llvm::ArrayRef<Value> Args, size_t &Used,
                     SourceRange Site) {
  checkDepth(L.FrameSize);
  TraceFrame Trace(Site, &L);
  push(Trace);
  auto *Slots = static_cast<Value *>(alloca((L.FrameSize + 1) * sizeof(Value)));
  Slots[0] = Args[0];
  Used = 1;
  if (L.HasPattern) {
    Trace.Where = {nullptr, nullptr};
    bindFormals(L, {Slots, Captures}, Site);
  }
  Trace.Where = {Slots, Captures};
  Value V = Args.size() > 1 && L.Body->Op == CodeOp::Lambda
                ? runInner(static_cast<const LambdaCode &>(*L.Body),
                           {Slots, Captures}, Args.drop_front(), Used, Site)
                : eval(*L.Body, {Slots, Captures});
  pop(Trace);
  return V;
}

/// `f a b` with `f = x: y: e`: the function in between need not be made, its
/// captured values live here as long as it would.
Value Evaluator::runInner(const LambdaCode &Inner, Frame F,
                          llvm::ArrayRef<Value> Args, size_t &Used,
                          SourceRange Site) {
  auto *Taken =
      static_cast<Value *>(alloca((Inner.Captures.size() + 1) * sizeof(Value)));
  for (size_t I = 0; I < Inner.Captures.size(); ++I) {
    CaptureSource Source = Inner.Captures[I];
    Taken[I] =
        Source.FromCapture ? F.Captures[Source.Index] : F.Slots[Source.Index];
  }
  size_t More = 0;
  Value V = runLambda(Inner, Taken, Args, More, Site);
  Used += More;
  return V;
}

Value Evaluator::call(Value Function, llvm::ArrayRef<Value> Args,
                      SourceRange Site) {
  while (!Args.empty()) {
    Function = forced(Function);
    size_t Used = 0;
    if (Function.isObject(ObjectKind::Closure)) {
      auto *F = static_cast<ClosureObject *>(Function.object());
      Function = runLambda(*F->Lambda, F->captures(), Args, Used, Site);
    } else if (Function.isFunction()) {
      Function = callBuiltin(Function, Args, Used, Site);
    } else {
      Attr *Functor =
          Function.isAttrs() ? findAttr(Function, S.Known.Functor) : nullptr;
      if (!Functor)
        fail(Site, diag::NotAFunction, describeType(Function));
      // The set itself is the functor's first argument.
      checkDepth();
      return call(call(Functor->V, Function, Site), Args, Site);
    }
    Args = Args.drop_front(Used);
  }
  return forced(Function);
}

void Evaluator::bindFormals(const LambdaCode &L, Frame F, SourceRange Site) {
  Value Args = force(F.Slots[0]);
  if (!Args.isAttrs())
    wrongType(Args, "a set", Site.isValid() ? Site : L.PatternRange);
  size_t Found = 0;
  bool Missing = false, Defaults = false;
  for (const FormalCode &Formal : L.Formals) {
    if (Attr *A = findAttr(Args, Formal.Name)) {
      F.Slots[Formal.Slot] = A->V;
      ++Found;
    } else if (!Formal.Default) {
      Missing = true;
    } else {
      Defaults = true;
      const Code &Init = *Formal.Default;
      F.Slots[Formal.Slot] =
          Init.Op == CodeOp::Delay || Init.Op == CodeOp::Lambda
              ? makeUnit(static_cast<const UnitCode &>(Init))
              : delay(Init, F);
    }
  }
  if (Missing || (!L.Ellipsis && Found != attrCount(Args))) [[unlikely]]
    failFormals(L, Args, Site);
  if (!Defaults)
    return;
  for (const FormalCode &Formal : L.Formals) {
    const Code *Init = Formal.Default;
    if (Init && !findAttr(Args, Formal.Name) &&
        (Init->Op == CodeOp::Delay || Init->Op == CodeOp::Lambda))
      fillCaptures(*static_cast<const UnitCode *>(Init), F.Slots[Formal.Slot],
                   F);
  }
}

Value Evaluator::callBuiltin(Value Function, llvm::ArrayRef<Value> Args,
                             size_t &Used, SourceRange Site) {
  const BuiltinInfo *Info = nullptr;
  llvm::ArrayRef<Value> Given;
  if (Function.isObject(ObjectKind::Builtin)) {
    Info = static_cast<BuiltinObject *>(Function.object())->Info;
  } else {
    auto *App = static_cast<BuiltinAppObject *>(Function.object());
    Info = App->Info;
    Given = {App->args(), App->Size};
  }
  size_t Wanted = Info->Arity - Given.size();
  Used = std::min(Wanted, Args.size());
  if (Args.size() < Wanted) {
    auto Count = uint32_t(Given.size() + Args.size());
    auto *App =
        heap().make<BuiltinAppObject>(Count * sizeof(Value), Count, Info);
    std::copy(Args.begin(), Args.end(),
              std::copy(Given.begin(), Given.end(), App->args()));
    return Value(App);
  }
  auto *All = static_cast<Value *>(alloca(Info->Arity * sizeof(Value)));
  std::copy_n(Args.begin(), Wanted, std::copy(Given.begin(), Given.end(), All));
  return runBuiltin(*Info, {All, Info->Arity}, Site);
}

Value Evaluator::runBuiltin(const BuiltinInfo &Info,
                            llvm::MutableArrayRef<Value> Args,
                            SourceRange Site) {
  checkDepth();
  TraceFrame Trace(Site, &Info);
  push(Trace);
  BuiltinCall Call(*this, Info, Args, Site);
  Value V = forced(Info.Run(Call));
  pop(Trace);
  return V;
}

Value Evaluator::evalCall(const CallCode &C, Frame F) {
  Value Function = eval(*C.Function, F);
  auto *Args = static_cast<Value *>(alloca(C.Args.size() * sizeof(Value)));
  for (size_t I = 0; I < C.Args.size(); ++I)
    Args[I] = delay(*C.Args[I], F);
  if (!Function.isObject(ObjectKind::Closure))
    return call(Function, {Args, C.Args.size()}, C.Range);
  auto *Closure = static_cast<ClosureObject *>(Function.object());
  size_t Used = 0;
  Value V = runLambda(*Closure->Lambda, Closure->captures(),
                      {Args, C.Args.size()}, Used, C.Range);
  if (Used == C.Args.size())
    return V;
  return call(V, {Args + Used, C.Args.size() - Used}, C.Range);
}

Value Evaluator::autoCall(Value Function, Value Args) {
  Function = forced(Function);
  checkDepth();
  if (Function.isAttrs())
    if (Attr *Functor = findAttr(Function, S.Known.Functor))
      return autoCall(call(Functor->V, Function), Args);
  if (!Function.isObject(ObjectKind::Closure))
    return Function;
  const LambdaCode &L =
      *static_cast<ClosureObject *>(Function.object())->Lambda;
  if (!L.HasPattern)
    return Function;
  llvm::SmallVector<Attr, 8> Given;
  if (L.Ellipsis)
    for (AttrCursor C(Args); Attr *A = C.next();)
      Given.push_back(*A);
  for (const FormalCode &Formal : L.Formals) {
    Attr *A = findAttr(Args, Formal.Name);
    if (A && !L.Ellipsis)
      Given.push_back(*A);
    if (!A && !Formal.Default)
      fail(Formal.Range, diag::AutoCallMissing, symbols().text(Formal.Name));
  }
  return call(Function, makeAttrs(heap(), Given));
}
