#include "lowering/Backends/StoreObjects.h"
#include "lowering/Emit/Shell.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/ErrorHandling.h"

using namespace dx;

std::vector<std::string> dx::storePathsOf(const LoweringContext &Context,
                                          ReferenceSet References) {
  std::vector<std::string> Paths;
  for (const Reference *R : Context.Model.References.members(References)) {
    if (R->Kind != ReferenceKind::StorePath &&
        R->Kind != ReferenceKind::DerivationOutput)
      continue;
    if (auto Parts = Context.Store.dir().split(R->Name))
      Paths.push_back(Parts->Path.str());
  }
  llvm::sort(Paths);
  Paths.erase(std::unique(Paths.begin(), Paths.end()), Paths.end());
  return Paths;
}

/// Names are checked and contents are the compiler's: adding cannot fail.
static LoweredString pathOf(LoweringContext &Context, const StoreEntry *Entry,
                            ReferenceSet References, const std::string &Error) {
  if (!Entry)
    llvm::report_fatal_error(llvm::Twine("lowering: ") + Error);
  ReferenceTable &Table = Context.Model.References;
  ReferenceSet Self = Table.single({ReferenceKind::StorePath, Entry->Path, ""});
  return LoweredString(Entry->Path, Table.unite(Self, References));
}

LoweredString dx::addStoreExecutable(LoweringContext &Context,
                                     llvm::StringRef Name,
                                     const LoweredString &Text) {
  std::string Error;
  const StoreEntry *Entry = Context.Store.addExecutable(
      Name, Text.Text, storePathsOf(Context, Text.References), Error);
  return pathOf(Context, Entry, Text.References, Error);
}

LoweredString dx::addStoreText(LoweringContext &Context, llvm::StringRef Name,
                               const LoweredString &Text) {
  std::string Error;
  const StoreEntry *Entry = Context.Store.addText(
      Name, Text.Text, storePathsOf(Context, Text.References), Error);
  return pathOf(Context, Entry, Text.References, Error);
}

static void addNode(MemoryTree &Tree, llvm::StringRef Path,
                    const OutputNode &Node) {
  std::string Error;
  bool Added = false;
  if (const auto *File = std::get_if<OutputFile>(&Node))
    Added = Tree.addFile(Path, File->Contents, File->Executable, Error);
  else
    Added = Tree.addLink(Path, std::get<OutputLink>(Node).Target, Error);
  if (!Added)
    llvm::report_fatal_error(llvm::Twine("lowering: ") + Error);
}

LoweredString dx::addStoreTree(LoweringContext &Context, llvm::StringRef Name,
                               const OutputTree &Tree,
                               ReferenceSet References) {
  MemoryTree InMemory;
  for (const auto &[Path, Node] : Tree.nodes())
    addNode(InMemory, Path, Node);
  std::string Error;
  const StoreEntry *Entry = Context.Store.addTree(
      Name, std::move(InMemory), storePathsOf(Context, References), Error);
  return pathOf(Context, Entry, References, Error);
}

TextBuilder &TextBuilder::append(const LoweredString &Text) {
  Result.References = Table.unite(Result.References, Text.References);
  Result.Text += Text.Text;
  return *this;
}

TextBuilder &TextBuilder::word(const LoweredString &Word) {
  Result.References = Table.unite(Result.References, Word.References);
  return word(Word.Text);
}

TextBuilder &TextBuilder::word(llvm::StringRef Word) {
  Result.Text += " " + shellWord(Word);
  return *this;
}
