#pragma once

#include "evaluator/Store/VirtualStore.h"
#include "frontend/Basic/FileSystem.h"
#include <string>

namespace dx {

/// What a session sees of the world: the machine's files, the store paths that
/// its evaluation made (reading and importing them works at once), and a
/// library of texts in memory below a directory that need not exist.
class SessionFiles final : public FileSystem {
public:
  /// \p LibraryRoot: an absolute path without a slash at its end.
  SessionFiles(FileSystem &Disk, llvm::StringRef LibraryRoot)
      : Disk(Disk), LibraryRoot(LibraryRoot) {}

  /// Adds a file of the library at a relative path; its text must live as long
  /// as this does.
  void addLibraryFile(llvm::StringRef Path, llvm::StringRef Text);
  /// The store belongs to the session, which is made on top of this.
  void setStore(const VirtualStore *TheStore) { Store = TheStore; }

  std::error_code read(llvm::StringRef Path, std::string &Bytes) override;
  std::error_code
  stream(llvm::StringRef Path, llvm::function_ref<void(uint64_t)> OnSize,
         llvm::function_ref<void(llvm::StringRef)> OnPiece) override;
  std::error_code kind(llvm::StringRef Path, FileKind &Kind) override;
  std::error_code list(llvm::StringRef Path,
                       std::vector<DirEntry> &Entries) override;
  std::error_code readLink(llvm::StringRef Path, std::string &Target) override;
  std::error_code isExecutable(llvm::StringRef Path, bool &Answer) override;
  std::error_code canonical(llvm::StringRef Path, std::string &Real) override;

private:
  /// A directory of the library.
  struct LibraryDir {
    std::map<std::string, FileKind> Entries;
  };
  [[nodiscard]] bool isLibrary(llvm::StringRef Path) const {
    return Path.consume_front(LibraryRoot) &&
           (Path.empty() || Path.front() == '/');
  }
  /// Where a path leads among the store paths that were made; `Outside` for
  /// all others.
  [[nodiscard]] StoreLocation locate(llvm::StringRef Path,
                                     bool FollowLast) const;

  FileSystem &Disk;
  std::string LibraryRoot;
  const VirtualStore *Store = nullptr;
  llvm::StringMap<llvm::StringRef> LibraryTexts;
  llvm::StringMap<LibraryDir> LibraryDirs;
};

} // namespace dx
