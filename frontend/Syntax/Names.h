#pragma once

#include "frontend/Syntax/ExprBase.h"

namespace dx {

/// `x`.
struct VarExpr : ExprOf<ExprKind::Var> {
  Symbol Name;
  /// Counts the variables of a file from 0: Sema's answer is found by it.
  uint32_t Id;
  VarExpr(SourceRange R, Symbol Name, uint32_t Id)
      : ExprOf(R), Name(Name), Id(Id) {}
};

/// One name of an attribute path: `a` and `"a"` have a symbol; `${e}` and
/// `"a${e}"` have an expression instead.
struct AttrName {
  Symbol Name;
  const Expr *Dynamic = nullptr;
  SourceRange Range;
};
/// `a.b."${c}"`: one name at least.
using AttrPath = llvm::ArrayRef<AttrName>;

/// `e.a.b or d`.
struct SelectExpr : ExprOf<ExprKind::Select> {
  const Expr *Base;
  AttrPath Path;
  /// After `or`; null where there is none.
  const Expr *Default;
  SelectExpr(SourceRange R, const Expr *Base, AttrPath Path,
             const Expr *Default)
      : ExprOf(R), Base(Base), Path(Path), Default(Default) {}
};

/// `e ? a.b`.
struct HasAttrExpr : ExprOf<ExprKind::HasAttr> {
  const Expr *Base;
  AttrPath Path;
  HasAttrExpr(SourceRange R, const Expr *Base, AttrPath Path)
      : ExprOf(R), Base(Base), Path(Path) {}
};

} // namespace dx
