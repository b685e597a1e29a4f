// The part of OutputWriter that writes generations and single files.
#include "driver/OutputWriter.h"
#include "llvm/ADT/StringExtras.h"
#include <tuple>

using namespace dx;

static TreeNode nodeOf(const OutputNode &Node) {
  if (const auto *File = std::get_if<OutputFile>(&Node))
    return TreeNode{TreeFile{File->Contents, File->Executable}};
  return TreeNode{TreeLink{std::get<OutputLink>(Node).Target}};
}

/// An output tree has clean, distinct paths: adding cannot fail.
static MemoryTree memoryTree(const OutputTree &Tree) {
  MemoryTree Result;
  std::string Error;
  for (const auto &[Path, Node] : Tree.nodes())
    (void)Result.add(Path, nodeOf(Node), Error);
  return Result;
}

uint32_t OutputWriter::newestGeneration(const DirectoryHandle &All) const {
  std::vector<std::string> Names;
  uint32_t Newest = 0;
  if (All.list(Names))
    return Newest;
  for (const std::string &Name : Names)
    if (uint32_t Number = 0; llvm::to_integer(Name, Number, 10))
      Newest = std::max(Newest, Number);
  return Newest;
}

bool OutputWriter::pointLatest(uint32_t Number) {
  std::string Target = "generations/" + std::to_string(Number);
  std::string Old;
  if (!Root.readLink("latest", Old) && Old == Target)
    return true;
  if (std::error_code Code = Root.makeLink(".tmp-latest", Target))
    return fail("latest", Code);
  if (std::error_code Code = Root.rename(".tmp-latest", "latest")) {
    (void)Root.remove(".tmp-latest");
    return fail("latest", Code);
  }
  return true;
}

bool OutputWriter::addGeneration(const DirectoryHandle &All,
                                 const MemoryTree &Tree, uint32_t Number) {
  std::string Name = std::to_string(Number);
  std::string Aside = ".tmp-" + Name;
  WriteFailure Failure = writeTree(All, Aside, Tree.root());
  if (!Failure)
    Failure = {Name, All.syncAll()};
  if (!Failure && !publishStore())
    return false;
  if (!Failure)
    Failure = {Name, All.rename(Aside, Name)};
  if (!Failure)
    return true;
  clearLeftovers(All);
  return fail("generations/" + Failure.Path, Failure.Code);
}

std::optional<uint32_t> OutputWriter::writeGeneration(const OutputTree &Tree) {
  DirectoryHandle All;
  if (!openChild("generations", All))
    return std::nullopt;
  MemoryTree Wanted = memoryTree(Tree);
  uint32_t Number = newestGeneration(All);
  bool Kept = Number != 0 && Pending.empty() &&
              isTree(All, std::to_string(Number), Wanted.root());
  if (!Kept && !addGeneration(All, Wanted, ++Number))
    return std::nullopt;
  if (!pointLatest(Number))
    return std::nullopt;
  Complete = true;
  return Number;
}

/// Opens the directory of a relative path, made where it is missing, and gives
/// the last component.
bool OutputWriter::openParent(llvm::StringRef Relative, DirectoryHandle &Where,
                              llvm::StringRef &Name) {
  std::error_code Code = Root.openChild(".", Where);
  Name = Relative;
  while (!Code && Name.contains('/')) {
    DirectoryHandle Child;
    llvm::StringRef Directory;
    std::tie(Directory, Name) = Name.split('/');
    Code = Where.openOrMake(Directory, Child);
    Where = std::move(Child);
  }
  return !Code || fail(Relative, Code);
}

bool OutputWriter::writeFileAside(llvm::StringRef Relative,
                                  const OutputNode &Node) {
  DirectoryHandle Where;
  llvm::StringRef Name;
  if (!openParent(Relative, Where, Name))
    return false;
  std::string Aside = ".tmp-" + Name.str();
  (void)Where.remove(Aside);
  WriteFailure Failure = writeTree(Where, Aside, nodeOf(Node));
  if (!Failure)
    return true;
  (void)Where.remove(Aside);
  return fail(Relative, Failure.Code);
}

/// Takes away what writeFileAside wrote, as far as it did.
void OutputWriter::removeAside(const OutputTree &Tree) {
  for (const auto &[Path, Node] : Tree.nodes()) {
    DirectoryHandle Where;
    llvm::StringRef Name;
    if (openParent(Path, Where, Name))
      (void)Where.remove(".tmp-" + Name.str());
  }
}

bool OutputWriter::publishFile(llvm::StringRef Relative) {
  DirectoryHandle Where;
  llvm::StringRef Name;
  if (!openParent(Relative, Where, Name))
    return false;
  std::error_code Code = Where.rename(".tmp-" + Name.str(), Name);
  return !Code || fail(Relative, Code);
}

bool OutputWriter::replaceFiles(const OutputTree &Tree, llvm::StringRef Last) {
  for (const auto &[Path, Node] : Tree.nodes())
    if (!writeFileAside(Path, Node)) {
      removeAside(Tree);
      return false;
    }
  if (std::error_code Code = Root.syncAll())
    return fail("", Code);
  if (!publishStore())
    return false;
  for (const auto &[Path, Node] : Tree.nodes())
    if (Path != Last && !publishFile(Path))
      return false;
  Complete = !Tree.find(Last) || publishFile(Last);
  return Complete;
}
