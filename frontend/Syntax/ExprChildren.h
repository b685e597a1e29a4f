#pragma once

#include "frontend/Syntax/Expr.h"

namespace dx {

namespace detail {
template <class F> void visitPath(AttrPath Path, F &Visit) {
  for (const AttrName &Name : Path)
    if (Name.Dynamic)
      Visit(*Name.Dynamic);
}

template <class F> void visitParts(llvm::ArrayRef<StringPart> Parts, F &Visit) {
  for (const StringPart &Part : Parts)
    if (Part.Interpolated)
      Visit(*Part.Interpolated);
}

template <class F>
void visitBindings(llvm::ArrayRef<Binding> Bindings, F &Visit) {
  for (const Binding &B : Bindings) {
    visitPath(B.Path, Visit);
    for (const Expr *E : {B.Value, B.From})
      if (E)
        Visit(*E);
    for (const VarExpr *Var : B.InheritedVars)
      Visit(*Var);
  }
}
} // namespace detail

inline void forEachChild(const ErrorExpr &, auto &&) {}
inline void forEachChild(const IntExpr &, auto &&) {}
inline void forEachChild(const FloatExpr &, auto &&) {}
inline void forEachChild(const SearchPathExpr &, auto &&) {}
inline void forEachChild(const VarExpr &, auto &&) {}

void forEachChild(const StringExpr &E, auto &&Visit) {
  detail::visitParts(E.Parts, Visit);
}
void forEachChild(const PathExpr &E, auto &&Visit) {
  detail::visitParts(E.Parts, Visit);
}
void forEachChild(const SelectExpr &E, auto &&Visit) {
  Visit(*E.Base);
  detail::visitPath(E.Path, Visit);
  if (E.Default)
    Visit(*E.Default);
}
void forEachChild(const HasAttrExpr &E, auto &&Visit) {
  Visit(*E.Base);
  detail::visitPath(E.Path, Visit);
}
void forEachChild(const CallExpr &E, auto &&Visit) {
  Visit(*E.Function);
  for (const Expr *Arg : E.Args)
    Visit(*Arg);
}
void forEachChild(const LambdaExpr &E, auto &&Visit) {
  if (E.Pattern)
    for (const Formal &F : E.Pattern->List)
      if (F.Default)
        Visit(*F.Default);
  Visit(*E.Body);
}
void forEachChild(const AttrsExpr &E, auto &&Visit) {
  detail::visitBindings(E.Bindings, Visit);
}
void forEachChild(const LetExpr &E, auto &&Visit) {
  detail::visitBindings(E.Bindings, Visit);
  Visit(*E.Body);
}
void forEachChild(const ListExpr &E, auto &&Visit) {
  for (const Expr *Element : E.Elements)
    Visit(*Element);
}
void forEachChild(const IfExpr &E, auto &&Visit) {
  Visit(*E.Cond);
  Visit(*E.Then);
  Visit(*E.Else);
}
void forEachChild(const AssertExpr &E, auto &&Visit) {
  Visit(*E.Cond);
  Visit(*E.Body);
}
void forEachChild(const WithExpr &E, auto &&Visit) {
  Visit(*E.Set);
  Visit(*E.Body);
}
void forEachChild(const UnaryExpr &E, auto &&Visit) { Visit(*E.Operand); }
void forEachChild(const BinaryExpr &E, auto &&Visit) {
  Visit(*E.Left);
  Visit(*E.Right);
}

/// Calls \p Visit with each expression directly below \p E, as written from
/// left to right (the variables of `inherit a b;` included).
void forEachChild(const Expr &E, auto &&Visit) {
  switch (E.kind()) {
#define DX_EXPR(Kind)                                                          \
  case ExprKind::Kind:                                                         \
    return forEachChild(llvm::cast<Kind##Expr>(E), Visit);
#include "frontend/Syntax/Exprs.def"
  }
}

} // namespace dx
