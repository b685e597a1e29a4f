#pragma once

#include "evaluator/Store/Hash.h"
#include "evaluator/Store/MemoryTree.h"
#include "frontend/Basic/FileSystem.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace dx {

/// Takes an archive's bytes piece by piece.
using ByteSink = llvm::function_ref<void(llvm::StringRef)>;

/// Whether a file below the root goes into the archive; called with its full
/// path before anything below it is read, in the archive's order. What it
/// throws passes through.
using PathFilter =
    llvm::function_ref<bool(llvm::StringRef Path, FileKind Kind)>;

/// Accepts every file.
bool acceptAll(llvm::StringRef Path, FileKind Kind);

/// Nix's archive (nar, version 1) of a tree in memory.
void writeNar(const MemoryTree &Tree, ByteSink Sink);
/// Of a single file.
void writeNarFile(llvm::StringRef Contents, bool Executable, ByteSink Sink);
/// Of a file, link or directory on disk. One file at a time is in memory.
/// False, with why in `Error`, if something cannot be read or is neither file,
/// link nor directory.
bool writeNar(FileSystem &Files, llvm::StringRef Path, PathFilter Filter,
              ByteSink Sink, std::string &Error);

/// The hash of an archive, without the archive.
Hash hashNar(const MemoryTree &Tree,
             HashAlgorithm Algorithm = HashAlgorithm::SHA256);
Hash hashNarFile(llvm::StringRef Contents, bool Executable,
                 HashAlgorithm Algorithm = HashAlgorithm::SHA256);
std::optional<Hash> hashNar(FileSystem &Files, llvm::StringRef Path,
                            PathFilter Filter, std::string &Error,
                            HashAlgorithm Algorithm = HashAlgorithm::SHA256);

} // namespace dx
