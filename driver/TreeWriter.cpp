#include "driver/TreeWriter.h"
#include "frontend/Basic/Interruption.h"
#include "llvm/ADT/STLExtras.h"
#include <unistd.h>

using namespace dx;

static mode_t modeOf(bool Executable) { return Executable ? 0555 : 0444; }

static WriteFailure below(llvm::StringRef Directory, WriteFailure Failure) {
  if (Failure)
    Failure.Path = Directory.str() + "/" + Failure.Path;
  return Failure;
}

WriteFailure dx::writeTree(const DirectoryHandle &Where, llvm::StringRef Name,
                           const TreeNode &Tree) {
  if (interruptionRequested())
    return {Name.str(), std::make_error_code(std::errc::interrupted)};
  if (const TreeFile *File = Tree.file())
    return {Name.str(),
            Where.writeFile(Name, File->Contents, modeOf(File->Executable))};
  if (const TreeLink *Link = Tree.link())
    return {Name.str(), Where.makeLink(Name, Link->Target)};
  DirectoryHandle Child;
  if (std::error_code Code = Where.makeChild(Name, Child))
    return {Name.str(), Code};
  for (const auto &[ChildName, Node] : Tree.directory()->Entries)
    if (WriteFailure Failure = writeTree(Child, ChildName, Node))
      return below(Name, Failure);
  return {};
}

namespace {

class TreeCopier {
  const StoreCopy &Copy;
  FileSystem &Files;

public:
  TreeCopier(const StoreCopy &Copy, FileSystem &Files)
      : Copy(Copy), Files(Files) {}

  /// \p Relative is the path below the origin, empty for the origin itself.
  WriteFailure copy(const DirectoryHandle &Where, llvm::StringRef Name,
                    const std::string &Relative) {
    std::string Source =
        Relative.empty() ? Copy.Origin : Copy.Origin + "/" + Relative;
    FileKind Kind;
    if (interruptionRequested())
      return {Name.str(), std::make_error_code(std::errc::interrupted)};
    if (std::error_code Code = Files.kind(Source, Kind))
      return {Name.str(), Code};
    switch (Kind) {
    case FileKind::Regular:
      return {Name.str(), copyFile(Where, Name, Source)};
    case FileKind::Symlink:
      return {Name.str(), copyLink(Where, Name, Source)};
    case FileKind::Directory:
      return copyDirectory(Where, Name, Source, Relative);
    case FileKind::Other:
      return {Name.str(), std::make_error_code(std::errc::not_supported)};
    }
    llvm_unreachable("not a kind of file");
  }

private:
  std::error_code copyFile(const DirectoryHandle &Where, llvm::StringRef Name,
                           const std::string &Source) {
    std::string Bytes;
    bool Executable = false;
    if (std::error_code Code = Files.read(Source, Bytes))
      return Code;
    if (Copy.Method == IngestionMethod::Recursive)
      if (std::error_code Code = Files.isExecutable(Source, Executable))
        return Code;
    return Where.writeFile(Name, Bytes, modeOf(Executable));
  }

  std::error_code copyLink(const DirectoryHandle &Where, llvm::StringRef Name,
                           const std::string &Source) {
    std::string Target;
    if (std::error_code Code = Files.readLink(Source, Target))
      return Code;
    return Where.makeLink(Name, Target);
  }

  WriteFailure copyDirectory(const DirectoryHandle &Where, llvm::StringRef Name,
                             const std::string &Source,
                             const std::string &Relative) {
    std::vector<DirEntry> Entries;
    DirectoryHandle Child;
    if (std::error_code Code = Files.list(Source, Entries))
      return {Name.str(), Code};
    if (std::error_code Code = Where.makeChild(Name, Child))
      return {Name.str(), Code};
    for (const DirEntry &Entry : Entries) {
      std::string Inner =
          Relative.empty() ? Entry.Name : Relative + "/" + Entry.Name;
      if (llvm::binary_search(Copy.Excluded, Inner))
        continue;
      if (WriteFailure Failure = copy(Child, Entry.Name, Inner))
        return below(Name, Failure);
    }
    return {};
  }
};

} // namespace

WriteFailure dx::copyTree(const DirectoryHandle &Where, llvm::StringRef Name,
                          const StoreCopy &Copy, FileSystem &Files) {
  return TreeCopier(Copy, Files).copy(Where, Name, "");
}

static bool isFile(const DirectoryHandle &Where, llvm::StringRef Name,
                   const TreeFile &File, const struct stat &Status) {
  std::string Bytes;
  return S_ISREG(Status.st_mode) &&
         (Status.st_mode & 07777) == modeOf(File.Executable) &&
         static_cast<size_t>(Status.st_size) == File.Contents.size() &&
         !Where.readFile(Name, Bytes) && Bytes == File.Contents;
}

static bool isDirectory(const DirectoryHandle &Where, llvm::StringRef Name,
                        const TreeDirectory &Directory) {
  DirectoryHandle Child;
  struct stat Status;
  std::vector<std::string> Names;
  if (Where.openChild(Name, Child) || Child.status(Status) ||
      (Status.st_mode & 022) != 0 || Child.list(Names))
    return false;
  if (Names.size() != Directory.Entries.size())
    return false;
  return llvm::all_of(Names, [&](const std::string &Inner) {
    auto It = Directory.Entries.find(Inner);
    return It != Directory.Entries.end() && isTree(Child, Inner, It->second);
  });
}

bool dx::isTree(const DirectoryHandle &Where, llvm::StringRef Name,
                const TreeNode &Tree) {
  struct stat Status;
  if (Where.status(Name, Status) || Status.st_uid != ::geteuid())
    return false;
  if (const TreeFile *File = Tree.file())
    return isFile(Where, Name, *File, Status);
  std::string Target;
  if (const TreeLink *Link = Tree.link())
    return !Where.readLink(Name, Target) && Target == Link->Target;
  return isDirectory(Where, Name, *Tree.directory());
}
