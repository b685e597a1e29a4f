#pragma once

#include "frontend/Basic/DiagnosticEngine.h"
#include "frontend/Sema/LintLevels.h"
#include "frontend/Syntax/Expr.h"

namespace dx {

/// Reports the literals of a tree that \p Levels do not want, in the order of
/// the text, each with what to write instead.
/// ```
/// [ https://example.org a/b ]   # "https://example.org" and ./a/b
/// ```
void reportLints(const Expr &Root, const LintLevels &Levels,
                 DiagnosticEngine &Diags);

} // namespace dx
