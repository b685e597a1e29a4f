#include "frontend/Basic/FileSystem.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace dx;

FileSystem::~FileSystem() = default;

std::error_code
FileSystem::stream(llvm::StringRef Path,
                   llvm::function_ref<void(uint64_t)> OnSize,
                   llvm::function_ref<void(llvm::StringRef)> OnPiece) {
  std::string Bytes;
  if (std::error_code Error = read(Path, Bytes))
    return Error;
  OnSize(Bytes.size());
  OnPiece(Bytes);
  return {};
}

static std::error_code lastError() {
  return std::error_code(errno, std::generic_category());
}

static FileKind kindOfMode(mode_t Mode) {
  if (S_ISREG(Mode))
    return FileKind::Regular;
  if (S_ISDIR(Mode))
    return FileKind::Directory;
  if (S_ISLNK(Mode))
    return FileKind::Symlink;
  return FileKind::Other;
}

static std::error_code readAll(int Fd, std::string &Bytes) {
  struct stat St;
  if (fstat(Fd, &St) != 0)
    return lastError();
  if (S_ISDIR(St.st_mode))
    return std::make_error_code(std::errc::is_a_directory);
  Bytes.clear();
  // Pipes and /proc files say a size of 0: read until there is no more.
  size_t Chunk = std::max<size_t>(size_t(St.st_size) + 1, 4096);
  for (;;) {
    size_t Have = Bytes.size();
    Bytes.resize(Have + Chunk);
    ssize_t N = ::read(Fd, Bytes.data() + Have, Chunk);
    if (N < 0 && errno == EINTR) {
      Bytes.resize(Have);
      continue;
    }
    if (N < 0)
      return lastError();
    Bytes.resize(Have + size_t(N));
    if (N == 0)
      return {};
  }
}

std::error_code DiskFileSystem::read(llvm::StringRef Path, std::string &Bytes) {
  int Fd = ::open(Path.str().c_str(), O_RDONLY | O_CLOEXEC);
  if (Fd < 0)
    return lastError();
  std::error_code Error = readAll(Fd, Bytes);
  ::close(Fd);
  return Error;
}

static std::error_code
streamAll(int Fd, llvm::function_ref<void(uint64_t)> OnSize,
          llvm::function_ref<void(llvm::StringRef)> OnPiece) {
  struct stat St;
  if (fstat(Fd, &St) != 0)
    return lastError();
  if (!S_ISREG(St.st_mode))
    return std::make_error_code(std::errc::invalid_argument);
  uint64_t Left = uint64_t(St.st_size);
  OnSize(Left);
  std::vector<char> Piece(std::min<uint64_t>(Left, 1 << 16));
  while (Left > 0) {
    ssize_t N =
        ::read(Fd, Piece.data(), std::min<uint64_t>(Left, Piece.size()));
    if (N < 0 && errno == EINTR)
      continue;
    if (N < 0)
      return lastError();
    // Somebody made the file shorter meanwhile.
    if (N == 0)
      return std::make_error_code(std::errc::io_error);
    OnPiece(llvm::StringRef(Piece.data(), size_t(N)));
    Left -= uint64_t(N);
  }
  return {};
}

std::error_code
DiskFileSystem::stream(llvm::StringRef Path,
                       llvm::function_ref<void(uint64_t)> OnSize,
                       llvm::function_ref<void(llvm::StringRef)> OnPiece) {
  int Fd = ::open(Path.str().c_str(), O_RDONLY | O_CLOEXEC);
  if (Fd < 0)
    return lastError();
  std::error_code Error = streamAll(Fd, OnSize, OnPiece);
  ::close(Fd);
  return Error;
}

std::error_code DiskFileSystem::kind(llvm::StringRef Path, FileKind &Kind) {
  struct stat St;
  if (lstat(Path.str().c_str(), &St) != 0)
    return lastError();
  Kind = kindOfMode(St.st_mode);
  return {};
}

static FileKind kindOfEntry(const std::string &Dir, const dirent &Entry) {
  switch (Entry.d_type) {
  case DT_REG:
    return FileKind::Regular;
  case DT_DIR:
    return FileKind::Directory;
  case DT_LNK:
    return FileKind::Symlink;
  case DT_UNKNOWN: {
    struct stat St;
    if (lstat((Dir + "/" + Entry.d_name).c_str(), &St) == 0)
      return kindOfMode(St.st_mode);
    return FileKind::Other;
  }
  default:
    return FileKind::Other;
  }
}

std::error_code DiskFileSystem::list(llvm::StringRef Path,
                                     std::vector<DirEntry> &Entries) {
  std::string Dir = Path.str();
  DIR *Handle = opendir(Dir.c_str());
  if (!Handle)
    return lastError();
  Entries.clear();
  errno = 0;
  while (const dirent *Entry = readdir(Handle)) {
    llvm::StringRef Name = Entry->d_name;
    if (Name != "." && Name != "..")
      Entries.push_back({Name.str(), kindOfEntry(Dir, *Entry)});
    errno = 0;
  }
  std::error_code Error = errno ? lastError() : std::error_code();
  closedir(Handle);
  std::sort(
      Entries.begin(), Entries.end(),
      [](const DirEntry &A, const DirEntry &B) { return A.Name < B.Name; });
  return Error;
}

std::error_code DiskFileSystem::readLink(llvm::StringRef Path,
                                         std::string &Target) {
  char Buffer[PATH_MAX];
  ssize_t N = readlink(Path.str().c_str(), Buffer, sizeof(Buffer));
  if (N < 0)
    return lastError();
  Target.assign(Buffer, size_t(N));
  return {};
}

std::error_code DiskFileSystem::isExecutable(llvm::StringRef Path,
                                             bool &Answer) {
  struct stat St;
  if (lstat(Path.str().c_str(), &St) != 0)
    return lastError();
  Answer = (St.st_mode & S_IXUSR) != 0;
  return {};
}

std::error_code DiskFileSystem::canonical(llvm::StringRef Path,
                                          std::string &Real) {
  char *Resolved = realpath(Path.str().c_str(), nullptr);
  if (!Resolved)
    return lastError();
  Real = Resolved;
  free(Resolved);
  return {};
}
