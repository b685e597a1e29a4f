#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace dx {

/// A file of the standard library, held in the program itself.
struct StdlibFile {
  /// Relative to stdlib/, with slashes: `lib/strings.dx`.
  llvm::StringRef Path;
  llvm::StringRef Text;
};

/// Every .dx file of stdlib/, sorted by path.
[[nodiscard]] llvm::ArrayRef<StdlibFile> stdlibFiles();

} // namespace dx
