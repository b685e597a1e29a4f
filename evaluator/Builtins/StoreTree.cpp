#include "evaluator/Builtins/StoreTree.h"

using namespace dx;

std::string StoreTree::text(Value &V, llvm::StringRef What) {
  std::string Text = Call.stringIn(V, What).str();
  Context = Call.session().Contexts.unite(Context, contextOf(V));
  return Text;
}

void StoreTree::addNode(const Attr &File, TreeNode Node) {
  llvm::StringRef Path = Call.E.symbols().text(File.Name);
  std::string Error;
  if (Tree.add(Path, std::move(Node), Error))
    return;
  SourceRange Place =
      File.Origin.isValid() ? SourceRange(File.Origin) : Call.Site;
  Call.E.fail(Place, diag::InvalidTreeFile, Path, Error);
}

TreeNode StoreTree::readDirectory(const std::string &Path) {
  std::vector<DirEntry> Entries;
  if (std::error_code Error = Call.session().Files.list(Path, Entries))
    Call.fail(diag::CannotReadFile, Path, Error.message());
  TreeDirectory Directory;
  for (const DirEntry &Entry : Entries)
    Directory.Entries.emplace(Entry.Name, readNode(Path + "/" + Entry.Name));
  return {std::move(Directory)};
}

TreeNode StoreTree::readNode(const std::string &Path) {
  FileSystem &Files = Call.session().Files;
  FileKind Kind{};
  TreeFile File;
  TreeLink Link;
  std::error_code Error = Files.kind(Path, Kind);
  if (!Error && Kind == FileKind::Directory)
    return readDirectory(Path);
  if (!Error && Kind == FileKind::Symlink)
    Error = Files.readLink(Path, Link.Target);
  else if (!Error)
    Error = Files.read(Path, File.Contents);
  if (!Error && Kind != FileKind::Symlink)
    Error = Files.isExecutable(Path, File.Executable);
  if (Error)
    Call.fail(diag::CannotReadFile, Path, Error.message());
  if (Kind == FileKind::Symlink)
    return {std::move(Link)};
  return {std::move(File)};
}

TreeNode StoreTree::sourceNode(Value Source) {
  if (!Source.isPath()) {
    std::string Target;
    Call.E.coerceToString(Source, {}, Call.Site, Target, Context);
    return {TreeLink{std::move(Target)}};
  }
  std::string Path = view(Source).str(), Real;
  if (std::error_code Error = Call.session().Files.canonical(Path, Real))
    Call.fail(diag::CannotReadFile, Path, Error.message());
  return readNode(Real);
}

void StoreTree::addRecord(Attr &File, Value Record) {
  if (Attr *Source = Call.optionalAttr(Record, "source"))
    return addNode(File, sourceNode(Call.E.force(Source->V)));
  TreeFile Made;
  Made.Contents = text(Call.attr(Record, "text"), "`text`");
  Attr *Flag = Call.optionalAttr(Record, "executable");
  Made.Executable = Flag && Call.booleanIn(Flag->V, "`executable`");
  addNode(File, {std::move(Made)});
}

void StoreTree::addFile(Attr &File) {
  Value V = Call.E.force(File.V);
  if (V.isAttrs())
    return addRecord(File, V);
  addNode(File, {TreeFile{text(File.V, "a file"), false}});
}

void StoreTree::addFiles(Value Files) {
  for (Attr *File : attrsByName(Files, Call.E.symbols()))
    addFile(*File);
}
