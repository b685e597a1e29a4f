#pragma once

#include "frontend/Basic/SymbolTable.h"
#include "frontend/Syntax/Expr.h"

namespace dx {

/// What a file describes, as far as its text says.
enum class ModelKind : uint8_t {
  None,      ///< something else, or nobody can tell
  Processes, ///< a function to a set whose entries have a `pkg`
  Services,  ///< the same, and an entry has a `type`
};

/// Recognises models by their form, without evaluating them:
/// ```
/// { pkgs, stateDir, ... }: let … in rec { sshd = { pkg = …; }; }
/// ```
[[nodiscard]] ModelKind modelKindOf(const Expr &Root,
                                    const SymbolTable &Symbols);

} // namespace dx
