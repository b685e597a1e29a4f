#pragma once

#include "driver/TreeWriter.h"
#include "frontend/Basic/DiagnosticEngine.h"
#include "frontend/Basic/Interruption.h"
#include "lowering/Emit/OutputTree.h"
#include <optional>

namespace dx {

/// Whether a path may be a store's: absolute, without white space or a slash at
/// its end.
[[nodiscard]] bool isUsableStoreDir(llvm::StringRef Path);

/// Whether a directory may be the store at run time; reports why not.
bool checkStoreDir(llvm::StringRef Path, DiagnosticEngine &Diags);

/// What an output directory holds: one of these, never both.
enum class OutputKind : uint8_t {
  Deployment, ///< generations of a process manager's configuration
  Manifest,   ///< `manifest.xml` and profiles
};

/// Writes output directories. Between open() and its end a writer holds the
/// directory's lock. Everything is written aside and renamed: killed at any
/// point, with the disk full or not, the old output stands whole; interrupted,
/// nothing is left of the new one. Failures are reported, with the path.
class OutputWriter {
public:
  /// \p Path is where to write, absolute or relative to the working directory.
  OutputWriter(llvm::StringRef Path, OutputKind Kind, FileSystem &Files,
               DiagnosticEngine &Diags);
  ~OutputWriter();
  OutputWriter(const OutputWriter &) = delete;

  /// Opens or makes the directory. Refused: a link, something else than a
  /// directory, another user's, one that holds the other kind of output; for
  /// root also what others may write, and a parent of that kind. Waits for
  /// another writer, but not for long.
  bool open();

  /// The text of a file in the generation in force, else in the newest one;
  /// nothing where there is none. The directory is open.
  [[nodiscard]] std::optional<std::string>
  readFromGeneration(llvm::StringRef Name) const;

  /// Writes objects for `store/`, where they appear with the next call that
  /// refers to them: data reaches the disk once for all. What is there already
  /// is verified. Deferred builds are left to activation.
  bool writeStore(llvm::ArrayRef<const StoreEntry *> Objects,
                  const StoreDir &Dir);

  /// Writes `generations/N` and points `latest` at it; an equal newest
  /// generation is kept. The objects that it links to are written. Gives N.
  std::optional<uint32_t> writeGeneration(const OutputTree &Tree);

  /// Replaces files and links in the directory itself, each at once, \p Last
  /// after all others. What else is there stays.
  bool replaceFiles(const OutputTree &Tree, llvm::StringRef Last);

private:
  bool openDirectory();
  bool mayWrite(const DirectoryHandle &Directory, llvm::StringRef Path);
  bool holdsOtherKind();
  bool lock();
  void clearLeftovers(const DirectoryHandle &Directory);
  bool openChild(llvm::StringRef Name, DirectoryHandle &Child);
  enum class Found : uint8_t { Nothing, Same, Other };
  [[nodiscard]] Found find(const StoreEntry &Entry, const StoreDir &Dir) const;
  bool writeAside(const StoreEntry &Entry, const StoreDir &Dir);
  bool writeObject(const StoreEntry &Entry, const StoreDir &Dir);
  bool publishStore();
  [[nodiscard]] uint32_t newestGeneration(const DirectoryHandle &All) const;
  bool pointLatest(uint32_t Number);
  bool addGeneration(const DirectoryHandle &All, const MemoryTree &Tree,
                     uint32_t Number);
  bool openParent(llvm::StringRef Path, DirectoryHandle &Where,
                  llvm::StringRef &Name);
  bool writeFileAside(llvm::StringRef Path, const OutputNode &Node);
  void removeAside(const OutputTree &Tree);
  bool publishFile(llvm::StringRef Path);
  bool fail(const llvm::Twine &Path, std::error_code Code);

  UninterruptedScope Writing;
  std::string Path;
  OutputKind Kind;
  FileSystem &Files;
  DiagnosticEngine &Diags;
  DirectoryHandle Root;
  DirectoryHandle Store;
  std::vector<std::string> Pending; ///< names of objects written aside
  int LockFile = -1;
  bool Made = false; ///< the directory was not there before
  bool Complete = false;
};

} // namespace dx
