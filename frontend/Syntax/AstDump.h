#pragma once

#include "frontend/Basic/SourceManager.h"
#include "frontend/Basic/SymbolTable.h"
#include "frontend/Syntax/Expr.h"
#include "llvm/Support/raw_ostream.h"

namespace dx {

/// Prints a tree, one node a line, two spaces a level:
/// ```
/// Binary + 1:1-1:6
///   Int 1 1:1-1:2
///   Var x 1:5-1:6
/// ```
/// The form is for people and for tests.
void dumpAst(const Expr &Root, const SymbolTable &Symbols,
             const SourceManager &Sources, llvm::raw_ostream &Out);

} // namespace dx
