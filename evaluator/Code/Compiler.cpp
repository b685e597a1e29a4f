#include "evaluator/Code/Compiler.h"

#include "evaluator/Code/CompilerState.h"
#include "evaluator/Value/Scalars.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace dx;

const FormalCode *LambdaCode::formal(Symbol Wanted) const {
  auto It =
      llvm::lower_bound(Formals, Wanted, [](const FormalCode &F, Symbol S) {
        return F.Name < S;
      });
  return It != Formals.end() && It->Name == Wanted ? It : nullptr;
}

void Compiler::finish(UnitCode &U, const UnitState &State, const Code *Body) {
  U.Captures = copy(State.Captures);
  U.FrameSize = State.FrameSize;
  U.Body = Body;
}

const UnitCode *Compiler::compileRoot(const Expr &Root) {
  UnitState State(nullptr);
  Unit = &State;
  for (uint32_t I = 0; I < Names.Decls.size(); ++I)
    if (Names.Decls[I].Kind == DeclKind::Scope)
      State.declare(DeclId(I));
  auto *U = make<DelayCode>(Root.range());
  const Code *Body = strict(Root);
  finish(*U, State, Body);
  return U;
}

const Code *Compiler::strict(const Expr &E) {
  switch (E.kind()) {
#define DX_EXPR(Kind)                                                          \
  case ExprKind::Kind:                                                         \
    return node(llvm::cast<Kind##Expr>(E));
#include "frontend/Syntax/Exprs.def"
  }
}

DelayCode *Compiler::delayUnit(SourceRange R, Symbol Name,
                               llvm::function_ref<const Code *()> Body) {
  UnitState State(Unit);
  Unit = &State;
  auto *D = make<DelayCode>(R);
  D->Name = Name;
  const Code *C = Body();
  finish(*D, State, C);
  Unit = State.Outer;
  return D;
}

/// Literals so small that building them at once costs no more than a thunk.
static bool isSmallList(const ListExpr &L) { return L.Elements.size() <= 8; }

static bool isSmallSet(const AttrsExpr &A, const Resolution &Names) {
  const BindingGroup &G = Names.Groups[A.Id];
  return A.Style == AttrsStyle::Plain && !G.Recursive && G.Attrs.size() <= 8 &&
         G.Dynamic.empty() && G.InheritFroms.empty();
}

static bool isPlain(const StringExpr &S) {
  return S.Parts.empty() || (S.Parts.size() == 1 && !S.Parts[0].Interpolated);
}

/// Whether there is nothing in an expression to compute later.
static bool isReady(const Expr &E, const Resolution &Names) {
  if (llvm::isa<IntExpr, FloatExpr, LambdaExpr>(E))
    return true;
  if (const auto *S = llvm::dyn_cast<StringExpr>(&E))
    return isPlain(*S);
  if (const auto *P = llvm::dyn_cast<PathExpr>(&E))
    return P->Parts.size() == 1;
  if (const auto *V = llvm::dyn_cast<VarExpr>(&E)) {
    VarKind Kind = Names.Vars[V->Id].Kind;
    return Kind == VarKind::Local || Kind == VarKind::Global;
  }
  if (const auto *L = llvm::dyn_cast<ListExpr>(&E))
    return isSmallList(*L);
  const auto *A = llvm::dyn_cast<AttrsExpr>(&E);
  return A && isSmallSet(*A, Names);
}

const Code *Compiler::delayed(const Expr &E, Symbol Name) {
  if (isReady(E, Names))
    return strict(E);
  DelayCode *D = delayUnit(E.range(), Name, [&] { return strict(E); });
  D->Eager = eagerForm(E);
  return D;
}

bool Compiler::isPending(const VarRef &Ref) const {
  return Ref.Kind == VarKind::Local &&
         Unit->Pending.contains(uint32_t(Ref.Target));
}

/// A literal number or a variable whose slot can be read now.
bool Compiler::isSimpleOperand(const Expr &E) const {
  if (llvm::isa<IntExpr>(E))
    return true;
  const auto *V = llvm::dyn_cast<VarExpr>(&E);
  return V && Names.Vars[V->Id].Kind == VarKind::Local &&
         !isPending(Names.Vars[V->Id]);
}

const Code *Compiler::eagerForm(const Expr &E) {
  if (const auto *S = llvm::dyn_cast<SelectExpr>(&E)) {
    bool Plain = S->Path.size() == 1 && !S->Path[0].Dynamic && !S->Default;
    return Plain && llvm::isa<VarExpr>(*S->Base) && isSimpleOperand(*S->Base)
               ? strict(E)
               : nullptr;
  }
  const auto *B = llvm::dyn_cast<BinaryExpr>(&E);
  if (!B || Names.Shadowed.count(&E) || !isSimpleOperand(*B->Left) ||
      !isSimpleOperand(*B->Right))
    return nullptr;
  if (B->Op != BinaryOp::Add && B->Op != BinaryOp::Sub &&
      B->Op != BinaryOp::Mul)
    return nullptr;
  return strict(E);
}

const Code *Compiler::binding(const Expr &E, Symbol Name, bool Recursive) {
  if (Recursive && Unit->Replaceable)
    return delayUnit(E.range(), Name, [&] { return strict(E); });
  if (const auto *L = llvm::dyn_cast<LambdaExpr>(&E))
    return lambda(*L, Name);
  if (!Recursive)
    return delayed(E, Name);
  if (const auto *V = llvm::dyn_cast<VarExpr>(&E))
    if (!isPending(Names.Vars[V->Id]))
      return delayed(E, Name);
  if (llvm::isa<IntExpr, FloatExpr>(E))
    return strict(E);
  if (const auto *S = llvm::dyn_cast<StringExpr>(&E))
    if (isPlain(*S))
      return strict(E);
  return delayUnit(E.range(), Name, [&] { return strict(E); });
}

//===--- Names ------------------------------------------------------------===//

CaptureSource Compiler::sourceIn(UnitState &U, DeclId D) {
  auto It = U.Slots.find(uint32_t(D));
  if (It != U.Slots.end())
    return {false, It->second};
  return {true, captureIn(U, D)};
}

uint32_t Compiler::captureIn(UnitState &U, DeclId D) {
  auto It = U.CaptureIndex.find(uint32_t(D));
  if (It != U.CaptureIndex.end())
    return It->second;
  CaptureSource Source = sourceIn(*U.Outer, D);
  auto Index = uint32_t(U.Captures.size());
  U.Captures.push_back(Source);
  U.CaptureIndex[uint32_t(D)] = Index;
  return Index;
}

const SlotCode *Compiler::slotOf(DeclId D, SourceRange R) {
  CaptureSource S = sourceIn(*Unit, D);
  return make<SlotCode>(R, S.FromCapture ? CodeOp::Capture : CodeOp::Local,
                        S.Index, Names.Decls[uint32_t(D)].Name);
}

llvm::ArrayRef<const SlotCode *> Compiler::withSets(DeclId Innermost,
                                                    SourceRange R) {
  llvm::SmallVector<const SlotCode *, 4> Sets;
  for (DeclId D = Innermost; D != DeclId::None;
       D = Names.Decls[uint32_t(D)].OuterWith)
    Sets.push_back(slotOf(D, R));
  return copy(Sets);
}

const Code *Compiler::global(Symbol Name, SourceRange R) {
  auto It = Env.Globals.find(Name);
  if (It == Env.Globals.end())
    return make<UndefinedCode>(R, Name);
  return constant(R, It->second);
}

const Code *Compiler::variable(const VarRef &Ref, Symbol Name, SourceRange R) {
  switch (Ref.Kind) {
  case VarKind::Local:
    return slotOf(Ref.Target, R);
  case VarKind::With:
    return make<WithLookupCode>(R, Name, withSets(Ref.Target, R));
  case VarKind::Global:
    return global(Name, R);
  case VarKind::CurPos:
    return make<Code>(CodeOp::CurPos, R);
  case VarKind::Undefined:
    return make<UndefinedCode>(R, Name);
  }
}

//===--- Simple expressions -----------------------------------------------===//

const Code *Compiler::node(const ErrorExpr &E) {
  llvm_unreachable("a file with errors of syntax is not compiled");
}

const Code *Compiler::node(const IntExpr &E) {
  return constant(E.range(), makeInt(Env.Constants, E.Value));
}

const Code *Compiler::node(const FloatExpr &E) {
  return constant(E.range(), makeFloat(Env.Constants, E.Value));
}

const Code *Compiler::node(const VarExpr &E) {
  return variable(Names.Vars[E.Id], E.Name, E.range());
}

const Code *Compiler::node(const ListExpr &E) {
  llvm::SmallVector<const Code *, 8> Elements;
  for (const Expr *Element : E.Elements)
    Elements.push_back(delayed(*Element));
  return make<ListCode>(E.range(), copy(Elements));
}

const Code *Compiler::node(const IfExpr &E) {
  const Code *Cond = strict(*E.Cond);
  const Code *Then = strict(*E.Then);
  return make<IfCode>(E.range(), Cond, Then, strict(*E.Else));
}

const Code *Compiler::node(const AssertExpr &E) {
  const Code *Cond = strict(*E.Cond);
  return make<AssertCode>(E.range(), Cond, strict(*E.Body));
}

const Code *Compiler::node(const WithExpr &E) {
  const Code *Set = delayed(*E.Set);
  uint32_t Mark = Unit->NextSlot;
  uint32_t Slot = Unit->declare(Names.Withs[E.Id]);
  const Code *Body = strict(*E.Body);
  Unit->NextSlot = Mark;
  return make<WithCode>(E.range(), Set, Slot, Body);
}

const UnitCode *dx::compile(const Expr &Root, const Resolution &Names,
                            const CompileEnvironment &Env,
                            llvm::BumpPtrAllocator &Arena) {
  return Compiler(Names, Env, Arena).compileRoot(Root);
}
