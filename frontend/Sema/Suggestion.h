#pragma once

#include "frontend/Basic/Nearest.h"
#include "frontend/Basic/SymbolTable.h"
#include "frontend/Sema/Scope.h"
#include "frontend/Sema/Sema.h"

namespace dx {

/// A name that may have been meant, and where it is declared (None for a
/// global).
struct Suggestion {
  Symbol Name;
  DeclId Target = DeclId::None;
};

/// Finds, for names that nothing declares, the nearest name in scope.
class Suggester {
public:
  Suggester(const ScopeStack &Scopes, const std::vector<Decl> &Decls,
            const SymbolTable &Symbols, const SemaOptions &Options)
      : Scopes(Scopes), Decls(Decls), Symbols(Symbols), Options(Options) {}

  /// The nearest name in scope, the innermost among equals. The work over a
  /// whole file is limited: later names may get no answer.
  std::optional<Suggestion> nearest(Symbol Missing);

private:
  void consider(NearestName &Search, Suggestion Candidate);

  const ScopeStack &Scopes;
  const std::vector<Decl> &Decls;
  const SymbolTable &Symbols;
  const SemaOptions &Options;
  std::optional<Suggestion> Best;
  unsigned NamesLeft = 1'000'000;
};

} // namespace dx
