#pragma once

#include "frontend/Basic/SourceLocation.h"
#include "frontend/Basic/Symbol.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Casting.h"

namespace dx {

/// The kinds of nodes, as the table has them.
enum class ExprKind : uint8_t {
#define DX_EXPR(Kind) Kind,
#include "frontend/Syntax/Exprs.def"
};

/// The operators before an operand.
enum class UnaryOp : uint8_t {
#define DX_UNARY(Name, ...) Name,
#include "frontend/Syntax/Operators.def"
};

/// The operators between two operands.
enum class BinaryOp : uint8_t {
#define DX_BINARY(Name, ...) Name,
#include "frontend/Syntax/Operators.def"
};

/// A node of the syntax tree: what was written and where, nothing else. Nodes
/// live in an AstContext's arena and never change. Parentheses leave no node;
/// a node's range does not include parentheses around it.
class Expr {
  ExprKind Kind;
  SourceRange Range;

protected:
  Expr(ExprKind Kind, SourceRange Range) : Kind(Kind), Range(Range) {}

public:
  [[nodiscard]] ExprKind kind() const { return Kind; }
  [[nodiscard]] SourceRange range() const { return Range; }
  [[nodiscard]] SourceLoc loc() const { return Range.Begin; }
};

/// A node of one kind, for llvm::isa and its kin.
template <ExprKind K> struct ExprOf : Expr {
  static bool classof(const Expr *E) { return E->kind() == K; }

protected:
  explicit ExprOf(SourceRange R) : Expr(K, R) {}
};

/// The operator as written, such as `->`.
[[nodiscard]] llvm::StringRef spelling(UnaryOp Op);
[[nodiscard]] llvm::StringRef spelling(BinaryOp Op);

} // namespace dx
