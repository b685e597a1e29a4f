#pragma once

#include "evaluator/Eval/Session.h"

namespace dx {

/// Parses a text, resolves its names with the session's globals, and prints its
/// syntax tree as `nix-instantiate --parse` does; what is wrong with it goes to
/// the session's diagnostics instead. Relative paths start at \p BaseDir.
void printParsed(Session &S, std::string Name, std::string Text,
                 llvm::StringRef BaseDir);

} // namespace dx
