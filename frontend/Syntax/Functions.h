#pragma once

#include "frontend/Syntax/ExprBase.h"

namespace dx {

/// `f a b`: at least one argument.
struct CallExpr : ExprOf<ExprKind::Call> {
  const Expr *Function;
  llvm::ArrayRef<const Expr *> Args;
  CallExpr(SourceRange R, const Expr *Function,
           llvm::ArrayRef<const Expr *> Args)
      : ExprOf(R), Function(Function), Args(Args) {}
};

/// One parameter of a set pattern.
struct Formal {
  Symbol Name;
  SourceRange Range;
  const Expr *Default = nullptr;
};

/// `{ a, b ? 1, ... }`, in the order written.
struct Formals {
  llvm::ArrayRef<Formal> List;
  bool Ellipsis = false;
  SourceRange Range;
};

/// `x: e`, `{ a, b ? 1 }: e`, `all@{ a, ... }: e`.
struct LambdaExpr : ExprOf<ExprKind::Lambda> {
  /// The name before `:` or beside `@`; empty where there is none.
  Symbol ArgName;
  SourceRange ArgRange;
  /// Null for `x: e`.
  const Formals *Pattern;
  const Expr *Body;
  /// Counts the functions of a file from 0, for Sema.
  uint32_t Id;
  LambdaExpr(SourceRange R, Symbol ArgName, SourceRange ArgRange,
             const Formals *Pattern, const Expr *Body, uint32_t Id)
      : ExprOf(R), ArgName(ArgName), ArgRange(ArgRange), Pattern(Pattern),
        Body(Body), Id(Id) {}
};

} // namespace dx
