#pragma once

#include "driver/DirectoryHandle.h"
#include "evaluator/Store/MemoryTree.h"
#include "evaluator/Store/VirtualStore.h"

namespace dx {

/// Why something could not be written.
struct WriteFailure {
  std::string Path; ///< relative to where writing began
  std::error_code Code;

  explicit operator bool() const { return static_cast<bool>(Code); }
};

/// Writes a tree under a new name: directories 0755, files 0444, executable
/// ones 0555.
[[nodiscard]] WriteFailure writeTree(const DirectoryHandle &Where,
                                     llvm::StringRef Name,
                                     const TreeNode &Tree);

/// Copies a file or directory under a new name, with the same modes as
/// writeTree gives. What is neither file, link nor directory is an error.
[[nodiscard]] WriteFailure copyTree(const DirectoryHandle &Where,
                                    llvm::StringRef Name, const StoreCopy &Copy,
                                    FileSystem &Files);

/// Whether what is there is this tree, with these modes, and nobody else can
/// change it. Something that cannot be read is not.
[[nodiscard]] bool isTree(const DirectoryHandle &Where, llvm::StringRef Name,
                          const TreeNode &Tree);

} // namespace dx
