#pragma once

#include "llvm/ADT/StringRef.h"

namespace dx {

/// Whether a path may name a file below some directory: relative, without NUL,
/// empty, `.` and `..` components.
[[nodiscard]] bool isCleanRelativePath(llvm::StringRef Path);

} // namespace dx
