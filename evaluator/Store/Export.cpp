#include "evaluator/Store/Export.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Endian.h"

using namespace dx;

namespace {
/// Puts what an entry refers to before it. Chains of references may be long:
/// the entries that are being visited are kept in a list, not on the stack.
class ReferenceOrder {
  const VirtualStore &Store;
  llvm::StringSet<> Wanted, Entered;
  struct Visit {
    const StoreEntry *Entry;
    size_t Next;
  };
  std::vector<Visit> Open;
  std::vector<const StoreEntry *> Done;

public:
  ReferenceOrder(llvm::ArrayRef<const StoreEntry *> Entries,
                 const VirtualStore &Store)
      : Store(Store) {
    for (const StoreEntry *Entry : Entries)
      Wanted.insert(Entry->Path);
  }

  void visit(const StoreEntry *Root) {
    enter(Root);
    while (!Open.empty()) {
      Visit &Top = Open.back();
      if (Top.Next < Top.Entry->References.size()) {
        if (const StoreEntry *Next =
                Store.find(Top.Entry->References[Top.Next++]))
          enter(Next);
        continue;
      }
      Done.push_back(Top.Entry);
      Open.pop_back();
    }
  }
  std::vector<const StoreEntry *> take() { return std::move(Done); }

private:
  void enter(const StoreEntry *Entry) {
    if (Wanted.contains(Entry->Path) && Entered.insert(Entry->Path).second)
      Open.push_back({Entry, 0});
  }
};
} // namespace

std::vector<const StoreEntry *>
dx::referencesFirst(llvm::ArrayRef<const StoreEntry *> Entries,
                    const VirtualStore &Store) {
  ReferenceOrder Order(Entries, Store);
  for (const StoreEntry *Entry : Entries)
    Order.visit(Entry);
  return Order.take();
}

void ExportWriter::number(uint64_t N) {
  char Bytes[8];
  llvm::support::endian::write64le(Bytes, N);
  Sink(llvm::StringRef(Bytes, sizeof(Bytes)));
}

void ExportWriter::string(llvm::StringRef Text) {
  static constexpr char Zeros[8] = {};
  number(Text.size());
  Sink(Text);
  Sink(llvm::StringRef(Zeros, (8 - Text.size() % 8) % 8));
}

/// Whether what was read is what the entry's path was computed from.
static bool isSame(const StoreEntry &Entry, IngestionMethod Method,
                   const Hash &Contents, const StoreDir &Dir) {
  std::string Error;
  auto Parts = Dir.split(Entry.Path);
  return Parts &&
         Dir.makeFixedOutputPath(Parts->Name, Method, Contents,
                                 Entry.References, Error) == Entry.Path;
}

bool ExportWriter::archiveCopy(const StoreEntry &Entry, const StoreCopy &Copy,
                               std::string &Error) {
  Hasher Seen(HashAlgorithm::SHA256);
  if (Copy.Method == IngestionMethod::Flat) {
    std::string Bytes;
    if (std::error_code Code = Files.read(Copy.Origin, Bytes)) {
      Error = "`" + Copy.Origin + "` cannot be read: " + Code.message();
      return false;
    }
    Seen.update(Bytes);
    writeNarFile(Bytes, /*Executable=*/false, Sink);
  } else {
    auto Filter = [&](llvm::StringRef Path, FileKind /*Kind*/) {
      return !Copy.excludes(Path.drop_front(Copy.Origin.size() + 1));
    };
    auto Both = [&](llvm::StringRef Bytes) {
      Seen.update(Bytes);
      Sink(Bytes);
    };
    if (!writeNar(Files, Copy.Origin, Filter, Both, Error))
      return false;
  }
  if (isSame(Entry, Copy.Method, Seen.finish(), Dir))
    return true;
  Error = "`" + Copy.Origin + "` changed while it was being copied";
  return false;
}

bool ExportWriter::archive(const StoreEntry &Entry, std::string &Error) {
  if (const auto *File = std::get_if<TreeFile>(&Entry.Contents))
    writeNarFile(File->Contents, File->Executable, Sink);
  else if (const auto *Tree = std::get_if<MemoryTree>(&Entry.Contents))
    writeNar(*Tree, Sink);
  else if (const auto *Copy = std::get_if<StoreCopy>(&Entry.Contents))
    return archiveCopy(Entry, *Copy, Error);
  else {
    Error = "it is built by activation, and not by Nix";
    return false;
  }
  return true;
}

bool ExportWriter::add(const StoreEntry &Entry, std::string &Error) {
  static constexpr uint64_t Mark = 0x4558494e;
  number(1);
  if (!archive(Entry, Error))
    return false;
  number(Mark);
  string(Entry.Path);
  number(Entry.References.size());
  for (const std::string &Reference : Entry.References)
    string(Reference);
  string("");
  number(0);
  return true;
}
