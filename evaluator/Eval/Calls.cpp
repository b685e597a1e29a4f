#include "evaluator/Eval/Evaluator.h"

#include "evaluator/Eval/BuiltinCall.h"
#include <alloca.h>

using namespace dx;

Value Evaluator::call(Value Function, llvm::ArrayRef<Value> Args,
                      SourceRange Site) {
  while (!Args.empty()) {
    Function = forced(Function);
    size_t Used = 0;
    if (Function.isObject(ObjectKind::Closure)) {
      Function = callClosure(*static_cast<ClosureObject *>(Function.object()),
                             Args, Used, Site);
    } else if (Function.isFunction()) {
      Function = callBuiltin(Function, Args, Used, Site);
    } else {
      Attr *Functor =
          Function.isAttrs() ? findAttr(Function, S.Known.Functor) : nullptr;
      if (!Functor)
        fail(Site, diag::NotAFunction, describeType(Function));
      // The set itself is the functor's first argument.
      Function = call(Functor->V, Function, Site);
      continue;
    }
    Args = Args.drop_front(Used);
  }
  return forced(Function);
}

Value Evaluator::callClosure(ClosureObject &F, llvm::ArrayRef<Value> Args,
                             size_t &Used, SourceRange Site) {
  return runLambda(*F.Lambda, F.captures(), Args, Used, Site);
}

Value Evaluator::runLambda(const LambdaCode &L, Value *Captures,
                           llvm::ArrayRef<Value> Args, size_t &Used,
                           SourceRange Site) {
  TraceFrame Trace(*this, Site, &L);
  checkDepth();
  auto *Slots = static_cast<Value *>(alloca((L.FrameSize + 1) * sizeof(Value)));
  Frame F{Slots, Captures};
  Slots[0] = Args[0];
  ++Used;
  if (L.HasPattern)
    bindFormals(L, F, Site);
  if (Args.size() == 1 || L.Body->Op != CodeOp::Lambda)
    return eval(*L.Body, F);
  // `f a b` with `f = x: y: e`: the function in between need not be made, its
  // captured values live here as long as it would.
  const auto &Inner = static_cast<const LambdaCode &>(*L.Body);
  auto *Taken =
      static_cast<Value *>(alloca((Inner.Captures.size() + 1) * sizeof(Value)));
  for (size_t I = 0; I < Inner.Captures.size(); ++I) {
    CaptureSource Source = Inner.Captures[I];
    Taken[I] =
        Source.FromCapture ? Captures[Source.Index] : Slots[Source.Index];
  }
  return runLambda(Inner, Taken, Args.drop_front(), Used, Site);
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
  TraceFrame Trace(*this, Site, &Info);
  checkDepth();
  BuiltinCall Call(*this, Info, Args, Site);
  return forced(Info.Run(Call));
}

Value Evaluator::evalCall(const CallCode &C, Frame F) {
  Value Function = eval(*C.Function, F);
  auto *Args = static_cast<Value *>(alloca(C.Args.size() * sizeof(Value)));
  for (size_t I = 0; I < C.Args.size(); ++I)
    Args[I] = delay(*C.Args[I], F);
  return call(Function, {Args, C.Args.size()}, C.Range);
}

Value Evaluator::autoCall(Value Function, Value Args) {
  Function = forced(Function);
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
