// Builtins that make store paths.

#include "evaluator/Builtins/BuiltinFunctions.h"
#include "evaluator/Builtins/FileKinds.h"
#include "evaluator/Builtins/StoreStrings.h"
#include "evaluator/Store/Derivation.h"
#include "evaluator/Store/Hash.h"
#include "llvm/Support/Path.h"

using namespace dx;

Value dx::builtinToFile(BuiltinCall &Call) {
  std::string Name = Call.plainString(0).str(), Error;
  llvm::StringRef Text = Call.string(1);
  if (isDerivationPath(Name) && !parseDerivation(Text, Error))
    Call.fail(diag::CannotMakeStorePath, Name, Error);
  auto References = storeReferences(Call, Name, contextOf(Call.Args[1]));
  const StoreEntry *Entry =
      Call.session().Store.addText(Name, Text, std::move(References), Error);
  if (!Entry)
    Call.fail(diag::CannotMakeStorePath, Name, Error);
  return storeString(Call, Entry->Path, contextOf(Call.Args[1]));
}

namespace {
/// What `builtins.path` and `filterSource` are asked to copy.
struct CopyRequest {
  std::string Path;
  std::string Name;
  /// Null: everything.
  Value Filter = Value::null();
  IngestionMethod Method = IngestionMethod::Recursive;
  std::optional<Hash> Expected;
};
} // namespace

static Value copyToStore(BuiltinCall &Call, const CopyRequest &Wanted) {
  if (isDerivationPath(Wanted.Name))
    Call.fail(diag::DerivationNameCopied, Wanted.Path);
  auto Accepts = [&](llvm::StringRef Path, FileKind Kind) {
    if (Wanted.Filter.isNull())
      return true;
    Value Args[] = {Call.makeString(Path), Call.makeString(nameOfKind(Kind))};
    Value Answer = Call.E.call(Wanted.Filter, Args, Call.Site);
    return Call.booleanIn(Answer, "the result of the filter");
  };
  std::string Error;
  const StoreEntry *Entry = Call.session().Store.addCopy(
      Wanted.Name, Wanted.Path, Wanted.Method, Accepts, Call.session().Files,
      Wanted.Expected, Error);
  if (!Entry)
    Call.fail(diag::CannotCopyToStore, Wanted.Path, Error);
  return storeString(Call, Entry->Path, 0);
}

Value dx::builtinFilterSource(BuiltinCall &Call) {
  CopyRequest Wanted;
  Wanted.Path = Call.builtPath(1);
  Wanted.Name = llvm::sys::path::filename(Wanted.Path).str();
  Wanted.Filter = Call.function(0);
  return copyToStore(Call, Wanted);
}

static Hash expectedHash(BuiltinCall &Call, llvm::StringRef Text) {
  std::string Error;
  auto Parsed = parseHash(Text, HashAlgorithm::SHA256, Error);
  if (!Parsed)
    Call.fail(diag::InvalidHash, Text, Error);
  return *Parsed;
}

/// Takes one attribute of the argument of `builtins.path`.
static void readPathAttr(BuiltinCall &Call, Attr &A, CopyRequest &Wanted) {
  const auto &Known = Call.session().Known;
  if (A.Name == Known.Path) {
    Wanted.Path = Call.builtPathIn(A.V);
  } else if (A.Name == Known.Name) {
    Wanted.Name = Call.plainStringIn(A.V, "`name`").str();
  } else if (A.Name == Known.Filter) {
    Wanted.Filter = Call.functionIn(A.V, "`filter`");
  } else if (A.Name == Known.Recursive) {
    Wanted.Method = Call.booleanIn(A.V, "`recursive`")
                        ? IngestionMethod::Recursive
                        : IngestionMethod::Flat;
  } else if (A.Name == Known.Sha256) {
    Wanted.Expected = expectedHash(Call, Call.plainStringIn(A.V, "`sha256`"));
  } else {
    Call.fail(diag::BuiltinTakesNoAttr, Call.Info.Name,
              Call.E.symbols().text(A.Name));
  }
}

Value dx::builtinPath(BuiltinCall &Call) {
  CopyRequest Wanted;
  Value Given = Call.attrs(0);
  Call.attr(Given, Call.session().Known.Path);
  for (Attr *A : attrsByName(Given, Call.E.symbols()))
    readPathAttr(Call, *A, Wanted);
  if (Wanted.Name.empty())
    Wanted.Name = llvm::sys::path::filename(Wanted.Path).str();
  return copyToStore(Call, Wanted);
}

Value dx::builtinStorePath(BuiltinCall &Call) {
  ContextId Context = 0;
  std::string Path = Call.path(0, Context), Real;
  const StoreDir &Dir = Call.session().Store.dir();
  auto Parts = Dir.split(Path);
  bool IsWhole = Parts && Parts->Rest.empty();
  if (!IsWhole && !Call.session().Files.canonical(Path, Real)) {
    Path = Real;
    Parts = Dir.split(Path);
  }
  if (!Parts)
    Call.fail(diag::NotAStorePath, Path);
  ContextTable &Contexts = Call.session().Contexts;
  Context = Contexts.unite(
      Context, Contexts.single({ContextKind::Path, Parts->Path, {}}));
  return Call.makeString(Path, Context);
}

Value dx::builtinPlaceholder(BuiltinCall &Call) {
  return Call.makeString(outputPlaceholder(Call.plainString(0)));
}
