#include "driver/AttributePath.h"

#include "frontend/Basic/Nearest.h"

using namespace dx;

/// Takes the first step of a path off: up to a dot outside of quotes. False if
/// a quote is not closed.
static bool takeStep(llvm::StringRef &Path, std::string &Step) {
  Step.clear();
  while (!Path.empty()) {
    char C = Path.front();
    Path = Path.drop_front();
    if (C == '.')
      return true;
    if (C != '"') {
      Step += C;
      continue;
    }
    size_t Close = Path.find('"');
    if (Close == llvm::StringRef::npos)
      return false;
    Step += Path.take_front(Close);
    Path = Path.drop_front(Close + 1);
  }
  return true;
}

[[noreturn]] static void failMissing(Evaluator &E, Value Set,
                                     llvm::StringRef Step,
                                     llvm::StringRef Whole) {
  Diagnostic D = makeDiag({}, diag::PathMissing, Step, Whole);
  std::vector<std::string> Names;
  for (const Attr *A : attrsByName(Set, E.symbols()))
    Names.push_back(E.symbols().text(A->Name).str());
  if (auto Near = nearest(Step, Names))
    D.Notes.push_back(makeNote({}, diag::DidYouMean, *Near));
  E.raise(std::move(D));
}

static Value selectStep(Evaluator &E, Value V, llvm::StringRef Step,
                        llvm::StringRef Whole) {
  size_t Index = 0;
  if (V.isList()) {
    if (Step.getAsInteger(10, Index))
      E.fail({}, diag::PathNeedsIndex, Step, Whole);
    auto All = elements(V);
    if (Index >= All.size())
      E.fail({}, diag::PathIndexOutOfRange, uint64_t(Index), Whole,
             uint64_t(All.size()));
    return E.force(All[Index]);
  }
  if (!V.isAttrs())
    E.fail({}, diag::PathNeedsSet, Step, Whole, describeType(V));
  Attr *A = findAttr(V, E.intern(Step));
  if (!A)
    failMissing(E, V, Step, Whole);
  return E.force(A->V);
}

Value dx::followPath(Evaluator &E, Value Root, llvm::StringRef Path,
                     Value Args) {
  Value V = Root;
  llvm::StringRef Rest = Path;
  std::string Step;
  while (!Rest.empty()) {
    if (!takeStep(Rest, Step))
      E.fail({}, diag::PathUnclosedQuote, Path);
    V = selectStep(E, E.autoCall(V, Args), Step, Path);
  }
  return E.forced(V);
}

Value dx::selectPath(Evaluator &E, Value Root, llvm::StringRef Path,
                     Value Args) {
  Value V = followPath(E, Root, Path, Args);
  bool HasArguments = AttrCursor(Args).next() != nullptr;
  return HasArguments ? E.autoCall(V, Args) : V;
}
