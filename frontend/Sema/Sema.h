#pragma once

#include "frontend/Basic/DiagnosticEngine.h"
#include "frontend/Sema/Resolution.h"
#include "frontend/Syntax/AstContext.h"
#include "llvm/ADT/DenseSet.h"

namespace dx {

/// What Sema knows of the world around a file.
struct SemaOptions {
  /// The names that need no declaration: `true`, `map`, `__sub`, ...
  const llvm::DenseSet<Symbol> *Globals = nullptr;
  /// The attributes of `scopedImport`'s first argument (or what a repl has
  /// defined), no name twice. They hide globals of the same name.
  llvm::ArrayRef<Symbol> Scope;
};

/// Resolves every variable and merges every binding group of a tree. Reports
/// undefined variables (with the nearest names), duplicate attributes and
/// formals (with both places), and dynamic attributes where they are not
/// allowed. Nothing is reported about an incomplete tree. The result is
/// complete in any case.
Resolution resolve(const Expr &Root, AstContext &Ctx,
                   const SemaOptions &Options, DiagnosticEngine &Diags);

} // namespace dx
