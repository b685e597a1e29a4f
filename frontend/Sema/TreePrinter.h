#pragma once

#include "frontend/Basic/SymbolTable.h"
#include "frontend/Sema/Resolution.h"
#include "frontend/Syntax/Expr.h"
#include "llvm/Support/raw_ostream.h"

namespace dx {

/// What relative paths and `~` stand for in a printed tree.
struct TreePlaces {
  std::string BaseDir;
  std::string HomeDir;
};

/// Prints a resolved tree as an expression, in the form of the newest
/// `nix-instantiate --parse`: everything in parentheses, operators that are
/// functions as calls, bindings merged and sorted by name, paths absolute. A
/// literal text of an indented string is one even where it holds escapes, which
/// Nix prints as a sum.
/// ```
/// { b.c = 1; inherit d; b.a = x - 1; }
/// { inherit d; b = { a = (__sub x 1); c = 1; }; }
/// ```
void printTree(const Expr &Root, const Resolution &R,
               const SymbolTable &Symbols, const TreePlaces &Places,
               llvm::raw_ostream &Out);

} // namespace dx
