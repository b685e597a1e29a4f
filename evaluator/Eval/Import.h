#pragma once

#include "evaluator/Eval/Session.h"

namespace dx {

/// The file that an import of \p Path reads: substituted where the session says
/// so, what a link leads to, the default file of a directory. Links on the way
/// stay: relative paths in the file start from the path as it was written.
[[nodiscard]] std::string resolveImport(const Session &S, llvm::StringRef Path);

} // namespace dx
