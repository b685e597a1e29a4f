#pragma once

#include "driver/NixCommandLine.h"
#include "evaluator/Eval/Evaluator.h"

namespace dx {

/// The session that a command line of nix-instantiate asks for: the search path
/// is that of `-I`, then of `--nix-path`, else NIX_PATH, else the user's and
/// root's channels where they exist.
[[nodiscard]] SessionOptions nixSessionOptions(const NixCommandLine &Line);

/// The path that `<Name>` stands for, in the session's search path.
Value findOnNixPath(Evaluator &E, llvm::StringRef Name);

/// Whether a file's name is one that Nix would fetch: `https://…`, `channel:…`.
[[nodiscard]] bool isUrl(llvm::StringRef Name);

} // namespace dx
