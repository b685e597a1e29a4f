#pragma once

#include "frontend/Basic/SourceManager.h"
#include "frontend/Basic/SymbolTable.h"
#include "frontend/Sema/Resolution.h"
#include "frontend/Syntax/Expr.h"
#include "llvm/Support/raw_ostream.h"

namespace dx {

/// Prints what Sema found, in the order in which a tree is written: a line for
/// each variable, and each binding group as it is after merging, its names
/// sorted. The form is for tests.
/// ```
/// let 1:1
///   a: nested 1:5
///     b: value 1:5
/// var a 1:16 -> binding 1:5
/// var map 1:18 -> global
/// ```
void dumpResolution(const Expr &Root, const Resolution &R,
                    const SymbolTable &Symbols, const SourceManager &Sources,
                    llvm::raw_ostream &Out);

} // namespace dx
