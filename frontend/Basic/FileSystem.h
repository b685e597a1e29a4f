#pragma once

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

namespace dx {

/// What a path leads to.
enum class FileKind : uint8_t { Regular, Directory, Symlink, Other };

struct DirEntry {
  std::string Name;
  FileKind Kind;
};

/// Every read of a session goes through this, so that tests and the language
/// server can put other texts in a file's place. Paths are absolute. All
/// functions give the system's error where they cannot answer.
class FileSystem {
public:
  virtual ~FileSystem();

  /// The bytes of a regular file.
  virtual std::error_code read(llvm::StringRef Path, std::string &Bytes) = 0;
  /// The bytes of a regular file, for those that need not be in memory whole:
  /// its size, then the pieces. Other files are errors.
  virtual std::error_code
  stream(llvm::StringRef Path, llvm::function_ref<void(uint64_t)> OnSize,
         llvm::function_ref<void(llvm::StringRef)> OnPiece);
  /// The kind of the file itself (a symbolic link is a link).
  virtual std::error_code kind(llvm::StringRef Path, FileKind &Kind) = 0;
  /// Entries without `.` and `..`, sorted by name.
  virtual std::error_code list(llvm::StringRef Path,
                               std::vector<DirEntry> &Entries) = 0;
  virtual std::error_code readLink(llvm::StringRef Path,
                                   std::string &Target) = 0;
  /// Whether the owner may execute the file.
  virtual std::error_code isExecutable(llvm::StringRef Path, bool &Answer) = 0;
  /// The path with every symbolic link resolved.
  virtual std::error_code canonical(llvm::StringRef Path,
                                    std::string &Real) = 0;
};

/// The machine's own files.
class DiskFileSystem final : public FileSystem {
public:
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
};

} // namespace dx
