#include "lowering/Model/ModelExplainer.h"

#include "frontend/Basic/Nearest.h"
#include "lowering/Model/ValueReader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace dx;

void ModelExplainer::addEntry(llvm::StringRef Name, SourceRange Place) {
  if (Places.try_emplace(Name, Place).second)
    Names.push_back(Name.str());
}

void ModelExplainer::explain(Diagnostic &D) const {
  if (D.Id == DiagId::MissingArgument || D.Id == DiagId::MissingArguments)
    explainMissing(D);
  else if (D.Id == DiagId::UnexpectedArgument)
    explainUnexpected(D);
}

/// The names and dots at the beginning of a text.
static llvm::StringRef leadingPath(llvm::StringRef Text) {
  return Text.take_while([](char C) {
    return llvm::isAlnum(C) || llvm::StringRef("_-'.").contains(C);
  });
}

std::optional<ModelExplainer::WrittenCall>
ModelExplainer::callAt(SourceRange Place) const {
  auto File = Sources.file(Place.Begin);
  if (!File)
    return std::nullopt;
  llvm::StringRef Text = Sources.text(*File);
  llvm::StringRef Rest =
      Text.substr(Place.Begin.offset() - Sources.start(*File).offset());
  llvm::StringRef Function = leadingPath(Rest);
  Rest = Rest.drop_front(Function.size()).ltrim();
  if (Rest.consume_front("=") && !Rest.starts_with("=")) {
    Rest = Rest.ltrim();
    Function = leadingPath(Rest);
    Rest = Rest.drop_front(Function.size()).ltrim();
  }
  if (Function.empty() || !Rest.consume_front("{"))
    return std::nullopt;
  return WrittenCall{
      Function.substr(Function.rfind('.') + 1),
      Sources.start(*File).advanced(uint32_t(Rest.data() - Text.data()))};
}

/// The evaluator's notes with the name that the user wrote.
void ModelExplainer::nameFunction(Diagnostic &D, llvm::StringRef Name) const {
  for (DiagNote &N : D.Notes)
    if (N.Id == DiagId::FunctionHere)
      N = makeNote(N.Range, diag::FunctionHere, Name);
    else if (N.Id == DiagId::ParameterHere)
      N = makeNote(N.Range, diag::ParameterHere, Name, Sources.text(N.Range));
}

void ModelExplainer::explainMissing(Diagnostic &D) const {
  // The evaluator points at each parameter that got nothing.
  std::vector<llvm::StringRef> Parameters;
  for (const DiagNote &N : D.Notes)
    if (N.Id == DiagId::ParameterHere)
      Parameters.push_back(Sources.text(N.Range));
  auto Call = callAt(D.Range);
  if (Call) {
    D.Message = makeDiag(D.Range, diag::ConstructorNeeds, Call->Function,
                         quotedNames(Parameters))
                    .Message;
    nameFunction(D, Call->Function);
  }
  // The explanation comes before the trace.
  std::vector<DiagNote> Trace;
  std::swap(Trace, D.Notes);
  for (llvm::StringRef Parameter : Parameters)
    explainParameter(D, Parameter, Call);
  llvm::append_range(D.Notes, Trace);
}

void ModelExplainer::explainUnexpected(Diagnostic &D) const {
  auto Calling = llvm::find_if(
      D.Notes, [](const DiagNote &N) { return N.Id == DiagId::WhileCalling; });
  auto Call = Calling == D.Notes.end() ? std::nullopt : callAt(Calling->Range);
  if (!Call)
    return;
  D.Message = makeDiag(D.Range, diag::ConstructorDoesNotTake, Call->Function,
                       Sources.text(D.Range))
                  .Message;
  nameFunction(D, Call->Function);
}

void ModelExplainer::explainParameter(
    Diagnostic &D, llvm::StringRef Parameter,
    const std::optional<WrittenCall> &Call) const {
  auto Entry = Places.find(Parameter);
  if (Kind == ModelKind::Services) {
    if (Entry != Places.end())
      D.Notes.push_back(makeNote(Entry->second, diag::PassService, Parameter));
    else
      D.Notes.push_back(makeNote(D.Range, diag::NoSuchService, Parameter));
    return;
  }
  if (Entry != Places.end()) {
    D.Notes.push_back(makeNote(Entry->second, diag::PassEntry, Parameter));
    if (Call)
      D.Fixes.push_back(
          {SourceRange(Call->Arguments), " inherit " + Parameter.str() + ";"});
    return;
  }
  if (auto Near = nearest(Parameter, Names)) {
    D.Notes.push_back(makeNote(Places.find(*Near)->second, diag::PassOtherEntry,
                               Parameter, *Near));
    return;
  }
  D.Notes.push_back(makeNote(D.Range, diag::PassValue, Parameter));
}

void ModelExplainer::explainUndefined(DiagnosticEngine &Diags) const {
  llvm::SmallVector<FileId, 2> Files;
  for (const auto &Place : Places)
    if (auto File = Sources.file(Place.second.Begin);
        File && !llvm::is_contained(Files, *File))
      Files.push_back(*File);
  Diags.explain(DiagId::UndefinedVariable, [&](Diagnostic &D) {
    auto File = Sources.file(D.Range.Begin);
    if (File && llvm::is_contained(Files, *File))
      D.Notes.push_back(
          makeNote(D.Range, diag::UndeclaredEntry, Sources.text(D.Range)));
  });
}
