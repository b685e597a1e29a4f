#pragma once

#include "frontend/Basic/SourceLocation.h"
#include "frontend/Basic/Symbol.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Casting.h"

namespace dx {

enum class ExprKind : uint8_t {
#define DX_EXPR(Kind) Kind,
#include "frontend/Syntax/Exprs.def"
};

enum class UnaryOp : uint8_t {
#define DX_UNARY(Name, ...) Name,
#include "frontend/Syntax/Operators.def"
};

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

#define DX_EXPR_CLASS(K)                                                       \
  static bool classof(const Expr *E) { return E->kind() == ExprKind::K; }

/// Stands where the parser found nothing usable; already reported.
struct ErrorExpr : Expr {
  explicit ErrorExpr(SourceRange R) : Expr(ExprKind::Error, R) {}
  DX_EXPR_CLASS(Error)
};

struct IntExpr : Expr {
  int64_t Value;
  IntExpr(SourceRange R, int64_t Value)
      : Expr(ExprKind::Int, R), Value(Value) {}
  DX_EXPR_CLASS(Int)
};

struct FloatExpr : Expr {
  double Value;
  FloatExpr(SourceRange R, double Value)
      : Expr(ExprKind::Float, R), Value(Value) {}
  DX_EXPR_CLASS(Float)
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

struct StringExpr : Expr {
  StringStyle Style;
  llvm::ArrayRef<StringPart> Parts;
  StringExpr(SourceRange R, StringStyle Style, llvm::ArrayRef<StringPart> Parts)
      : Expr(ExprKind::String, R), Style(Style), Parts(Parts) {}
  DX_EXPR_CLASS(String)
};

/// The text as written (`./a`, `a/b`, `/etc`, `~/x`): whoever evaluates it
/// knows the directory that it is relative to. The first part is literal.
struct PathExpr : Expr {
  llvm::ArrayRef<StringPart> Parts;
  PathExpr(SourceRange R, llvm::ArrayRef<StringPart> Parts)
      : Expr(ExprKind::Path, R), Parts(Parts) {}
  DX_EXPR_CLASS(Path)
};

/// `<nixpkgs/lib>`; Name is without the angle brackets.
struct SearchPathExpr : Expr {
  llvm::StringRef Name;
  SearchPathExpr(SourceRange R, llvm::StringRef Name)
      : Expr(ExprKind::SearchPath, R), Name(Name) {}
  DX_EXPR_CLASS(SearchPath)
};

struct VarExpr : Expr {
  Symbol Name;
  /// Counts the variables of a file from 0: Sema's answer is found by it.
  uint32_t Id;
  VarExpr(SourceRange R, Symbol Name, uint32_t Id)
      : Expr(ExprKind::Var, R), Name(Name), Id(Id) {}
  DX_EXPR_CLASS(Var)
};

/// One name of an attribute path: `a` and `"a"` have a symbol; `${e}` and
/// `"a${e}"` have an expression instead.
struct AttrName {
  Symbol Name;
  const Expr *Dynamic = nullptr;
  SourceRange Range;
};
using AttrPath = llvm::ArrayRef<AttrName>;

struct SelectExpr : Expr {
  const Expr *Base;
  AttrPath Path;
  /// After `or`; null where there is none.
  const Expr *Default;
  SelectExpr(SourceRange R, const Expr *Base, AttrPath Path,
             const Expr *Default)
      : Expr(ExprKind::Select, R), Base(Base), Path(Path), Default(Default) {}
  DX_EXPR_CLASS(Select)
};

struct HasAttrExpr : Expr {
  const Expr *Base;
  AttrPath Path;
  HasAttrExpr(SourceRange R, const Expr *Base, AttrPath Path)
      : Expr(ExprKind::HasAttr, R), Base(Base), Path(Path) {}
  DX_EXPR_CLASS(HasAttr)
};

/// `f a b`: at least one argument.
struct CallExpr : Expr {
  const Expr *Function;
  llvm::ArrayRef<const Expr *> Args;
  CallExpr(SourceRange R, const Expr *Function,
           llvm::ArrayRef<const Expr *> Args)
      : Expr(ExprKind::Call, R), Function(Function), Args(Args) {}
  DX_EXPR_CLASS(Call)
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

struct LambdaExpr : Expr {
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
      : Expr(ExprKind::Lambda, R), ArgName(ArgName), ArgRange(ArgRange),
        Pattern(Pattern), Body(Body), Id(Id) {}
  DX_EXPR_CLASS(Lambda)
};

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

enum class AttrsStyle : uint8_t { Plain, Rec, LegacyLet };

struct AttrsExpr : Expr {
  AttrsStyle Style;
  llvm::ArrayRef<Binding> Bindings;
  /// Counts the binding groups (sets and lets) of a file from 0, for Sema.
  uint32_t Id;
  AttrsExpr(SourceRange R, AttrsStyle Style, llvm::ArrayRef<Binding> Bindings,
            uint32_t Id)
      : Expr(ExprKind::Attrs, R), Style(Style), Bindings(Bindings), Id(Id) {}
  DX_EXPR_CLASS(Attrs)
};

struct LetExpr : Expr {
  llvm::ArrayRef<Binding> Bindings;
  const Expr *Body;
  /// See AttrsExpr::Id.
  uint32_t Id;
  LetExpr(SourceRange R, llvm::ArrayRef<Binding> Bindings, const Expr *Body,
          uint32_t Id)
      : Expr(ExprKind::Let, R), Bindings(Bindings), Body(Body), Id(Id) {}
  DX_EXPR_CLASS(Let)
};

struct ListExpr : Expr {
  llvm::ArrayRef<const Expr *> Elements;
  ListExpr(SourceRange R, llvm::ArrayRef<const Expr *> Elements)
      : Expr(ExprKind::List, R), Elements(Elements) {}
  DX_EXPR_CLASS(List)
};

struct IfExpr : Expr {
  const Expr *Cond, *Then, *Else;
  IfExpr(SourceRange R, const Expr *Cond, const Expr *Then, const Expr *Else)
      : Expr(ExprKind::If, R), Cond(Cond), Then(Then), Else(Else) {}
  DX_EXPR_CLASS(If)
};

struct AssertExpr : Expr {
  const Expr *Cond, *Body;
  AssertExpr(SourceRange R, const Expr *Cond, const Expr *Body)
      : Expr(ExprKind::Assert, R), Cond(Cond), Body(Body) {}
  DX_EXPR_CLASS(Assert)
};

struct WithExpr : Expr {
  const Expr *Set, *Body;
  /// Counts the `with` expressions of a file from 0, for Sema.
  uint32_t Id;
  WithExpr(SourceRange R, const Expr *Set, const Expr *Body, uint32_t Id)
      : Expr(ExprKind::With, R), Set(Set), Body(Body), Id(Id) {}
  DX_EXPR_CLASS(With)
};

struct UnaryExpr : Expr {
  UnaryOp Op;
  const Expr *Operand;
  UnaryExpr(SourceRange R, UnaryOp Op, const Expr *Operand)
      : Expr(ExprKind::Unary, R), Op(Op), Operand(Operand) {}
  DX_EXPR_CLASS(Unary)
};

struct BinaryExpr : Expr {
  BinaryOp Op;
  const Expr *Left, *Right;
  SourceRange OpRange;
  BinaryExpr(SourceRange R, BinaryOp Op, const Expr *Left, const Expr *Right,
             SourceRange OpRange)
      : Expr(ExprKind::Binary, R), Op(Op), Left(Left), Right(Right),
        OpRange(OpRange) {}
  DX_EXPR_CLASS(Binary)
};

#undef DX_EXPR_CLASS

/// The operator as written, such as `->`.
[[nodiscard]] llvm::StringRef spelling(UnaryOp Op);
[[nodiscard]] llvm::StringRef spelling(BinaryOp Op);

} // namespace dx
