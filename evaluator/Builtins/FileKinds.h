#pragma once

#include "frontend/Basic/FileSystem.h"

namespace dx {

/// What `readDir`, `readFileType` and the filters of `path` call a kind of
/// file: `regular`, `directory`, `symlink` or `unknown`.
[[nodiscard]] llvm::StringRef nameOfKind(FileKind Kind);

} // namespace dx
