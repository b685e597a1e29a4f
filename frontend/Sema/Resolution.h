#pragma once

#include "frontend/Basic/SourceLocation.h"
#include "frontend/Basic/Symbol.h"
#include "frontend/Syntax/Expr.h"
#include "llvm/ADT/ArrayRef.h"
#include <vector>

namespace dx {

/// Numbers what variables can refer to, within one file, from 0: lambda
/// arguments, formals, bindings of `let` and `rec`, and the (nameless) sets of
/// `with`.
enum class DeclId : uint32_t { None = ~0U };

enum class DeclKind : uint8_t { Argument, Formal, Binding, WithSet };

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
  /// Reported; evaluating it fails.
  Undefined,
};

/// What a VarExpr refers to.
struct VarRef {
  VarKind Kind = VarKind::Undefined;
  /// Local: the declaration. With: the innermost set to look in.
  DeclId Target = DeclId::None;
};

/// One attribute of a binding group after merging `a.b = 1; a.c = 2;`.
struct MergedAttr {
  Symbol Name;
  SourceRange NameRange;
  enum class Kind : uint8_t {
    /// `name = Value;`
    Value,
    /// `inherit name;`: Value is the VarExpr, resolved outside of the group.
    InheritVar,
    /// `inherit (From) name;`: From is InheritFroms[FromIndex].
    InheritFrom,
    /// A set made of several bindings; Nested describes it.
    Nested,
  } K = Kind::Value;
  const Expr *Value = nullptr;
  uint32_t FromIndex = 0;
  uint32_t NestedGroup = 0;
  /// In a `let` or `rec`: what variables of that name refer to.
  DeclId Declares = DeclId::None;
};

/// `${e} = Value;`, kept in order of writing after the static ones.
struct DynamicAttr {
  const Expr *Name;
  SourceRange NameRange;
  /// Either a value or a nested group (`${e}.a = 1;`).
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
  /// In the order of Formals::List.
  std::vector<DeclId> Formals;
};

/// Everything that Sema knows about a file. The tree stays as it was.
struct Resolution {
  /// By VarExpr::Id.
  std::vector<VarRef> Vars;
  std::vector<Decl> Decls;
  /// By AttrsExpr::Id and LetExpr::Id; groups that merging made come after.
  std::vector<BindingGroup> Groups;
  /// By LambdaExpr::Id.
  std::vector<LambdaDecls> Lambdas;
  /// By WithExpr::Id.
  std::vector<DeclId> Withs;
};

} // namespace dx
