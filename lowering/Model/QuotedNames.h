#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace dx {

/// "`a`, `b` and `c`", for messages.
[[nodiscard]] std::string quotedNames(llvm::ArrayRef<llvm::StringRef> Names);

} // namespace dx
