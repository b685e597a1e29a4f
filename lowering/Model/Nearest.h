#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace dx {

/// The name among \p Candidates that \p Written was probably meant to be: the
/// smallest edit distance, if that is small for the name's length; the first
/// among equals.
[[nodiscard]] std::optional<llvm::StringRef>
nearestName(llvm::StringRef Written,
            llvm::ArrayRef<llvm::StringRef> Candidates);

/// "`a`, `b` and `c`", for messages.
[[nodiscard]] std::string quotedNames(llvm::ArrayRef<llvm::StringRef> Names);

} // namespace dx
