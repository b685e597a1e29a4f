#pragma once

#include "frontend/Syntax/Names.h"

namespace dx {

/// `a.b.c = e;` or, with an empty path and no value, `inherit (From) Names;`.
struct Binding {
  SourceRange Range;
  AttrPath Path;
  const Expr *Value = nullptr;
  bool IsInherit = false;
  /// Null for a plain `inherit a b;`.
  const Expr *From = nullptr;
  /// Only names with a symbol.
  llvm::ArrayRef<AttrName> Inherited;
  /// For a plain inherit: one variable per name, in the same order.
  llvm::ArrayRef<const VarExpr *> InheritedVars;
};

/// `{ … }`, `rec { … }`, or `let { … }`, whose value is its attribute `body`.
enum class AttrsStyle : uint8_t { Plain, Rec, LegacyLet };

/// `{ a = 1; inherit b; }`, in any style.
struct AttrsExpr : ExprOf<ExprKind::Attrs> {
  AttrsStyle Style;
  llvm::ArrayRef<Binding> Bindings;
  /// Counts the binding groups (sets and lets) of a file from 0, for Sema.
  uint32_t Id;
  AttrsExpr(SourceRange R, AttrsStyle Style, llvm::ArrayRef<Binding> Bindings,
            uint32_t Id)
      : ExprOf(R), Style(Style), Bindings(Bindings), Id(Id) {}
};

/// `let a = 1; in e`.
struct LetExpr : ExprOf<ExprKind::Let> {
  llvm::ArrayRef<Binding> Bindings;
  const Expr *Body;
  /// See AttrsExpr::Id.
  uint32_t Id;
  LetExpr(SourceRange R, llvm::ArrayRef<Binding> Bindings, const Expr *Body,
          uint32_t Id)
      : ExprOf(R), Bindings(Bindings), Body(Body), Id(Id) {}
};

/// `with s; e`.
struct WithExpr : ExprOf<ExprKind::With> {
  const Expr *Set, *Body;
  /// Counts the `with` expressions of a file from 0, for Sema.
  uint32_t Id;
  WithExpr(SourceRange R, const Expr *Set, const Expr *Body, uint32_t Id)
      : ExprOf(R), Set(Set), Body(Body), Id(Id) {}
};

} // namespace dx
