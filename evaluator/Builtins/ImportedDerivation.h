#pragma once

#include "evaluator/Eval/BuiltinCall.h"

namespace dx {

/// Whether a path is that of a `.drv` file in the store that can be read.
[[nodiscard]] bool isDerivationInStore(BuiltinCall &Call, llvm::StringRef Path);

/// What `import` gives for such a file: the derivation as a set, with its
/// outputs. Fails where the file is not the text of one.
/// Example: `(import
/// /nix/store/arhvjaf6zmlyn8vh8fgn55rpwnxq0n7l-a.drv).outPath`
[[nodiscard]] Value importDerivation(BuiltinCall &Call, llvm::StringRef Path);

} // namespace dx
