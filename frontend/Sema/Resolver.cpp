#include "frontend/Sema/Resolver.h"

#include "frontend/Basic/Stack.h"
#include "frontend/Syntax/ExprChildren.h"

using namespace dx;

Resolver::Resolver(Resolution &Result, AstContext &Ctx,
                   const SemaOptions &Options, DiagnosticEngine &Diags)
    : Result(Result), Options(Options), Diags(Diags), Symbols(Ctx.symbols()),
      Scopes(Result.Decls), Merger(Result, Ctx, Diags),
      Suggestions(Scopes, Result.Decls, Ctx.symbols(), Options) {
  SymbolTable &Names = Ctx.symbols();
  CurPos = Names.intern("__curPos");
  Sub = Names.intern("__sub");
  Mul = Names.intern("__mul");
  Div = Names.intern("__div");
  LessThan = Names.intern("__lessThan");
  FindFile = Names.intern("__findFile");
  NixPath = Names.intern("__nixPath");
  for (Symbol Name : Options.Scope)
    Scopes.declare(DeclKind::Scope, Name, {});
}

void Resolver::visit(const Expr &E) {
  if (stackIsLow()) {
    Diags.report(E.range(), diag::NestedTooDeeply);
    return;
  }
  switch (E.kind()) {
#define DX_EXPR(Kind)                                                          \
  case ExprKind::Kind:                                                         \
    return node(llvm::cast<Kind##Expr>(E));
#include "frontend/Syntax/Exprs.def"
  }
}

template <class Node> void Resolver::node(const Node &E) {
  forEachChild(E, [this](const Expr &Child) { visit(Child); });
}

// --- Variables

void Resolver::node(const VarExpr &E) {
  // The parser of Nix makes the place of this name wherever it stands as an
  // expression, but `inherit __curPos;` is a variable.
  if (E.Name == CurPos)
    Result.Vars[E.Id].Kind = VarKind::CurPos;
  else
    variable(E);
}

VarRef Resolver::localOrGlobal(Symbol Name) const {
  if (DeclId Local = Scopes.lookup(Name); Local != DeclId::None)
    return {VarKind::Local, Local};
  if (Options.Globals && Options.Globals->contains(Name))
    return {VarKind::Global};
  return {};
}

void Resolver::variable(const VarExpr &E) {
  VarRef &Ref = Result.Vars[E.Id];
  Ref = localOrGlobal(E.Name);
  if (Ref.Kind != VarKind::Undefined)
    return;
  if (DeclId With = Scopes.innermostWith(); With != DeclId::None)
    Ref = {VarKind::With, With};
  else
    undefined(E);
}

void Resolver::undefined(const VarExpr &E) {
  // A name that the parser could not read is reported already.
  if (E.Name.isEmpty())
    return;
  llvm::StringRef Name = Symbols.text(E.Name);
  auto Report = Diags.report(E.range(), diag::UndefinedVariable, Name);
  if (const MergedAttr *Attr = aroundWithoutRec(E.Name)) {
    Report.note(Attr->NameRange, diag::NeedsRec, Name);
    return;
  }
  std::optional<Suggestion> Near = Suggestions.nearest(E.Name);
  if (!Near)
    return;
  // A global is declared nowhere.
  SourceRange Place = Near->Target == DeclId::None
                          ? SourceRange()
                          : Result.Decls[uint32_t(Near->Target)].Range;
  llvm::StringRef Better = Symbols.text(Near->Name);
  Report.note(Place, diag::DidYouMean, Better).fix(E.range(), Better);
}

const MergedAttr *Resolver::aroundWithoutRec(Symbol Name) const {
  // Only as many as are cheap to look through for every mistake.
  constexpr size_t MostGroups = 8, MostAttrs = 256;
  auto Near = llvm::ArrayRef(PlainGroups).take_back(MostGroups);
  for (uint32_t Group : llvm::reverse(Near)) {
    const auto &Attrs = Result.Groups[Group].Attrs;
    if (Attrs.size() > MostAttrs)
      continue;
    auto Found = llvm::find_if(Attrs, [&](const MergedAttr &A) {
      return A.Name == Name && A.K != MergedAttr::Kind::InheritVar;
    });
    if (Found != Attrs.end())
      return &*Found;
  }
  return nullptr;
}

// --- Operators

Symbol Resolver::implicitFunction(BinaryOp Op) const {
  switch (Op) {
  case BinaryOp::Sub:
    return Sub;
  case BinaryOp::Mul:
    return Mul;
  case BinaryOp::Div:
    return Div;
  case BinaryOp::Less:
  case BinaryOp::LessEqual:
  case BinaryOp::Greater:
  case BinaryOp::GreaterEqual:
    return LessThan;
  case BinaryOp::Concat:
  case BinaryOp::Add:
  case BinaryOp::Update:
  case BinaryOp::Equal:
  case BinaryOp::NotEqual:
  case BinaryOp::And:
  case BinaryOp::Or:
  case BinaryOp::Implies:
  case BinaryOp::PipeInto:
  case BinaryOp::PipeFrom:
    return {};
  }
  return {};
}

void Resolver::implicitCall(const Expr &E, Symbol Function) {
  if (Function.isEmpty())
    return;
  VarRef Ref = localOrGlobal(Function);
  if (Ref.Kind == VarKind::Local)
    Result.Shadowed[&E].Function = Ref;
}

void Resolver::node(const UnaryExpr &E) {
  if (E.Op == UnaryOp::Negate)
    implicitCall(E, Sub);
  visit(*E.Operand);
}

/// A chain of a million operators must not need a million frames.
void Resolver::node(const BinaryExpr &E) {
  size_t Outer = Pending.size();
  const Expr *Next = &E;
  while (Next) {
    while (const auto *Operation = llvm::dyn_cast<BinaryExpr>(Next)) {
      implicitCall(*Operation, implicitFunction(Operation->Op));
      Pending.push_back(Operation);
      Next = Operation->Left;
    }
    visit(*Next);
    Next = nullptr;
    if (Pending.size() > Outer) {
      Next = Pending.back()->Right;
      Pending.pop_back();
    }
  }
}

void Resolver::node(const SearchPathExpr &E) {
  ImplicitCall Call{localOrGlobal(FindFile), localOrGlobal(NixPath)};
  if (Call.Function.Kind == VarKind::Local ||
      Call.SearchPath.Kind == VarKind::Local)
    Result.Shadowed[&E] = Call;
}

// --- Functions and `with`

DeclId Resolver::declareFormal(const LambdaExpr &E, const Formal &F,
                               size_t FirstDecl) {
  DeclId Same = Scopes.lookup(F.Name);
  bool IsDuplicate = Same != DeclId::None && uint32_t(Same) >= FirstDecl;
  if (IsDuplicate && !F.Name.isEmpty()) {
    SourceRange First = Result.Decls[uint32_t(Same)].Range, Second = F.Range;
    if (Second.Begin < First.Begin)
      std::swap(First, Second);
    Diags.report(Second, diag::DuplicateFormal, Symbols.text(F.Name))
        .note(First, diag::FirstDefinedHere);
    // One argument fills one parameter.
    if (Result.Decls[uint32_t(Same)].Kind == DeclKind::Formal)
      return DeclId::None;
  }
  return Scopes.declare(DeclKind::Formal, F.Name, F.Range);
}

/// `{ a ? f x  b ? 1 }` lacks a `,` before `b`: what it says is that the
/// default of `a` asks whether `f x b` has an attribute.
void Resolver::swallowedFormal(const Formal &F) {
  const auto *HasAttr = llvm::dyn_cast_or_null<HasAttrExpr>(F.Default);
  const auto *Call =
      HasAttr ? llvm::dyn_cast<CallExpr>(HasAttr->Base) : nullptr;
  const auto *Name =
      Call ? llvm::dyn_cast<VarExpr>(Call->Args.back()) : nullptr;
  if (!Name || Scopes.innermostWith() != DeclId::None ||
      localOrGlobal(Name->Name).Kind != VarKind::Undefined)
    return;
  const Expr &Before =
      Call->Args.size() > 1 ? *Call->Args.drop_back().back() : *Call->Function;
  SourceRange Gap(Before.range().End);
  Diags.report(Gap, diag::MissingComma).fix(Gap, ",");
  Scopes.declare(DeclKind::Formal, Name->Name, Name->range());
}

void Resolver::formals(const LambdaExpr &E, LambdaDecls &Made) {
  size_t FirstDecl = Result.Decls.size();
  if (!E.ArgName.isEmpty())
    Made.Argument = Scopes.declare(DeclKind::Argument, E.ArgName, E.ArgRange);
  if (!E.Pattern)
    return;
  for (const Formal &F : E.Pattern->List)
    Made.Formals.push_back(declareFormal(E, F, FirstDecl));
  for (const Formal &F : E.Pattern->List)
    swallowedFormal(F);
}

void Resolver::node(const LambdaExpr &E) {
  ScopeMark Scope(Scopes);
  formals(E, Result.Lambdas[E.Id]);
  if (E.Pattern)
    for (const Formal &F : E.Pattern->List)
      if (F.Default)
        visit(*F.Default);
  visit(*E.Body);
}

void Resolver::node(const WithExpr &E) {
  visit(*E.Set);
  ScopeMark Scope(Scopes);
  Result.Withs[E.Id] = Scopes.enterWith(E.Set->range());
  visit(*E.Body);
}

Resolution dx::resolve(const Expr &Root, AstContext &Ctx,
                       const SemaOptions &Options, DiagnosticEngine &Diags) {
  Resolution Result;
  Result.Vars.resize(Ctx.varCount());
  Result.Groups.resize(Ctx.groupCount());
  Result.Lambdas.resize(Ctx.lambdaCount());
  Result.Withs.resize(Ctx.withCount(), DeclId::None);
  // Merging comes before the names in it, but people read from top to bottom.
  DiagnosticEngine Found;
  Resolver(Result, Ctx, Options, Found).visit(Root);
  // Names that a syntax error swallowed would come out as undefined.
  if (!Ctx.isIncomplete())
    Diags.addSorted(Found);
  return Result;
}
