#pragma once

#include "llvm/ADT/StringRef.h"
#include <string>

namespace dx {

/// A text as a string literal of dx: `"a\"b"`. Nothing in it is interpolated.
[[nodiscard]] std::string quoteDx(llvm::StringRef Text);

/// A name as an attribute's: bare where the language allows it, else quoted.
[[nodiscard]] std::string attributeName(llvm::StringRef Name);

} // namespace dx
