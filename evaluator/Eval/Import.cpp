#include "evaluator/Eval/Import.h"

#include "evaluator/Code/Compiler.h"
#include "evaluator/Eval/Evaluator.h"
#include "frontend/Basic/Nearest.h"
#include "frontend/Basic/Path.h"
#include "frontend/Parse/Parser.h"
#include "frontend/Sema/Lints.h"
#include "frontend/Sema/Sema.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/Twine.h"
#include <alloca.h>

using namespace dx;

static llvm::StringRef parentOf(llvm::StringRef Path) {
  return Path.rsplit('/').first;
}

static bool isDirectory(FileSystem &Files, llvm::StringRef Path) {
  std::string Real;
  FileKind Kind{};
  return !Files.canonical(Path, Real) && !Files.kind(Real, Kind) &&
         Kind == FileKind::Directory;
}

static bool exists(FileSystem &Files, llvm::StringRef Path) {
  FileKind Kind{};
  return !Files.kind(Path, Kind);
}

/// The path that a symbolic link leads to, over others; another path as it is.
static std::string followLink(FileSystem &Files, std::string Path) {
  std::string Target;
  // As many as Linux follows.
  for (int Links = 0; Links < 40 && !Files.readLink(Path, Target); ++Links)
    Path = normalisePath(llvm::StringRef(Target).starts_with("/")
                             ? Target
                             : (parentOf(Path) + "/" + Target).str());
  return Path;
}

std::string dx::resolveImport(const Session &S, llvm::StringRef Path) {
  std::string Wanted = Path.str();
  if (S.Options.Substitute)
    if (auto Other = S.Options.Substitute(Path))
      Wanted = *Other;
  Wanted = followLink(S.Files, Wanted);
  if (isDirectory(S.Files, Wanted)) {
    std::string Default = Wanted + "/default.nix";
    Wanted = exists(S.Files, Default) ? Default : Wanted + "/default.dx";
  }
  return Wanted;
}

Value Evaluator::importFile(llvm::StringRef Path, SourceRange Site) {
  // Asking the disk where a path leads costs more than most imports. What is
  // substituted may have the name of something else.
  bool LeadsToOne = !S.Options.Substitute;
  if (auto Known = S.Imports.find(Path);
      LeadsToOne && Known != S.Imports.end() && Known->second.isValid())
    return Known->second;
  std::string File = resolveImport(S, Path);
  std::string Canonical;
  if (std::error_code Error = S.Files.canonical(File, Canonical))
    fail(Site, diag::CannotImport, File, Error.message());
  auto [It, New] = S.Imports.try_emplace(Canonical);
  llvm::StringMapEntry<Value> &Entry = *It;
  if (!New) {
    if (!Entry.second.isValid())
      failImport(Entry, Site);
    Value Result = Entry.second;
    if (LeadsToOne)
      S.Imports.try_emplace(Path, Result);
    return Result;
  }
  // A file that fails may be imported again.
  auto Forget = llvm::make_scope_exit([&] { S.Imports.erase(Canonical); });
  TraceFrame Trace(Site, &Entry);
  push(Trace);
  Entry.second = importScoped(File, Value(), Site);
  pop(Trace);
  Forget.release();
  return Entry.second;
}

Value Evaluator::importScoped(llvm::StringRef Path, Value Scope,
                              SourceRange Site) {
  std::string Name = Scope.isValid() ? resolveImport(S, Path) : Path.str();
  std::string Text;
  if (std::error_code Error = S.Files.read(Name, Text))
    fail(Site, diag::CannotImport, Name, Error.message());
  bool IsLibrary = llvm::StringRef(Name).starts_with(LibraryRoot);
  auto File = S.Sources.addBuffer(Name, std::move(Text), IsLibrary);
  if (!File)
    fail(Site, diag::SourcesTooLarge, Name);
  return evalSource(*File, parentOf(Name), Scope);
}

static FileId addLabelled(Evaluator &E, std::string Name, std::string Text) {
  std::string Label = Name;
  auto File = E.session().Sources.addBuffer(std::move(Name), std::move(Text));
  if (!File)
    E.fail({}, diag::SourcesTooLarge, Label);
  return *File;
}

Value Evaluator::evalText(std::string Name, std::string Text,
                          llvm::StringRef BaseDir) {
  return evalSource(addLabelled(*this, std::move(Name), std::move(Text)),
                    BaseDir, Value());
}

Value Evaluator::delayText(std::string Name, std::string Text,
                           llvm::StringRef BaseDir) {
  FileId File = addLabelled(*this, std::move(Name), std::move(Text));
  return makeUnit(compileSource(File, BaseDir, Value()));
}

/// Whether there is something to evaluate in spite of what was found: undefined
/// variables fail where they are needed, and of what is defined twice the first
/// counts.
static bool isUsable(const DiagnosticEngine &Found) {
  return llvm::all_of(Found.all(), [](const Diagnostic &D) {
    return D.severity() != Severity::Error ||
           D.Id == DiagId::UndefinedVariable || D.Id == DiagId::DuplicateAttr ||
           D.Id == DiagId::DuplicateFormal || D.Id == DiagId::DynamicInLet;
  });
}

/// Fails with the first error of a file; the others become its notes, so that
/// none is lost.
[[noreturn]] static void failSource(Evaluator &E,
                                    const DiagnosticEngine &Found) {
  Diagnostic First{};
  bool Have = false;
  for (const Diagnostic &D : Found.all()) {
    if (D.severity() != Severity::Error)
      continue;
    if (Have) {
      First.Notes.push_back({D.Id, D.Range, D.Message, D.Args});
      continue;
    }
    First = D;
    Have = true;
  }
  E.raise(std::move(First));
}

/// The names of a set's attributes, in its order: a scope's.
static llvm::SmallVector<Symbol, 8> namesOf(Value Set) {
  llvm::SmallVector<Symbol, 8> Names;
  if (Set.isValid())
    for (AttrCursor C(Set); const Attr *A = C.next();)
      Names.push_back(A->Name);
  return Names;
}

const UnitCode &Evaluator::compileSource(FileId File, llvm::StringRef BaseDir,
                                         Value Scope) {
  AstContext Ctx(S.Symbols);
  DiagnosticEngine Found;
  ParseOptions Syntax;
  Syntax.PipeOperators = S.Options.PipeOperators;
  const Expr *Root = parseFile(File, S.Sources, Ctx, Found, Syntax);
  bool IsLibrary = S.Sources.isLibrary(File);
  auto ScopeNames = namesOf(Scope);
  SemaOptions Options;
  Options.Globals = IsLibrary ? &S.LibraryGlobalNames : &S.GlobalNames;
  Options.Scope = ScopeNames;
  Resolution Names = resolve(*Root, Ctx, Options, Found);
  if (!IsLibrary)
    reportLints(*Root, S.Options.Lints, Found);
  if (Found.hasErrors() && !(S.Options.KeepGoing && isUsable(Found)))
    failSource(*this, Found);
  for (const Diagnostic &D : Found.all())
    S.Diags.add(D);
  std::string Home = S.Options.HomeDirectory;
  CompileEnvironment Env{S.Memory, S.Symbols,
                         IsLibrary ? S.LibraryGlobals : S.Globals, BaseDir,
                         Home};
  return *compile(*Root, Names, Env, S.CodeArena);
}

Value Evaluator::evalSource(FileId File, llvm::StringRef BaseDir, Value Scope) {
  const UnitCode &Unit = compileSource(File, BaseDir, Scope);
  checkDepth(Unit.FrameSize);
  auto *Slots =
      static_cast<Value *>(alloca((Unit.FrameSize + 1) * sizeof(Value)));
  Value *Slot = Slots;
  if (Scope.isValid())
    for (AttrCursor C(Scope); Attr *A = C.next();)
      *Slot++ = A->V;
  return eval(*Unit.Body, {Slots, nullptr});
}

/// The rest of \p Name below \p Prefix, if it lies there: `lib` of
/// `nixpkgs/lib` below `nixpkgs`. Everything lies below no prefix.
static std::optional<llvm::StringRef> below(llvm::StringRef Prefix,
                                            llvm::StringRef Name) {
  if (Prefix.empty())
    return Name;
  if (!Name.consume_front(Prefix))
    return std::nullopt;
  if (Name.empty() || Name.consume_front("/"))
    return Name;
  return std::nullopt;
}

/// The library's file of a name that the search path does not have: what lies
/// below `dx`, and the one that Nix brings too.
static std::optional<std::string> libraryFile(FileSystem &Files,
                                              llvm::StringRef Name) {
  if (Name == "nix/fetchurl.nix")
    return (LibraryRoot + "/nix/fetchurl.dx").str();
  if (!Name.consume_front("dx") || !(Name.empty() || Name.starts_with("/")))
    return std::nullopt;
  std::string Found = (LibraryRoot + Name).str();
  return exists(Files, Found) ? std::optional(Found) : std::nullopt;
}

/// The name below `dx` that is nearly \p Name: the first part that is not there
/// is replaced by what is.
static std::optional<std::string> nearestLibraryFile(FileSystem &Files,
                                                     llvm::StringRef Name) {
  llvm::SmallVector<llvm::StringRef> Parts;
  Name.split(Parts, '/');
  if (Parts.front() != "dx")
    return std::nullopt;
  std::string Directory = LibraryRoot.str();
  std::string Found = "dx";
  for (llvm::StringRef Part : llvm::drop_begin(Parts)) {
    std::vector<DirEntry> Entries;
    if (Files.list(Directory, Entries))
      return std::nullopt;
    std::vector<std::string> Names;
    for (DirEntry &Entry : Entries)
      Names.push_back(std::move(Entry.Name));
    auto Near = llvm::is_contained(Names, Part) ? std::optional(Part.str())
                                                : nearest(Part, Names);
    if (!Near)
      return std::nullopt;
    Directory += "/" + *Near;
    Found += "/" + *Near;
  }
  return Found;
}

std::vector<SearchPathEntry> Evaluator::readSearchPath(Value List,
                                                       SourceRange Site) {
  std::vector<SearchPathEntry> Entries;
  for (Value &Element : elements(List)) {
    Value Entry = force(Element);
    if (!Entry.isAttrs())
      wrongType(Entry, "a set", Site);
    SearchPathEntry &Read = Entries.emplace_back();
    ContextId Context = 0;
    if (Attr *A = findAttr(Entry, S.Known.Prefix))
      coerceToString(A->V, {}, Site, Read.Prefix, Context);
    Attr *Where = findAttr(Entry, S.Known.Path);
    if (!Where)
      failMissing(Entry, S.Known.Path, Site);
    coerceToString(Where->V, {false, false}, Site, Read.Path, Context);
  }
  return Entries;
}

Value Evaluator::findFile(llvm::ArrayRef<SearchPathEntry> SearchPath,
                          llvm::StringRef Name, SourceRange Site) {
  for (const auto &[Prefix, Path] : SearchPath) {
    auto Rest = below(Prefix, Name);
    if (!Rest)
      continue;
    std::string Found = Rest->empty() ? Path : Path + "/" + Rest->str();
    if (!llvm::StringRef(Path).starts_with("/"))
      Found = S.Options.WorkingDirectory + "/" + Found;
    Found = normalisePath(Found);
    if (exists(S.Files, Found))
      return makePath(heap(), Found);
  }
  if (auto Found = libraryFile(S.Files, Name))
    return makePath(heap(), *Found);
  Diagnostic D = makeDiag(Site, diag::NotInSearchPath, Name);
  if (auto Near = nearestLibraryFile(S.Files, Name))
    D.Notes.push_back(makeNote(Site, diag::DidYouMean, *Near));
  raise(std::move(D), Catch::Yes);
}
