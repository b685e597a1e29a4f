#pragma once

#include "llvm/ADT/StringRef.h"
#include <string>

namespace dx {

/// An absolute path without `.`, `..`, doubled slashes or a slash at its end,
/// as text: links are not followed, and `..` at the root stays there.
[[nodiscard]] std::string normalisePath(llvm::StringRef Path);

} // namespace dx
