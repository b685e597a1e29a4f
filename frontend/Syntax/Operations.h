#pragma once

#include "frontend/Syntax/ExprBase.h"

namespace dx {

/// `if c then a else b`.
struct IfExpr : ExprOf<ExprKind::If> {
  const Expr *Cond, *Then, *Else;
  IfExpr(SourceRange R, const Expr *Cond, const Expr *Then, const Expr *Else)
      : ExprOf(R), Cond(Cond), Then(Then), Else(Else) {}
};

/// `assert c; e`.
struct AssertExpr : ExprOf<ExprKind::Assert> {
  const Expr *Cond, *Body;
  AssertExpr(SourceRange R, const Expr *Cond, const Expr *Body)
      : ExprOf(R), Cond(Cond), Body(Body) {}
};

/// `-e` or `!e`.
struct UnaryExpr : ExprOf<ExprKind::Unary> {
  UnaryOp Op;
  const Expr *Operand;
  UnaryExpr(SourceRange R, UnaryOp Op, const Expr *Operand)
      : ExprOf(R), Op(Op), Operand(Operand) {}
};

/// `a + b`, `a -> b`, …: every operator between two operands but `.`, `?` and
/// `or`.
struct BinaryExpr : ExprOf<ExprKind::Binary> {
  BinaryOp Op;
  const Expr *Left, *Right;
  SourceRange OpRange;
  BinaryExpr(SourceRange R, BinaryOp Op, const Expr *Left, const Expr *Right,
             SourceRange OpRange)
      : ExprOf(R), Op(Op), Left(Left), Right(Right), OpRange(OpRange) {}
};

} // namespace dx
