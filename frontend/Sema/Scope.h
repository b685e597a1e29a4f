#pragma once

#include "frontend/Sema/Resolution.h"

namespace dx {

/// The names that are in scope while a tree is walked. A lookup costs one hash
/// lookup however deep the scopes are: each name has its innermost declaration,
/// and each declaration remembers the one that it hides.
class ScopeStack {
public:
  explicit ScopeStack(std::vector<Decl> &Decls) : Decls(Decls) {}

  /// Brings a name into scope, until the ScopeMark around it ends.
  DeclId declare(DeclKind Kind, Symbol Name, SourceRange Range);
  /// The innermost declaration of \p Name, or None.
  [[nodiscard]] DeclId lookup(Symbol Name) const;

  /// Makes the set of a `with` the innermost one, until the ScopeMark ends.
  DeclId enterWith(SourceRange Range);
  /// The innermost set of a `with`, or None.
  [[nodiscard]] DeclId innermostWith() const { return With; }

  /// Everything in scope, hidden declarations included, outermost first.
  [[nodiscard]] llvm::ArrayRef<DeclId> visible() const { return Visible; }

private:
  friend class ScopeMark;
  DeclId add(const Decl &D);
  void leave(size_t Count);

  /// Owned by the Resolution that is being made.
  std::vector<Decl> &Decls;
  llvm::DenseMap<Symbol, DeclId> Innermost;
  std::vector<DeclId> Visible;
  /// For each of Visible: what it hides.
  std::vector<DeclId> Hidden;
  DeclId With = DeclId::None;
};

/// Ends, with itself, the scope of everything declared since it was made.
class ScopeMark {
  ScopeStack &Scopes;
  size_t Count;
  DeclId With;

public:
  explicit ScopeMark(ScopeStack &Scopes)
      : Scopes(Scopes), Count(Scopes.Visible.size()), With(Scopes.With) {}
  ScopeMark(const ScopeMark &) = delete;
  ScopeMark &operator=(const ScopeMark &) = delete;
  ~ScopeMark() {
    Scopes.leave(Count);
    Scopes.With = With;
  }
};

} // namespace dx
