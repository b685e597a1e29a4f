// Builtins that read files.

#include "evaluator/Builtins/BuiltinFunctions.h"
#include "evaluator/Builtins/FileKinds.h"
#include "evaluator/Builtins/ImportedDerivation.h"

using namespace dx;

Value dx::builtinImport(BuiltinCall &Call) {
  std::string Path = Call.builtPath(0);
  if (isDerivationInStore(Call, Path))
    return importDerivation(Call, Path);
  return Call.E.importFile(Path, Call.Site);
}

Value dx::builtinScopedImport(BuiltinCall &Call) {
  std::string Path = Call.builtPath(1);
  if (isDerivationInStore(Call, Path))
    return importDerivation(Call, Path);
  return Call.E.importScoped(Path, Call.attrs(0), Call.Site);
}

Value dx::builtinFindFile(BuiltinCall &Call) {
  auto SearchPath = Call.E.readSearchPath(Call.list(0), Call.Site);
  return Call.E.findFile(SearchPath, Call.plainString(1), Call.Site);
}

/// The store paths that a file made by this evaluation mentions.
static ContextId referencesIn(BuiltinCall &Call, llvm::StringRef Path,
                              llvm::StringRef Text) {
  StoreLocation Where = Call.session().Store.locate(Path);
  if (!Where.Entry)
    return 0;
  llvm::SmallVector<ContextElement, 4> Found;
  for (const std::string &Reference : Where.Entry->References)
    if (Text.contains(Reference))
      Found.push_back({ContextKind::Path, Reference, {}});
  return Call.session().Contexts.make(Found);
}

Value dx::builtinReadFile(BuiltinCall &Call) {
  std::string Path = Call.builtPath(0), Text;
  if (std::error_code Error = Call.session().Files.read(Path, Text))
    Call.fail(diag::CannotReadFile, Path, Error.message());
  if (Text.find('\0') != std::string::npos)
    Call.fail(diag::FileHoldsNul, Path);
  if (Text.size() > MaxStringLength)
    Call.fail(diag::StringTooLong);
  return Call.makeString(Text, referencesIn(Call, Path, Text));
}

llvm::StringRef dx::nameOfKind(FileKind Kind) {
  switch (Kind) {
  case FileKind::Regular:
    return "regular";
  case FileKind::Directory:
    return "directory";
  case FileKind::Symlink:
    return "symlink";
  case FileKind::Other:
    return "unknown";
  }
  return {};
}

Value dx::builtinReadFileType(BuiltinCall &Call) {
  std::string Path = Call.builtPath(0);
  FileKind Kind{};
  if (std::error_code Error = Call.session().Files.kind(Path, Kind))
    Call.fail(diag::CannotReadFile, Path, Error.message());
  return Call.makeString(nameOfKind(Kind));
}

Value dx::builtinReadDir(BuiltinCall &Call) {
  std::string Path = Call.builtPath(0);
  std::vector<DirEntry> Entries;
  if (std::error_code Error = Call.session().Files.list(Path, Entries))
    Call.fail(diag::CannotReadFile, Path, Error.message());
  AttrsObject *Result = makeAttrCells(Call.heap(), Entries.size());
  Result->Size = 0;
  for (const DirEntry &Entry : Entries)
    Result->attrs()[Result->Size++] = {
        Call.E.intern(Entry.Name), {}, Call.makeString(nameOfKind(Entry.Kind))};
  return sortAttrs(Result, Keep::First);
}

Value dx::builtinPathExists(BuiltinCall &Call) {
  Value Given = Call.value(0);
  // `x/` and `x/.` are there only if x is a directory.
  bool WantsDirectory = Given.isString() && (view(Given).ends_with("/") ||
                                             view(Given).ends_with("/."));
  std::string Path = Call.builtPath(0), Real;
  FileSystem &Files = Call.session().Files;
  if (WantsDirectory && !Files.canonical(Path, Real))
    Path = Real;
  FileKind Kind{};
  bool Exists = !Files.kind(Path, Kind);
  return Value::boolean(Exists &&
                        (!WantsDirectory || Kind == FileKind::Directory));
}

Value dx::builtinToPath(BuiltinCall &Call) {
  ContextId Context = 0;
  std::string Path = Call.path(0, Context);
  return Call.makeString(Path, Context);
}

/// What follows the last slash; of slashes at the end one is ignored.
static llvm::StringRef baseName(llvm::StringRef Path) {
  if (Path.size() > 1)
    Path.consume_back("/");
  return Path.substr(Path.rfind('/') + 1);
}

Value dx::builtinBaseNameOf(BuiltinCall &Call) {
  Value Text = Call.E.coerceToString(
      Call.raw(0), {.More = false, .CopyToStore = false}, Call.Site);
  return Call.makeString(baseName(view(Text)), contextOf(Text));
}

static llvm::StringRef directoryName(llvm::StringRef Path) {
  size_t Slash = Path.rfind('/');
  if (Slash == llvm::StringRef::npos)
    return ".";
  return Path.take_front(std::max<size_t>(Slash, 1));
}

Value dx::builtinDirOf(BuiltinCall &Call) {
  Value Given = Call.value(0);
  if (Given.isPath())
    return makePath(Call.heap(), directoryName(view(Given)));
  Value Text = Call.E.coerceToString(
      Given, {.More = false, .CopyToStore = false}, Call.Site);
  return Call.makeString(directoryName(view(Text)), contextOf(Text));
}

Value dx::builtinGetEnv(BuiltinCall &Call) {
  llvm::StringRef Name = Call.plainString(0);
  if (const auto &Environment = Call.session().Options.Environment)
    return Call.makeString(Environment(Name));
  const char *Found = std::getenv(Name.str().c_str());
  return Call.makeString(Found ? Found : "");
}
