#include "driver/DirectoryHandle.h"
#include "llvm/ADT/STLExtras.h"
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

using namespace dx;

static std::error_code lastError() { return {errno, std::generic_category()}; }

static std::error_code errorUnless(bool Succeeded) {
  return Succeeded ? std::error_code() : lastError();
}

static constexpr int DirectoryFlags =
    O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW;

DirectoryHandle &DirectoryHandle::operator=(DirectoryHandle &&Other) noexcept {
  if (this != &Other) {
    close();
    Descriptor = Other.release();
  }
  return *this;
}

void DirectoryHandle::close() {
  if (isOpen())
    ::close(release());
}

std::error_code DirectoryHandle::open(llvm::StringRef Path) {
  close();
  Descriptor = ::open(Path.str().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return errorUnless(isOpen());
}

std::error_code DirectoryHandle::openChild(llvm::StringRef Name,
                                           DirectoryHandle &Child) const {
  Child.close();
  Child.Descriptor = ::openat(Descriptor, Name.str().c_str(), DirectoryFlags);
  return errorUnless(Child.isOpen());
}

std::error_code DirectoryHandle::makeChild(llvm::StringRef Name,
                                           DirectoryHandle &Child) const {
  if (::mkdirat(Descriptor, Name.str().c_str(), 0700) != 0)
    return lastError();
  if (std::error_code Code = openChild(Name, Child))
    return Code;
  return errorUnless(::fchmod(Child.Descriptor, 0755) == 0);
}

std::error_code DirectoryHandle::openOrMake(llvm::StringRef Name,
                                            DirectoryHandle &Child) const {
  std::error_code Code = openChild(Name, Child);
  return Code == std::errc::no_such_file_or_directory ? makeChild(Name, Child)
                                                      : Code;
}

static std::error_code writeAll(int File, llvm::StringRef Bytes) {
  while (!Bytes.empty()) {
    ssize_t Written = ::write(File, Bytes.data(), Bytes.size());
    if (Written < 0 && errno != EINTR)
      return lastError();
    if (Written > 0)
      Bytes = Bytes.drop_front(Written);
  }
  return {};
}

std::error_code DirectoryHandle::writeFile(llvm::StringRef Name,
                                           llvm::StringRef Bytes,
                                           mode_t Mode) const {
  int File =
      ::openat(Descriptor, Name.str().c_str(),
               O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (File < 0)
    return lastError();
  std::error_code Code = writeAll(File, Bytes);
  if (!Code)
    Code = errorUnless(::fchmod(File, Mode) == 0);
  // Some file systems report a full disk only here.
  if (::close(File) != 0 && !Code)
    Code = lastError();
  return Code;
}

static std::error_code readAll(int File, std::string &Bytes) {
  char Buffer[65536];
  Bytes.clear();
  for (;;) {
    ssize_t Count = ::read(File, Buffer, sizeof(Buffer));
    if (Count == 0)
      return {};
    if (Count > 0)
      Bytes.append(Buffer, Count);
    else if (errno != EINTR)
      return lastError();
  }
}

std::error_code DirectoryHandle::readFile(llvm::StringRef Name,
                                          std::string &Bytes) const {
  int File = ::openat(Descriptor, Name.str().c_str(),
                      O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (File < 0)
    return lastError();
  std::error_code Code = readAll(File, Bytes);
  ::close(File);
  return Code;
}

std::error_code DirectoryHandle::makeLink(llvm::StringRef Name,
                                          llvm::StringRef Target) const {
  return errorUnless(
      ::symlinkat(Target.str().c_str(), Descriptor, Name.str().c_str()) == 0);
}

std::error_code DirectoryHandle::readLink(llvm::StringRef Name,
                                          std::string &Target) const {
  char Buffer[4096];
  ssize_t Count =
      ::readlinkat(Descriptor, Name.str().c_str(), Buffer, sizeof(Buffer));
  if (Count < 0)
    return lastError();
  Target.assign(Buffer, Count);
  return {};
}

std::error_code DirectoryHandle::rename(llvm::StringRef From,
                                        llvm::StringRef To) const {
  return errorUnless(::renameat(Descriptor, From.str().c_str(), Descriptor,
                                To.str().c_str()) == 0);
}

std::error_code DirectoryHandle::remove(llvm::StringRef Name) const {
  struct stat Status;
  if (std::error_code Code = status(Name, Status))
    return Code == std::errc::no_such_file_or_directory ? std::error_code()
                                                        : Code;
  if (!S_ISDIR(Status.st_mode))
    return errorUnless(::unlinkat(Descriptor, Name.str().c_str(), 0) == 0);
  DirectoryHandle Child;
  std::vector<std::string> Names;
  if (std::error_code Code = openChild(Name, Child))
    return Code;
  if (std::error_code Code = Child.list(Names))
    return Code;
  for (const std::string &Inner : Names)
    if (std::error_code Code = Child.remove(Inner))
      return Code;
  return errorUnless(::unlinkat(Descriptor, Name.str().c_str(), AT_REMOVEDIR) ==
                     0);
}

std::error_code DirectoryHandle::status(struct stat &Status) const {
  return errorUnless(::fstat(Descriptor, &Status) == 0);
}

std::error_code DirectoryHandle::status(llvm::StringRef Name,
                                        struct stat &Status) const {
  return errorUnless(::fstatat(Descriptor, Name.str().c_str(), &Status,
                               AT_SYMLINK_NOFOLLOW) == 0);
}

std::error_code DirectoryHandle::list(std::vector<std::string> &Names) const {
  int Copy = ::openat(Descriptor, ".", DirectoryFlags);
  DIR *Stream = Copy < 0 ? nullptr : ::fdopendir(Copy);
  if (!Stream) {
    std::error_code Code = lastError();
    if (Copy >= 0)
      ::close(Copy);
    return Code;
  }
  errno = 0;
  while (const dirent *Entry = ::readdir(Stream)) {
    llvm::StringRef Name(Entry->d_name);
    if (Name != "." && Name != "..")
      Names.push_back(Name.str());
    errno = 0;
  }
  std::error_code Code = errorUnless(errno == 0);
  ::closedir(Stream);
  llvm::sort(Names);
  return Code;
}

/// One call for all files: thousands of fsync take seconds.
std::error_code DirectoryHandle::syncAll() const {
#ifdef __linux__
  return errorUnless(::syncfs(Descriptor) == 0);
#else
  ::sync();
  return {};
#endif
}

int DirectoryHandle::openLockFile(llvm::StringRef Name) const {
  return ::openat(Descriptor, Name.str().c_str(),
                  O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);
}
