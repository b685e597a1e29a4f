#pragma once

#include "llvm/ADT/StringRef.h"
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <vector>

namespace dx {

/// An open directory. Everything is done relative to it and no symbolic link is
/// followed, so that nobody who may write elsewhere can lead a write astray.
/// Names have no slash. Modes are what is asked for, whatever the umask. All
/// functions give the system's error.
class DirectoryHandle {
public:
  DirectoryHandle() = default;
  DirectoryHandle(DirectoryHandle &&Other) noexcept
      : Descriptor(Other.release()) {}
  DirectoryHandle &operator=(DirectoryHandle &&Other) noexcept;
  ~DirectoryHandle() { close(); }

  /// Follows links on the way to the directory.
  std::error_code open(llvm::StringRef Path);
  std::error_code openChild(llvm::StringRef Name, DirectoryHandle &Child) const;
  /// Makes a directory with mode 0755, which must not exist yet.
  std::error_code makeChild(llvm::StringRef Name, DirectoryHandle &Child) const;
  /// Opens a directory, made where it is missing.
  std::error_code openOrMake(llvm::StringRef Name,
                             DirectoryHandle &Child) const;

  /// A new file; what exists is never overwritten.
  std::error_code writeFile(llvm::StringRef Name, llvm::StringRef Bytes,
                            mode_t Mode) const;
  std::error_code readFile(llvm::StringRef Name, std::string &Bytes) const;
  std::error_code makeLink(llvm::StringRef Name, llvm::StringRef Target) const;
  std::error_code readLink(llvm::StringRef Name, std::string &Target) const;

  /// Replaces \p To.
  std::error_code rename(llvm::StringRef From, llvm::StringRef To) const;
  /// Removes a file or a whole tree; what is missing is no error.
  std::error_code remove(llvm::StringRef Name) const;
  /// Of the directory itself.
  std::error_code status(struct stat &Status) const;
  std::error_code status(llvm::StringRef Name, struct stat &Status) const;
  /// Entries without `.` and `..`, sorted.
  std::error_code list(std::vector<std::string> &Names) const;

  /// Makes what was written below the directory survive a power failure.
  [[nodiscard]] std::error_code syncAll() const;

  /// A descriptor of the file, made where it is missing; -1 on failure.
  [[nodiscard]] int openLockFile(llvm::StringRef Name) const;
  [[nodiscard]] bool isOpen() const { return Descriptor >= 0; }
  void close();

private:
  int release() { return std::exchange(Descriptor, -1); }
  int Descriptor = -1;
};

} // namespace dx
