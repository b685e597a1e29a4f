#include "lowering/Model/ModelExplainer.h"

#include "evaluator/Eval/Nearest.h"

using namespace dx;

void ModelExplainer::addEntry(llvm::StringRef Name, SourceRange Place) {
  if (Places.try_emplace(Name, Place).second)
    Names.push_back(Name.str());
}

void ModelExplainer::explain(Diagnostic &D) const {
  if (D.Id == DiagId::UndefinedVariable)
    return explainUndefined(D);
  if (D.Id != DiagId::MissingArgument && D.Id != DiagId::MissingArguments)
    return;
  // The evaluator points at each parameter that got nothing.
  std::vector<llvm::StringRef> Parameters;
  for (const DiagNote &N : D.Notes)
    if (N.Id == DiagId::ParameterHere)
      Parameters.push_back(Sources.text(N.Range));
  for (llvm::StringRef Parameter : Parameters)
    explainMissing(D, Parameter);
}

/// Before the closing brace of a call's argument set.
static std::optional<SourceRange> endOfArguments(const SourceManager &Sources,
                                                 SourceRange Call) {
  if (!Sources.text(Call).ends_with("}"))
    return std::nullopt;
  return SourceRange(SourceLoc(Call.End.offset() - 1));
}

void ModelExplainer::explainMissing(Diagnostic &D,
                                    llvm::StringRef Parameter) const {
  auto Entry = Places.find(Parameter);
  if (Entry != Places.end()) {
    D.Notes.push_back(makeNote(Entry->second, diag::PassEntry, Parameter));
    if (auto End = endOfArguments(Sources, D.Range))
      D.Fixes.push_back({*End, "inherit " + Parameter.str() + "; "});
    return;
  }
  if (auto Near = nearest(Parameter, Names)) {
    D.Notes.push_back(makeNote(Places.find(*Near)->second,
                               diag::PassOtherEntry, Parameter, *Near));
    return;
  }
  D.Notes.push_back(makeNote(D.Range, diag::PassValue, Parameter));
}

void ModelExplainer::explainUndefined(Diagnostic &D) const {
  D.Notes.push_back(
      makeNote(D.Range, diag::UndeclaredEntry, Sources.text(D.Range)));
}
