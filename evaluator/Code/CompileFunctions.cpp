#include "evaluator/Code/CompilerState.h"
#include "llvm/ADT/STLExtras.h"

using namespace dx;

const Code *Compiler::node(const LambdaExpr &E) { return lambda(E, Symbol()); }

const LambdaCode *Compiler::lambda(const LambdaExpr &E, Symbol Name) {
  UnitState State(Unit);
  Unit = &State;
  auto *L = make<LambdaCode>(E.range());
  L->Name = Name;
  L->ArgName = E.ArgName;
  DeclId Argument = Names.Lambdas[E.Id].Argument;
  if (Argument != DeclId::None)
    State.declare(Argument);
  else
    State.newSlot();
  if (E.Pattern)
    formals(E, *L);
  const Code *Body = strict(*E.Body);
  finish(*L, State, Body);
  Unit = State.Outer;
  return L;
}

void Compiler::formals(const LambdaExpr &E, LambdaCode &L) {
  L.HasPattern = true;
  L.Ellipsis = E.Pattern->Ellipsis;
  L.PatternRange = E.Pattern->Range;
  const LambdaDecls &Decls = Names.Lambdas[E.Id];
  llvm::SmallVector<FormalCode, 8> List;
  for (auto [F, D] : llvm::zip(E.Pattern->List, Decls.Formals)) {
    // A duplicate (already reported) has no declaration of its own.
    if (D == DeclId::None)
      continue;
    List.push_back({F.Name, F.Range, Unit->declare(D), nullptr});
    Unit->Pending.insert(uint32_t(D));
  }
  for (auto [F, D] : llvm::zip(E.Pattern->List, Decls.Formals)) {
    if (D == DeclId::None || !F.Default)
      continue;
    const Formal &Written = F;
    auto *It = llvm::find_if(
        List, [&](const FormalCode &C) { return C.Name == Written.Name; });
    It->Default = binding(*F.Default, F.Name, true);
  }
  for (DeclId D : Decls.Formals)
    if (D != DeclId::None)
      Unit->Pending.erase(uint32_t(D));
  llvm::sort(List, [](const FormalCode &A, const FormalCode &B) {
    return A.Name < B.Name;
  });
  L.Formals = copy(List);
}

const Code *Compiler::node(const CallExpr &E) {
  const Code *Function = strict(*E.Function);
  llvm::SmallVector<const Code *, 4> Args;
  for (const Expr *Arg : E.Args)
    Args.push_back(delayed(*Arg));
  return call(Function, Args, E.range());
}

const Code *Compiler::call(const Code *F, llvm::ArrayRef<const Code *> Args,
                           SourceRange R) {
  return make<CallCode>(R, F, Args.copy(Arena));
}
