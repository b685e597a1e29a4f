#include "evaluator/Store/SessionFiles.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"

using namespace dx;

static std::error_code missing() {
  return std::make_error_code(std::errc::no_such_file_or_directory);
}

static std::error_code failure(std::errc Code) {
  return std::make_error_code(Code);
}

/// Why nothing can be read at a place; no error where something is, in memory
/// or on disk.
static std::error_code refusal(const StoreLocation &L) {
  switch (L.Where) {
  case StoreLocation::Status::Missing:
    return missing();
  case StoreLocation::Status::Unknown:
    return failure(std::errc::resource_unavailable_try_again);
  case StoreLocation::Status::Outside:
  case StoreLocation::Status::OnDisk:
  case StoreLocation::Status::InMemory:
    return {};
  }
  return {};
}

static bool isInMemory(const StoreLocation &L) {
  return L.Where == StoreLocation::Status::InMemory;
}

void SessionFiles::addLibraryFile(llvm::StringRef Path, llvm::StringRef Text) {
  std::string Full = LibraryRoot + "/" + Path.str();
  LibraryTexts[Full] = Text;
  llvm::StringRef Child = Full;
  FileKind Kind = FileKind::Regular;
  while (Child != LibraryRoot) {
    auto [Parent, Name] = Child.rsplit('/');
    LibraryDirs[Parent].Entries[Name.str()] = Kind;
    Kind = FileKind::Directory;
    Child = Parent;
  }
}

StoreLocation SessionFiles::locate(llvm::StringRef Path,
                                   bool FollowLast) const {
  if (Store)
    return Store->locate(Path, FollowLast);
  StoreLocation Outside;
  Outside.OnDisk = Path.str();
  return Outside;
}

std::error_code SessionFiles::read(llvm::StringRef Path, std::string &Bytes) {
  if (isLibrary(Path)) {
    auto It = LibraryTexts.find(Path);
    if (It == LibraryTexts.end())
      return LibraryDirs.count(Path) ? failure(std::errc::is_a_directory)
                                     : missing();
    Bytes = It->second.str();
    return {};
  }
  StoreLocation L = locate(Path, true);
  if (std::error_code Error = refusal(L))
    return Error;
  if (!isInMemory(L))
    return Disk.read(L.OnDisk, Bytes);
  if (!L.File)
    return failure(std::errc::is_a_directory);
  Bytes = L.File->Contents;
  return {};
}

std::error_code
SessionFiles::stream(llvm::StringRef Path,
                     llvm::function_ref<void(uint64_t)> OnSize,
                     llvm::function_ref<void(llvm::StringRef)> OnPiece) {
  if (!isLibrary(Path)) {
    StoreLocation L = locate(Path, true);
    if (!L.OnDisk.empty())
      return Disk.stream(L.OnDisk, OnSize, OnPiece);
  }
  return FileSystem::stream(Path, OnSize, OnPiece);
}

std::error_code SessionFiles::kind(llvm::StringRef Path, FileKind &Kind) {
  if (isLibrary(Path)) {
    bool IsFile = LibraryTexts.count(Path) != 0;
    if (!IsFile && !LibraryDirs.count(Path))
      return missing();
    Kind = IsFile ? FileKind::Regular : FileKind::Directory;
    return {};
  }
  StoreLocation L = locate(Path, false);
  if (std::error_code Error = refusal(L))
    return Error;
  if (!isInMemory(L))
    return Disk.kind(L.OnDisk, Kind);
  Kind = L.Kind;
  return {};
}

static FileKind kindOf(const TreeNode &Node) {
  if (Node.file())
    return FileKind::Regular;
  return Node.link() ? FileKind::Symlink : FileKind::Directory;
}

std::error_code SessionFiles::list(llvm::StringRef Path,
                                   std::vector<DirEntry> &Entries) {
  if (isLibrary(Path)) {
    auto It = LibraryDirs.find(Path);
    if (It == LibraryDirs.end())
      return missing();
    Entries.clear();
    for (const auto &[Name, Kind] : It->second.Entries)
      Entries.push_back({Name, Kind});
    return {};
  }
  StoreLocation L = locate(Path, true);
  if (std::error_code Error = refusal(L))
    return Error;
  if (!isInMemory(L)) {
    std::error_code Error = Disk.list(L.OnDisk, Entries);
    // What the filter of a copy left out is missing in it.
    if (L.Entry)
      llvm::erase_if(Entries, [&](const DirEntry &Entry) {
        return locate((Path + "/" + Entry.Name).str(), false).Where ==
               StoreLocation::Status::Missing;
      });
    return Error;
  }
  if (!L.Directory)
    return failure(std::errc::not_a_directory);
  Entries.clear();
  for (const auto &[Name, Node] : L.Directory->Entries)
    Entries.push_back({Name, kindOf(Node)});
  return {};
}

std::error_code SessionFiles::readLink(llvm::StringRef Path,
                                       std::string &Target) {
  if (isLibrary(Path))
    return failure(std::errc::invalid_argument);
  StoreLocation L = locate(Path, false);
  if (std::error_code Error = refusal(L))
    return Error;
  if (!isInMemory(L))
    return Disk.readLink(L.OnDisk, Target);
  if (!L.Link)
    return failure(std::errc::invalid_argument);
  Target = L.Link->Target;
  return {};
}

std::error_code SessionFiles::isExecutable(llvm::StringRef Path, bool &Answer) {
  Answer = false;
  if (isLibrary(Path))
    return LibraryTexts.count(Path) ? std::error_code() : missing();
  StoreLocation L = locate(Path, false);
  if (std::error_code Error = refusal(L))
    return Error;
  if (!isInMemory(L))
    return Disk.isExecutable(L.OnDisk, Answer);
  Answer = L.File && L.File->Executable;
  return {};
}

std::error_code SessionFiles::canonical(llvm::StringRef Path,
                                        std::string &Real) {
  if (isLibrary(Path)) {
    FileKind Kind{};
    Real = Path.str();
    return kind(Path, Kind);
  }
  StoreLocation L = locate(Path, true);
  if (L.Where == StoreLocation::Status::Outside)
    return Disk.canonical(L.OnDisk, Real);
  if (L.Where == StoreLocation::Status::Missing)
    return missing();
  // What a store path's file is called is the store path, wherever its bytes
  // come from.
  Real = Path.str();
  return {};
}
