#pragma once

#include "frontend/Basic/SourceLocation.h"
#include "frontend/Basic/Symbol.h"
#include "frontend/Syntax/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include <vector>

namespace dx {

/// Numbers what variables can refer to, within one file, from 0: lambda
/// arguments, formals, bindings of `let` and `rec`, and the (nameless) sets of
/// `with`.
enum class DeclId : uint32_t { None = ~0U };

enum class DeclKind : uint8_t {
  Argument,
  Formal,
  Binding,
  WithSet,
  /// A name of SemaOptions::Scope; these are the first declarations, in order.
  Scope,
};

struct Decl {
  DeclKind Kind;
  Symbol Name;
  SourceRange Range;
  /// For a WithSet: the `with` around this one, or None.
  DeclId OuterWith = DeclId::None;
};

enum class VarKind : uint8_t {
  /// A declaration of this file.
  Local,
  /// Looked up at run time in the innermost `with` first, then outwards.
  With,
  /// A name of the global scope (`builtins`, `map`, `__sub`, ...).
  Global,
  /// `__curPos`: the variable's own place. Nothing can shadow it.
  CurPos,
  /// Reported; evaluating it fails.
  Undefined,
};

/// What a VarExpr refers to.
struct VarRef {
  VarKind Kind = VarKind::Undefined;
  /// Local: the declaration. With: the innermost set to look in.
  DeclId Target = DeclId::None;
};

/// What an operator or a search path calls. Only `-`, `*`, `/`, the four
/// comparisons and `<path>` call functions that a program can shadow.
/// ```
/// let __sub = a: b: 42; in 5 - 3   # 42
/// ```
struct ImplicitCall {
  /// `__sub`, `__mul`, `__div`, `__lessThan` or `__findFile`.
  VarRef Function;
  /// `__nixPath`, the first argument of `__findFile`.
  VarRef SearchPath;
};

/// One attribute of a binding group after merging `a.b = 1; a.c = 2;`.
struct MergedAttr {
  Symbol Name;
  SourceRange NameRange;
  enum class Kind : uint8_t {
    /// `name = Value;`. Where Value is a set literal, what other bindings add
    /// to it (`a = { b = 1; }; a.c = 2;`) is in that literal's group.
    Value,
    /// `inherit name;`: Value is the VarExpr, resolved outside of the group.
    InheritVar,
    /// `inherit (From) name;`: From is InheritFroms[FromIndex].
    InheritFrom,
    /// A set that a path made (`a.b = 1;`): Groups[NestedGroup], which is never
    /// recursive.
    Nested,
  } K = Kind::Value;
  const Expr *Value = nullptr;
  uint32_t FromIndex = 0;
  uint32_t NestedGroup = 0;
  /// In a `let` or `rec`: what variables of that name refer to.
  DeclId Declares = DeclId::None;
};

/// `${e} = Value;`, kept in order of writing after the static ones. Name and
/// Value are resolved inside a recursive group.
struct DynamicAttr {
  const Expr *Name;
  SourceRange NameRange;
  /// Null for a nested group (`${e}.a = 1;`).
  const Expr *Value = nullptr;
  uint32_t NestedGroup = 0;
};

/// The bindings of one set or `let`, as they are evaluated.
struct BindingGroup {
  /// Attributes see each other (`let`, `rec`, legacy `let`).
  bool Recursive = false;
  /// Where the set was written: the literal, or the first path that made it.
  SourceRange Range;
  /// Sorted by symbol number; no name twice.
  std::vector<MergedAttr> Attrs;
  std::vector<DynamicAttr> Dynamic;
  /// The sources of `inherit (e) ...`, each evaluated once at most. They are
  /// resolved inside a recursive group.
  std::vector<const Expr *> InheritFroms;
};

/// The declarations that a function makes.
struct LambdaDecls {
  /// The name before `:` or beside `@`.
  DeclId Argument = DeclId::None;
  /// In the order of Formals::List; none for one whose name came before.
  std::vector<DeclId> Formals;
};

/// Everything that Sema knows about a file. The tree stays as it was.
struct Resolution {
  /// By VarExpr::Id.
  std::vector<VarRef> Vars;
  std::vector<Decl> Decls;
  /// By AttrsExpr::Id and LetExpr::Id; groups that paths made come after. A
  /// literal that was merged into an earlier set leaves an empty group.
  std::vector<BindingGroup> Groups;
  /// By LambdaExpr::Id.
  std::vector<LambdaDecls> Lambdas;
  /// By WithExpr::Id.
  std::vector<DeclId> Withs;
  /// The operators and search paths whose function the file shadows: Unary
  /// (negation), Binary and SearchPath expressions. All others use the global
  /// one.
  llvm::DenseMap<const Expr *, ImplicitCall> Shadowed;
};

} // namespace dx
