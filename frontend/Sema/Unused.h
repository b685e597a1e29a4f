#pragma once

#include "frontend/Basic/DiagnosticEngine.h"
#include "frontend/Basic/SymbolTable.h"
#include "frontend/Sema/Resolution.h"
#include "frontend/Syntax/Expr.h"

namespace dx {

/// Warns of `let` bindings that nothing refers to (unless their name begins
/// with `_`) and of `with` expressions in which no name is looked up. Meant for
/// files without errors: a mistake often hides a use.
/// ```
/// let a = 1; b = 2; in b   # `a` is never used
/// ```
void reportUnused(const Expr &Root, const Resolution &R,
                  const SymbolTable &Symbols, DiagnosticEngine &Diags);

} // namespace dx
