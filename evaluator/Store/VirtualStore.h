#pragma once

#include "evaluator/Store/MemoryTree.h"
#include "evaluator/Store/Nar.h"
#include "evaluator/Store/StorePath.h"
#include "llvm/ADT/StringMap.h"
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace dx {

/// A file or tree on disk that is to be copied as it is.
struct StoreCopy {
  std::string Origin; ///< absolute path
  IngestionMethod Method = IngestionMethod::Recursive;
  /// Paths relative to the origin that a filter left out, sorted. What lies
  /// below one of them is left out too.
  std::vector<std::string> Excluded;

  /// Whether the filter left out a path relative to the origin.
  bool excludes(llvm::StringRef Path) const;
  bool operator==(const StoreCopy &) const = default;
};

/// A directory that activation fills by running a script once.
struct DeferredBuild {
  std::string Script; ///< for `sh`; the variable `out` names the directory
  std::vector<std::string> Path; ///< directories for PATH
  /// Variables, sorted by name.
  std::vector<std::pair<std::string, std::string>> Environment;
  bool operator==(const DeferredBuild &) const = default;
};

/// What a store path will hold, and the store paths that it mentions.
struct StoreEntry {
  std::string Path; ///< `/nix/store/DIGEST-NAME`
  std::variant<TreeFile, MemoryTree, StoreCopy, DeferredBuild> Contents;
  std::vector<std::string> References; ///< sorted, each once
};

/// What a path leads to.
struct StoreLocation {
  enum class Status : uint8_t {
    Outside,  ///< not below any entry: `OnDisk` is the path to read instead
    Missing,  ///< below an entry that has no such file
    Unknown,  ///< below a deferred build: nobody knows before activation
    InMemory, ///< `Kind`, and one of `File`, `Link`, `Directory`
    OnDisk,   ///< below a copied origin: `OnDisk` is the path to read instead
  };
  Status Where = Status::Outside;
  FileKind Kind = FileKind::Other; ///< of what is in memory
  const TreeFile *File = nullptr;
  const TreeLink *Link = nullptr;
  const TreeDirectory *Directory = nullptr;
  std::string OnDisk;
  /// The entry that the path lies in, if any.
  const StoreEntry *Entry = nullptr;
};

/// The store paths that an evaluation made and that are not on disk (yet).
/// Belongs to one session. Adding is idempotent: the same contents give the
/// same entry. Functions that return an optional or a pointer give nothing on
/// failure, and why in `Error`.
class VirtualStore {
public:
  explicit VirtualStore(StoreDir Dir) : Dir(std::move(Dir)) {}
  VirtualStore(const VirtualStore &) = delete;

  const StoreDir &dir() const { return Dir; }

  /// A text file under Nix's text path, as `builtins.toFile` makes it.
  const StoreEntry *addText(llvm::StringRef Name, llvm::StringRef Text,
                            std::vector<std::string> References,
                            std::string &Error);
  /// An executable file under its recursive fixed-output path.
  const StoreEntry *addExecutable(llvm::StringRef Name, llvm::StringRef Text,
                                  std::vector<std::string> References,
                                  std::string &Error);
  /// A tree under its recursive fixed-output path.
  const StoreEntry *addTree(llvm::StringRef Name, MemoryTree Tree,
                            std::vector<std::string> References,
                            std::string &Error);
  /// A file or tree on disk, as `builtins.path` and `"${./path}"` make it. It
  /// is read for its hash; its bytes are not kept. `Expected`: the hash that it
  /// must have.
  const StoreEntry *addCopy(llvm::StringRef Name, llvm::StringRef Origin,
                            IngestionMethod Method, PathFilter Filter,
                            FileSystem &Files, std::optional<Hash> Expected,
                            std::string &Error);
  /// A deferred build under a path made of all its inputs.
  const StoreEntry *addDeferredBuild(llvm::StringRef Name, DeferredBuild Build,
                                     std::vector<std::string> References,
                                     std::string &Error);

  /// The entry of exactly this store path, or null.
  const StoreEntry *find(llvm::StringRef StorePath) const;

  /// Where to read an absolute, normalised path. Links inside the store are
  /// followed, in the last component only if `FollowLast`. Costs a prefix
  /// comparison where the path is not below the store directory.
  StoreLocation locate(llvm::StringRef Path, bool FollowLast = true) const;

  /// All entries, sorted by path.
  std::vector<const StoreEntry *> entries() const;
  /// The entries that the given store paths need, themselves included, sorted
  /// by path. Paths that are not entries are left out.
  std::vector<const StoreEntry *>
  closure(llvm::ArrayRef<std::string> StorePaths) const;

private:
  /// The entry that a path leads to or into, or null.
  const StoreEntry *findAbove(llvm::StringRef Path) const;
  const StoreEntry *add(StoreEntry Entry, std::string &Error);

  StoreDir Dir;
  llvm::StringMap<StoreEntry> Entries;
};

} // namespace dx
