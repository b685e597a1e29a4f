#pragma once

#include "evaluator/Eval/Session.h"

namespace dx {

/// Writes the entries of the session's store that \p Paths need to \p File
/// (`-`: standard output), as `nix-store --export` would. What goes wrong is in
/// the session's diagnostics, and false.
bool exportClosure(Session &S, llvm::ArrayRef<std::string> Paths,
                   const std::string &File);

/// Adds the same to Nix's store, by `nix-store --import`; what is valid there
/// stays. \p Uri names the store (`--store`); empty: the one that the
/// environment says.
bool importClosure(Session &S, llvm::ArrayRef<std::string> Paths,
                   llvm::StringRef Uri);

} // namespace dx
