#include "lowering/Model/FilePath.h"
#include "lowering/Model/InstanceReaderState.h"
#include "llvm/ADT/STLExtras.h"

using namespace dx;

/// A file's text is taken as it is: only a string can be written.
LoweredString InstanceReader::readFileText(Value &Contents) {
  Value V = R.E.force(Contents);
  if (!V.isString())
    R.wrongType(V, "a string");
  return R.text(Contents);
}

static void computeFile(ValueReader &R, Value &File) {
  Value V = R.E.force(File);
  for (llvm::StringRef Part : {"text", "source"})
    if (Attr *A = V.isAttrs() ? R.attr(V, Part) : nullptr)
      R.E.force(A->V);
}

std::optional<Diagnostic> InstanceReader::fileCycle(Value &File) {
  auto Failure = R.E.attempt([&] { computeFile(R, File); });
  Attr *Path = R.attr(Set, "outPath");
  // Nothing but the file has asked for the path yet.
  if (!Failure || Failure->What->Id != DiagId::InfiniteRecursion || !Path ||
      !Path->V.isObject(ObjectKind::Failed))
    return std::nullopt;
  R.expectFailure([&] { computeFile(R, File); });
  Diagnostic Cycle = makeDiag(Failure->What->Range, diag::FilesNeedThemselves);
  const SourceManager &Sources = R.E.session().Sources;
  for (const DiagNote &N : Failure->What->Notes) {
    bool IsStep =
        N.Id == DiagId::RecursionStep || N.Id == DiagId::RecursionBack;
    auto Where = Sources.file(N.Range.Begin);
    if (IsStep && Where && !Sources.isLibrary(*Where))
      Cycle.Notes.push_back(makeNote(N.Range, diag::FilesNeededHere));
  }
  return Cycle;
}

void InstanceReader::readFile(llvm::StringRef Path, Attr &File) {
  if (auto Cycle = fileCycle(File.V))
    R.raise(std::move(*Cycle));
  InstanceFile Into;
  Into.Path = Path.str();
  Into.Range = R.place();
  Value V = R.E.force(File.V);
  if (V.isAttrs()) {
    Attr *Text = R.attr(V, "text");
    Attr *Source = R.attr(V, "source");
    R.refuseOthers(V, {"text", "executable", "source"});
    if (!Text == !Source)
      R.fail(diag::FileTextOrSource, R.subject());
    R.field(V, "executable", [&](Value &Flag) { (void)R.boolean(Flag); });
    if (Text)
      Into.References = readFileText(Text->V).References;
    // A source that is a path is copied: it refers to nothing.
    else if (!R.E.force(Source->V).isPath())
      Into.References = R.text(Source->V).References;
  } else {
    Into.References = readFileText(File.V).References;
  }
  Out.Files.push_back(std::move(Into));
}

/// Whether the files can be put together at all.
bool InstanceReader::hasSoundFiles() {
  bool Files = isSetArgument("files");
  bool Containers = isSetOfSetsArgument("dysnomiaContainers");
  bool Properties = isSetArgument("dysnomiaProperties");
  return Files && Containers && Properties;
}

void InstanceReader::readFiles() {
  size_t Before = R.failures();
  HasSoundFiles = hasSoundFiles();
  auto ReadOutPath = [&](Value &V) { Out.OutPath = R.text(V); };
  if (HasSoundFiles)
    field(ProcessField::Files, [&](Value &Slot) {
      R.eachAttr(Slot,
                 [&](llvm::StringRef Path, Attr &A) { readFile(Path, A); });
    });
  bool IsSound = R.failures() == Before &&
                 llvm::all_of(Out.Files, [](const InstanceFile &File) {
                   return isCleanRelativePath(File.Path);
                 });
  if (!IsSound)
    R.expectFailure([&] {
      if (Attr *Path = R.attr(Set, "outPath"))
        (void)R.E.force(Path->V);
    });
  else if (!Out.Files.empty())
    R.field(Set, "outPath", ReadOutPath, nameOf(ProcessField::Files));
}
