#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace dx {

/// The candidate that somebody who wrote \p Wrong most likely meant: the one
/// with the fewest edits, if that is at most a third of the length.
std::optional<std::string> nearest(llvm::StringRef Wrong,
                                   llvm::ArrayRef<std::string> Candidates);

} // namespace dx
