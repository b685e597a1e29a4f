#pragma once

#include "frontend/Syntax/ExprBase.h"

namespace dx {

/// Stands where the parser found nothing usable; already reported.
struct ErrorExpr : ExprOf<ExprKind::Error> {
  explicit ErrorExpr(SourceRange R) : ExprOf(R) {}
};

/// `42`.
struct IntExpr : ExprOf<ExprKind::Int> {
  int64_t Value;
  IntExpr(SourceRange R, int64_t Value) : ExprOf(R), Value(Value) {}
};

/// `1.5e3`.
struct FloatExpr : ExprOf<ExprKind::Float> {
  double Value;
  FloatExpr(SourceRange R, double Value) : ExprOf(R), Value(Value) {}
};

/// A piece of a string or path: literal text when \c Interpolated is null.
struct StringPart {
  llvm::StringRef Text;
  const Expr *Interpolated = nullptr;
  SourceRange Range;
};

/// How a string was written; its parts are the same for all: escapes decoded,
/// common indentation removed, no two literal parts side by side, none empty.
enum class StringStyle : uint8_t { Quoted, Indented, Uri };

/// `"a${b}"`, its indented form, or a URI.
struct StringExpr : ExprOf<ExprKind::String> {
  StringStyle Style;
  llvm::ArrayRef<StringPart> Parts;
  StringExpr(SourceRange R, StringStyle Style, llvm::ArrayRef<StringPart> Parts)
      : ExprOf(R), Style(Style), Parts(Parts) {}
};

/// The text as written (`./a`, `a/b`, `/etc`, `~/x`): whoever evaluates it
/// knows the directory that it is relative to. The first part is literal.
struct PathExpr : ExprOf<ExprKind::Path> {
  llvm::ArrayRef<StringPart> Parts;
  PathExpr(SourceRange R, llvm::ArrayRef<StringPart> Parts)
      : ExprOf(R), Parts(Parts) {}
};

/// `<nixpkgs/lib>`; Name is without the angle brackets.
struct SearchPathExpr : ExprOf<ExprKind::SearchPath> {
  llvm::StringRef Name;
  SearchPathExpr(SourceRange R, llvm::StringRef Name) : ExprOf(R), Name(Name) {}
};

/// `[ a b ]`.
struct ListExpr : ExprOf<ExprKind::List> {
  llvm::ArrayRef<const Expr *> Elements;
  ListExpr(SourceRange R, llvm::ArrayRef<const Expr *> Elements)
      : ExprOf(R), Elements(Elements) {}
};

} // namespace dx
