// The part of OutputWriter that writes generations and single files.
#include "driver/OutputWriter.h"
#include "llvm/ADT/StringExtras.h"

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
  std::error_code Code = Root.sync();
  return !Code || fail("latest", Code);
}

std::optional<uint32_t> OutputWriter::writeGeneration(const OutputTree &Tree) {
  DirectoryHandle All;
  if (!openChild("generations", All))
    return std::nullopt;
  MemoryTree Wanted = memoryTree(Tree);
  uint32_t Number = newestGeneration(All);
  if (Number == 0 || !isTree(All, std::to_string(Number), Wanted.root())) {
    std::string Name = std::to_string(++Number);
    std::string Aside = ".tmp-" + Name;
    WriteFailure Failure = writeTree(All, Aside, Wanted.root());
    if (!Failure)
      Failure = {Name, All.syncAll()};
    if (!Failure)
      Failure = {Name, All.rename(Aside, Name)};
    if (Failure) {
      clearLeftovers(All);
      fail("generations/" + Failure.Path, Failure.Code);
      return std::nullopt;
    }
  }
  if (!pointLatest(Number))
    return std::nullopt;
  Complete = true;
  return Number;
}

bool OutputWriter::replaceFile(llvm::StringRef Relative,
                               const OutputNode &Node) {
  DirectoryHandle Inner;
  const DirectoryHandle *Where = &Root;
  llvm::StringRef Name = Relative;
  DirectoryHandle Next;
  while (Name.contains('/')) {
    auto [Directory, Rest] = Name.split('/');
    if (std::error_code Code = Where->openOrMake(Directory, Next))
      return fail(Relative, Code);
    Inner = std::move(Next);
    Where = &Inner;
    Name = Rest;
  }
  std::string Aside = ".tmp-" + Name.str();
  (void)Where->remove(Aside);
  WriteFailure Failure = writeTree(*Where, Aside, nodeOf(Node));
  if (!Failure)
    Failure.Code = Where->syncAll();
  if (!Failure)
    Failure.Code = Where->rename(Aside, Name);
  if (!Failure)
    return true;
  (void)Where->remove(Aside);
  return fail(Relative, Failure.Code);
}

bool OutputWriter::replaceFiles(const OutputTree &Tree, llvm::StringRef Last) {
  for (const auto &[Path, Node] : Tree.nodes())
    if (Path != Last && !replaceFile(Path, Node))
      return false;
  const OutputNode *Final = Tree.find(Last);
  Complete = !Final || replaceFile(Last, *Final);
  return Complete;
}
