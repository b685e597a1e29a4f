#pragma once

#include "evaluator/Eval/BuiltinCall.h"

namespace dx {

/// The store paths that a text's context names, for the references of a file
/// with that text. \p Name is the file's, for messages: a file made during
/// evaluation cannot refer to what a derivation builds later.
std::vector<std::string>
storeReferences(BuiltinCall &Call, llvm::StringRef Name, ContextId Context);

/// A store path as a string that refers to itself. What Nix does not see of
/// \p ContentsContext (instances, packages of the host) goes along: who needs
/// the file needs that too.
Value storeString(BuiltinCall &Call, llvm::StringRef StorePath,
                  ContextId ContentsContext);

} // namespace dx
