#include "evaluator/Store/VirtualStore.h"

#include "llvm/ADT/StringSet.h"
#include <algorithm>

using namespace dx;

/// Whether two entries of one path can differ. Copies can only be told apart by
/// the hash in their path, which is equal.
static bool haveSameContents(const StoreEntry &A, const StoreEntry &B) {
  return A.Contents.index() != B.Contents.index() ||
         std::holds_alternative<StoreCopy>(A.Contents) ||
         A.Contents == B.Contents;
}

const StoreEntry *VirtualStore::add(StoreEntry Entry, std::string &Error) {
  llvm::sort(Entry.References);
  Entry.References.erase(
      std::unique(Entry.References.begin(), Entry.References.end()),
      Entry.References.end());
  std::string Path = Entry.Path;
  auto [Slot, IsNew] = Entries.try_emplace(Path, std::move(Entry));
  // try_emplace leaves its argument alone where the path is taken.
  if (IsNew || haveSameContents(Slot->second, Entry))
    return &Slot->second;
  Error = "`" + Path + "` is in the store with other contents";
  return nullptr;
}

const StoreEntry *VirtualStore::addText(llvm::StringRef Name,
                                        llvm::StringRef Text,
                                        std::vector<std::string> References,
                                        std::string &Error) {
  auto Path = Dir.pathForText(Name, Text, References, Error);
  if (!Path)
    return nullptr;
  return add({*Path, TreeFile{Text.str(), false}, std::move(References)},
             Error);
}

const StoreEntry *
VirtualStore::addExecutable(llvm::StringRef Name, llvm::StringRef Text,
                            std::vector<std::string> References,
                            std::string &Error) {
  auto Path = Dir.makeFixedOutputPath(Name, IngestionMethod::Recursive,
                                      hashNarFile(Text, /*Executable=*/true),
                                      References, Error);
  if (!Path)
    return nullptr;
  return add({*Path, TreeFile{Text.str(), true}, std::move(References)}, Error);
}

const StoreEntry *VirtualStore::addTree(llvm::StringRef Name, MemoryTree Tree,
                                        std::vector<std::string> References,
                                        std::string &Error) {
  auto Path = Dir.makeFixedOutputPath(Name, IngestionMethod::Recursive,
                                      hashNar(Tree), References, Error);
  if (!Path)
    return nullptr;
  return add({*Path, std::move(Tree), std::move(References)}, Error);
}

/// The hash that a copied origin has in the store. Fills `Copy.Excluded`.
static std::optional<Hash> hashCopy(StoreCopy &Copy, PathFilter Filter,
                                    FileSystem &Files, std::string &Error) {
  if (Copy.Method == IngestionMethod::Flat) {
    std::string Bytes;
    if (std::error_code Code = Files.read(Copy.Origin, Bytes)) {
      Error = "`" + Copy.Origin + "` cannot be read: " + Code.message();
      return std::nullopt;
    }
    return hashBytes(HashAlgorithm::SHA256, Bytes);
  }
  auto Recording = [&](llvm::StringRef Path, FileKind Kind) {
    bool Accepted = Filter(Path, Kind);
    if (!Accepted)
      Copy.Excluded.push_back(Path.drop_front(Copy.Origin.size() + 1).str());
    return Accepted;
  };
  auto Result = hashNar(Files, Copy.Origin, Recording, Error);
  llvm::sort(Copy.Excluded);
  return Result;
}

const StoreEntry *VirtualStore::addCopy(llvm::StringRef Name,
                                        llvm::StringRef Origin,
                                        IngestionMethod Method,
                                        PathFilter Filter, FileSystem &Files,
                                        std::optional<Hash> Expected,
                                        std::string &Error) {
  if (!isValidStoreName(Name, Error))
    return nullptr;
  StoreCopy Copy{Origin.str(), Method, {}};
  std::optional<Hash> Actual = hashCopy(Copy, Filter, Files, Error);
  if (!Actual)
    return nullptr;
  if (Expected && *Actual != *Expected) {
    Error = "`" + Copy.Origin + "` has hash `" +
            formatHash(*Actual, HashFormat::SRI) + "`, expected `" +
            formatHash(*Expected, HashFormat::SRI) + "`";
    return nullptr;
  }
  auto Path = Dir.makeFixedOutputPath(Name, Method, *Actual, {}, Error);
  return Path ? add({*Path, std::move(Copy), {}}, Error) : nullptr;
}

/// A hash of all inputs of a build; each string goes in with its length, so
/// that no two builds give the same bytes.
static Hash fingerprint(const DeferredBuild &Build,
                        llvm::ArrayRef<std::string> References) {
  Hasher H(HashAlgorithm::SHA256);
  auto Number = [&](size_t N) { H.update(std::to_string(N) + ":"); };
  auto String = [&](llvm::StringRef Text) {
    Number(Text.size());
    H.update(Text);
  };
  String(Build.Script);
  Number(Build.Path.size());
  for (const std::string &Directory : Build.Path)
    String(Directory);
  Number(Build.Environment.size());
  for (const auto &[Name, Value] : Build.Environment) {
    String(Name);
    String(Value);
  }
  for (const std::string &Reference : References)
    String(Reference);
  return H.finish();
}

const StoreEntry *
VirtualStore::addDeferredBuild(llvm::StringRef Name, DeferredBuild Build,
                               std::vector<std::string> References,
                               std::string &Error) {
  if (!isValidStoreName(Name, Error))
    return nullptr;
  llvm::sort(References);
  llvm::sort(Build.Environment);
  std::string Path =
      Dir.makePath("dx-deferred", fingerprint(Build, References), Name);
  return add({std::move(Path), std::move(Build), std::move(References)}, Error);
}

const StoreEntry *VirtualStore::find(llvm::StringRef StorePath) const {
  auto Slot = Entries.find(StorePath);
  return Slot == Entries.end() ? nullptr : &Slot->second;
}

std::vector<const StoreEntry *> VirtualStore::entries() const {
  std::vector<const StoreEntry *> All;
  for (const auto &Slot : Entries)
    All.push_back(&Slot.second);
  llvm::sort(All, [](const StoreEntry *A, const StoreEntry *B) {
    return A->Path < B->Path;
  });
  return All;
}

std::vector<const StoreEntry *>
VirtualStore::closure(llvm::ArrayRef<std::string> StorePaths) const {
  llvm::StringSet<> Seen;
  std::vector<const StoreEntry *> Found;
  std::vector<llvm::StringRef> Pending(StorePaths.begin(), StorePaths.end());
  while (!Pending.empty()) {
    const StoreEntry *Entry = find(Pending.back());
    Pending.pop_back();
    if (!Entry || !Seen.insert(Entry->Path).second)
      continue;
    Found.push_back(Entry);
    Pending.insert(Pending.end(), Entry->References.begin(),
                   Entry->References.end());
  }
  llvm::sort(Found, [](const StoreEntry *A, const StoreEntry *B) {
    return A->Path < B->Path;
  });
  return Found;
}
