// The part of OutputWriter that fills `store/`.
#include "driver/OutputWriter.h"
#include "llvm/Support/Path.h"

using namespace dx;

static llvm::StringRef baseName(const StoreEntry &Entry) {
  return llvm::sys::path::filename(Entry.Path);
}

/// The tree of an entry that is in memory.
static std::optional<TreeNode> treeOf(const StoreEntry &Entry) {
  if (const auto *File = std::get_if<TreeFile>(&Entry.Contents))
    return TreeNode{*File};
  if (const auto *Tree = std::get_if<MemoryTree>(&Entry.Contents))
    return Tree->root();
  return std::nullopt;
}

/// Whether what lies at \p OnDisk has the hash that its store path is made of.
static bool hasPath(const std::string &OnDisk, const StoreCopy &Copy,
                    const StoreEntry &Entry, const StoreDir &Dir) {
  DiskFileSystem Disk;
  std::string Error;
  std::optional<Hash> Contents;
  if (Copy.Method == IngestionMethod::Recursive) {
    Contents = hashNar(Disk, OnDisk, acceptAll, Error);
  } else if (std::string Bytes; !Disk.read(OnDisk, Bytes)) {
    Contents = hashBytes(HashAlgorithm::SHA256, Bytes);
  }
  auto Parts = Dir.split(Entry.Path);
  if (!Contents || !Parts)
    return false;
  return Dir.makeFixedOutputPath(Parts->Name, Copy.Method, *Contents,
                                 Entry.References, Error) == Entry.Path;
}

OutputWriter::Found OutputWriter::find(const StoreEntry &Entry,
                                       const StoreDir &Dir) const {
  struct stat Status;
  llvm::StringRef Name = baseName(Entry);
  if (Store.status(Name, Status) == std::errc::no_such_file_or_directory)
    return Found::Nothing;
  bool Same = false;
  if (std::optional<TreeNode> Tree = treeOf(Entry))
    Same = isTree(Store, Name, *Tree);
  else if (const auto *Copy = std::get_if<StoreCopy>(&Entry.Contents))
    Same = hasPath(Path + "/store/" + Name.str(), *Copy, Entry, Dir);
  return Same ? Found::Same : Found::Other;
}

bool OutputWriter::writeAside(const StoreEntry &Entry, const StoreDir &Dir) {
  std::string Aside = ".tmp-" + baseName(Entry).str();
  const auto *Copy = std::get_if<StoreCopy>(&Entry.Contents);
  WriteFailure Failure = Copy ? copyTree(Store, Aside, *Copy, Files)
                              : writeTree(Store, Aside, *treeOf(Entry));
  if (Failure)
    return fail("store/" + Failure.Path, Failure.Code);
  if (!Copy || hasPath(Path + "/store/" + Aside, *Copy, Entry, Dir))
    return true;
  Diags.report(SourceRange(), diag::SourceChanged, Copy->Origin);
  return false;
}

bool OutputWriter::writeObject(const StoreEntry &Entry, const StoreDir &Dir) {
  std::string Name = baseName(Entry).str();
  switch (find(Entry, Dir)) {
  case Found::Same:
    return true;
  case Found::Other:
    Diags.report(SourceRange(), diag::StorePathDamaged,
                 Path + "/store/" + Name);
    return false;
  case Found::Nothing:
    Pending.push_back(Name);
    return writeAside(Entry, Dir);
  }
  llvm_unreachable("not an answer");
}

bool OutputWriter::writeStore(llvm::ArrayRef<const StoreEntry *> Objects,
                              const StoreDir &Dir) {
  if (!openChild("store", Store))
    return false;
  for (const StoreEntry *Entry : Objects) {
    if (std::holds_alternative<DeferredBuild>(Entry->Contents) ||
        writeObject(*Entry, Dir))
      continue;
    clearLeftovers(Store);
    Pending.clear();
    return false;
  }
  return true;
}

/// The contents of all names are on the disk: a name never stands before them.
bool OutputWriter::publishStore() {
  for (const std::string &Name : Pending)
    if (std::error_code Code = Store.rename(".tmp-" + Name, Name))
      return fail("store/" + Name, Code);
  Pending.clear();
  return true;
}
