#pragma once

#include "frontend/Basic/DiagnosticEngine.h"
#include "frontend/Sema/Resolution.h"
#include "frontend/Syntax/AstContext.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

namespace dx {

/// Makes binding groups of bindings, as Nix's parser does:
/// - `a.b = 1; a.c = 2;` is one set `a`, and so is `a = { b = 1; }; a.c = 2;`;
/// - what comes later joins what comes first: a `rec` set that joins a plain
///   one loses its `rec`, plain bindings that join a `rec` set see its names;
/// - two sets merge at every depth; anything else defined twice is an error
///   (reported; the first definition stays);
/// - dynamic attributes never merge before evaluation.
class BindingMerger {
public:
  BindingMerger(Resolution &Result, AstContext &Ctx, DiagnosticEngine &Diags)
      : Groups(Result.Groups), Ctx(Ctx), Diags(Diags) {}

  /// Fills the group of a literal or a `let`, once.
  void build(uint32_t Group, bool Recursive, SourceRange Range,
             llvm::ArrayRef<Binding> Bindings);

  /// What had no place in a group after an error. It is resolved in that
  /// group's scope all the same.
  struct Leftovers {
    llvm::SmallVector<const VarExpr *, 1> InheritedVars;
    llvm::SmallVector<const Expr *, 2> Exprs;
  };
  /// Null where there are none. Dangles after the next call of build().
  [[nodiscard]] const Leftovers *leftovers(uint32_t Group) const;

private:
  void addAll(uint32_t Group, llvm::ArrayRef<Binding> Bindings);
  void addInherit(uint32_t Group, const Binding &B);
  void addPath(uint32_t Group, const Binding &B);
  /// The group of the set at `Path[At]`, made when it is new; none after a
  /// conflict.
  std::optional<uint32_t> enter(uint32_t Group, AttrPath Path, size_t At);
  void insert(uint32_t Group, const Binding &B);
  bool mergeInto(const MergedAttr &First, const Binding &B);

  /// The group that can take more attributes of an existing one.
  std::optional<uint32_t> openGroup(const MergedAttr &A);
  uint32_t makeNested(SourceRange Range);
  MergedAttr *find(uint32_t Group, Symbol Name);
  /// Adds an attribute whose name the group lacks.
  void append(uint32_t Group, const MergedAttr &A);

  /// Reports that `Path[At]`, below Prefix, is defined already.
  void duplicate(AttrPath Path, size_t At, const MergedAttr &First);
  void leaveOver(uint32_t Group, AttrPath Rest, const Expr *Value);
  /// `a`, `"a"` and `${"a"}` are known; none for other dynamic names.
  std::optional<Symbol> staticName(const AttrName &Name);

  std::vector<BindingGroup> &Groups;
  AstContext &Ctx;
  DiagnosticEngine &Diags;
  llvm::DenseMap<uint32_t, Leftovers> Left;
  /// The places of the attributes of groups too large to search one by one.
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, uint32_t> Index;
  std::vector<bool> Built;
  /// The names around the literal that is being merged, for messages.
  llvm::SmallVector<AttrName, 4> Prefix;
};

} // namespace dx
