// The format: every string is its length (64 bits, little endian), its bytes,
// and zeros up to a multiple of 8; a node is `( type … )`.

#include "evaluator/Store/Nar.h"

#include "llvm/Support/Endian.h"
#include "llvm/Support/ErrorHandling.h"

using namespace dx;

bool dx::acceptAll(llvm::StringRef, FileKind) { return true; }

namespace {

/// Collects small pieces, so that the sink (a hash) is called for blocks.
class NarWriter {
public:
  explicit NarWriter(ByteSink Sink) : Sink(Sink) { Buffer.reserve(BlockSize); }

  void string(llvm::StringRef Text) {
    length(Text.size());
    bytes(Text);
    padding(Text.size());
  }

  void strings(std::initializer_list<llvm::StringRef> Texts) {
    for (llvm::StringRef Text : Texts)
      string(Text);
  }

  void file(llvm::StringRef Contents, bool Executable) {
    beginFile(Contents.size(), Executable);
    bytes(Contents);
    endFile(Contents.size());
  }
  /// A file whose bytes come in pieces, `Size` in all.
  void beginFile(uint64_t Size, bool Executable) {
    strings({"(", "type", "regular"});
    if (Executable)
      strings({"executable", ""});
    string("contents");
    length(Size);
  }
  void bytes(llvm::StringRef Piece) {
    if (Buffer.size() + Piece.size() > BlockSize)
      flush();
    if (Piece.size() > BlockSize)
      Sink(Piece);
    else
      Buffer += Piece;
  }
  void endFile(uint64_t Size) {
    padding(Size);
    string(")");
  }

  void link(llvm::StringRef Target) {
    strings({"(", "type", "symlink", "target", Target, ")"});
  }

  void beginDirectory() { strings({"(", "type", "directory"}); }
  void beginEntry(llvm::StringRef Name) {
    strings({"entry", "(", "name", Name, "node"});
  }
  void endEntry() { string(")"); }
  void endDirectory() { string(")"); }

  void flush() {
    if (!Buffer.empty())
      Sink(Buffer);
    Buffer.clear();
  }

private:
  void length(uint64_t Size) {
    char Bytes[8];
    llvm::support::endian::write64le(Bytes, Size);
    bytes(llvm::StringRef(Bytes, sizeof(Bytes)));
  }
  void padding(uint64_t Size) {
    static constexpr char Zeros[8] = {};
    bytes(llvm::StringRef(Zeros, (8 - Size % 8) % 8));
  }

  static constexpr size_t BlockSize = 4096;
  ByteSink Sink;
  std::string Buffer;
};

/// Writes what is on disk.
class DiskArchiver {
public:
  DiskArchiver(FileSystem &Files, PathFilter Filter, NarWriter &Out,
               std::string &Error)
      : Files(Files), Filter(Filter), Out(Out), Error(Error) {}

  bool node(const std::string &Path, FileKind Kind) {
    switch (Kind) {
    case FileKind::Regular:
      return file(Path);
    case FileKind::Symlink:
      return link(Path);
    case FileKind::Directory:
      return directory(Path);
    case FileKind::Other:
      return fail(Path, "is neither a file, a directory nor a symbolic link");
    }
    llvm_unreachable("not a kind of file");
  }

  bool fail(const std::string &Path, const std::string &Why) {
    Error = "`" + Path + "` " + Why;
    return false;
  }
  bool fail(const std::string &Path, std::error_code Code) {
    return fail(Path, "cannot be read: " + Code.message());
  }

private:
  bool file(const std::string &Path) {
    bool Executable = false;
    if (std::error_code Code = Files.isExecutable(Path, Executable))
      return fail(Path, Code);
    uint64_t Size = 0;
    auto Begin = [&](uint64_t Announced) {
      Size = Announced;
      Out.beginFile(Size, Executable);
    };
    auto Piece = [&](llvm::StringRef Bytes) { Out.bytes(Bytes); };
    if (std::error_code Code = Files.stream(Path, Begin, Piece))
      return fail(Path, Code);
    Out.endFile(Size);
    return true;
  }

  bool link(const std::string &Path) {
    std::string Target;
    if (std::error_code Code = Files.readLink(Path, Target))
      return fail(Path, Code);
    Out.link(Target);
    return true;
  }

  bool directory(const std::string &Path) {
    std::vector<DirEntry> Entries;
    if (std::error_code Code = Files.list(Path, Entries))
      return fail(Path, Code);
    Out.beginDirectory();
    for (const DirEntry &Entry : Entries) {
      std::string EntryPath = Path + "/" + Entry.Name;
      if (!Filter(EntryPath, Entry.Kind))
        continue;
      Out.beginEntry(Entry.Name);
      if (!node(EntryPath, Entry.Kind))
        return false;
      Out.endEntry();
    }
    Out.endDirectory();
    return true;
  }

  FileSystem &Files;
  PathFilter Filter;
  NarWriter &Out;
  std::string &Error;
};

} // namespace

static constexpr llvm::StringLiteral Magic = "nix-archive-1";

static void writeNode(const TreeNode &Node, NarWriter &Out) {
  if (const TreeFile *File = Node.file())
    return Out.file(File->Contents, File->Executable);
  if (const TreeLink *Link = Node.link())
    return Out.link(Link->Target);
  Out.beginDirectory();
  for (const auto &[Name, Child] : Node.directory()->Entries) {
    Out.beginEntry(Name);
    writeNode(Child, Out);
    Out.endEntry();
  }
  Out.endDirectory();
}

void dx::writeNar(const MemoryTree &Tree, ByteSink Sink) {
  NarWriter Out(Sink);
  Out.string(Magic);
  writeNode(Tree.root(), Out);
  Out.flush();
}

void dx::writeNarFile(llvm::StringRef Contents, bool Executable,
                      ByteSink Sink) {
  NarWriter Out(Sink);
  Out.string(Magic);
  Out.file(Contents, Executable);
  Out.flush();
}

bool dx::writeNar(FileSystem &Files, llvm::StringRef Path, PathFilter Filter,
                  ByteSink Sink, std::string &Error) {
  NarWriter Out(Sink);
  DiskArchiver Archiver(Files, Filter, Out, Error);
  FileKind Kind;
  if (std::error_code Code = Files.kind(Path, Kind))
    return Archiver.fail(Path.str(), Code);
  Out.string(Magic);
  bool Written = Archiver.node(Path.str(), Kind);
  if (Written)
    Out.flush();
  return Written;
}

Hash dx::hashNar(const MemoryTree &Tree, HashAlgorithm Algorithm) {
  Hasher H(Algorithm);
  writeNar(Tree, [&](llvm::StringRef Bytes) { H.update(Bytes); });
  return H.finish();
}

Hash dx::hashNarFile(llvm::StringRef Contents, bool Executable,
                     HashAlgorithm Algorithm) {
  Hasher H(Algorithm);
  writeNarFile(Contents, Executable,
               [&](llvm::StringRef Bytes) { H.update(Bytes); });
  return H.finish();
}

std::optional<Hash> dx::hashNar(FileSystem &Files, llvm::StringRef Path,
                                PathFilter Filter, std::string &Error,
                                HashAlgorithm Algorithm) {
  Hasher H(Algorithm);
  if (!writeNar(
          Files, Path, Filter, [&](llvm::StringRef Bytes) { H.update(Bytes); },
          Error))
    return std::nullopt;
  return H.finish();
}
