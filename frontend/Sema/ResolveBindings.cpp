// The part of the Resolver that deals with sets and `let`.

#include "frontend/Sema/Resolver.h"

using namespace dx;

void Resolver::node(const AttrsExpr &E) {
  Merger.build(E.Id, E.Style != AttrsStyle::Plain, E.range(), E.Bindings);
  group(E.Id);
}

void Resolver::node(const LetExpr &E) {
  Merger.build(E.Id, true, E.range(), E.Bindings);
  refuseDynamic(E.Id);
  group(E.Id, E.Body);
  // Their names and values have been resolved; nothing can hold them.
  Result.Groups[E.Id].Dynamic.clear();
}

void Resolver::refuseDynamic(uint32_t Group) {
  for (const DynamicAttr &A : Result.Groups[Group].Dynamic)
    Diags.report(A.NameRange, diag::DynamicInLet);
}

void Resolver::group(uint32_t Group, const Expr *Body) {
  inheritedVars(Group);
  if (!Result.Groups[Group].Recursive) {
    PlainGroups.push_back(Group);
    members(Group);
    PlainGroups.pop_back();
    return;
  }
  ScopeMark Scope(Scopes);
  declareAttrs(Group);
  members(Group);
  if (Body)
    visit(*Body);
}

/// `inherit x;` means the x outside, even in a recursive group.
void Resolver::inheritedVars(uint32_t Group) {
  // Nothing is merged any more, so the group stays where it is.
  for (const MergedAttr &A : Result.Groups[Group].Attrs)
    if (A.K == MergedAttr::Kind::InheritVar)
      variable(llvm::cast<VarExpr>(*A.Value));
  if (const auto *Left = Merger.leftovers(Group))
    for (const VarExpr *Var : Left->InheritedVars)
      variable(*Var);
}

void Resolver::declareAttrs(uint32_t Group) {
  for (MergedAttr &A : Result.Groups[Group].Attrs)
    A.Declares = Scopes.declare(DeclKind::Binding, A.Name, A.NameRange);
}

/// Groups are found anew at each step: groups that are made for literals
/// further in move the list.
void Resolver::members(uint32_t Group) {
  auto Here = [&]() -> BindingGroup & { return Result.Groups[Group]; };
  for (size_t I = 0; I != Here().Attrs.size(); ++I) {
    MergedAttr A = Here().Attrs[I];
    if (A.K == MergedAttr::Kind::Value)
      visit(*A.Value);
    else if (A.K == MergedAttr::Kind::Nested)
      group(A.NestedGroup);
  }
  for (size_t I = 0; I != Here().InheritFroms.size(); ++I)
    visit(*Here().InheritFroms[I]);
  for (size_t I = 0; I != Here().Dynamic.size(); ++I) {
    DynamicAttr A = Here().Dynamic[I];
    visit(*A.Name);
    if (A.Value)
      visit(*A.Value);
    else
      group(A.NestedGroup);
  }
  leftovers(Group);
  llvm::sort(Here().Attrs, [](const MergedAttr &A, const MergedAttr &B) {
    return A.Name < B.Name;
  });
}

void Resolver::leftovers(uint32_t Group) {
  const auto *Left = Merger.leftovers(Group);
  if (!Left)
    return;
  // Visiting may add leftovers of other groups.
  auto Exprs = Left->Exprs;
  for (const Expr *E : Exprs)
    visit(*E);
}
