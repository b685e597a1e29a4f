#pragma once

#include "frontend/Basic/DiagnosticEngine.h"
#include "frontend/Basic/SourceManager.h"
#include "frontend/Syntax/AstContext.h"

namespace dx {

/// Language features that Nix keeps behind a flag.
struct ParseOptions {
  /// `a |> f` and `f <| a`.
  bool PipeOperators = false;
};

/// Parses a whole file. Never fails: there is always a tree, with ErrorExpr
/// where the text made no sense, and what was wrong is in \p Diags. Recursion
/// is bounded, so no text overflows the stack.
const Expr *parseFile(FileId File, const SourceManager &Sources,
                      AstContext &Ctx, DiagnosticEngine &Diags,
                      const ParseOptions &Options = {});

} // namespace dx
