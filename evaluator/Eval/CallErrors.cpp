#include "evaluator/Eval/Evaluator.h"

#include "frontend/Basic/Nearest.h"
#include "llvm/ADT/STLExtras.h"

using namespace dx;

/// Reports every missing and every unexpected argument of one call.
void Evaluator::failFormals(const LambdaCode &L, Value Args, SourceRange Site) {
  llvm::StringRef Name = symbols().text(L.Name);
  if (Name.empty())
    Name = "anonymous function";
  std::vector<const FormalCode *> Missing;
  for (const FormalCode &F : L.Formals)
    if (!F.Default && !findAttr(Args, F.Name))
      Missing.push_back(&F);
  llvm::sort(Missing, [](const FormalCode *A, const FormalCode *B) {
    return A->Range.Begin < B->Range.Begin;
  });
  std::vector<std::string> Parameters;
  for (const FormalCode &F : L.Formals)
    Parameters.push_back(symbols().text(F.Name).str());
  std::vector<Attr *> Unexpected;
  if (!L.Ellipsis)
    for (Attr *A : attrsByName(Args, symbols()))
      if (!L.formal(A->Name))
        Unexpected.push_back(A);

  std::vector<DiagNote> Notes;
  for (const FormalCode *F : Missing)
    Notes.push_back(
        makeNote(F->Range, diag::ParameterHere, Name, symbols().text(F->Name)));
  for (Attr *A : Unexpected)
    if (auto Near = nearest(symbols().text(A->Name), Parameters))
      Notes.push_back(
          makeNote(SourceRange(A->Origin), diag::DidYouMean, *Near));

  SourceRange Place = Site.isValid() ? Site : L.PatternRange;
  Diagnostic D;
  if (Missing.size() == 1) {
    D = makeDiag(Place, diag::MissingArgument, Name,
                 symbols().text(Missing[0]->Name));
  } else if (!Missing.empty()) {
    std::string List;
    for (const FormalCode *F : Missing)
      List +=
          (List.empty() ? "`" : ", `") + symbols().text(F->Name).str() + "`";
    D = makeDiag(Place, diag::MissingArguments, Name, List);
  } else {
    SourceRange At = Unexpected[0]->Origin.isValid()
                         ? S.Sources.tokenAt(Unexpected[0]->Origin)
                         : Place;
    D = makeDiag(At, diag::UnexpectedArgument, Name,
                 symbols().text(Unexpected[0]->Name));
    Unexpected.erase(Unexpected.begin());
  }
  for (Attr *A : Unexpected)
    D.Notes.push_back(makeNote(S.Sources.tokenAt(A->Origin),
                               diag::AlsoUnexpected, symbols().text(A->Name)));
  llvm::append_range(D.Notes, Notes);
  if (L.PatternRange.isValid())
    D.Notes.push_back(makeNote(L.PatternRange, diag::FunctionHere, Name));
  raise(std::move(D));
}

void Evaluator::failMissing(Value Set, Symbol Name, SourceRange Site) {
  Diagnostic D = makeDiag(Site, diag::MissingAttr, symbols().text(Name));
  std::vector<std::string> Names;
  for (Attr *A : attrsByName(Set, symbols()))
    Names.push_back(symbols().text(A->Name).str());
  if (auto Near = nearest(symbols().text(Name), Names))
    D.Notes.push_back(makeNote(SourceRange(), diag::DidYouMean, *Near));
  raise(std::move(D));
}
