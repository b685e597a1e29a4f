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
/// where the text made no sense, and what was wrong is in \p Diags, in the
/// order of the text. Expressions may nest 15,000 deep (Nix 2.8: 10,000 entries
/// of its parser's stack), so no text overflows the stack; what is only long
/// has no limit.
const Expr *parseFile(FileId File, const SourceManager &Sources,
                      AstContext &Ctx, DiagnosticEngine &Diags,
                      const ParseOptions &Options = {});

} // namespace dx
