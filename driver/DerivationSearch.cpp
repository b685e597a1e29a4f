#include "driver/DerivationSearch.h"

#include "evaluator/Store/Derivation.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace dx;

namespace {
class DerivationSearch {
  Evaluator &E;
  Value Args;
  llvm::DenseSet<const Object *> Seen;
  std::vector<Value> Found;

public:
  DerivationSearch(Evaluator &E, Value Args) : E(E), Args(Args) {}
  void search(Value V);
  std::vector<FoundDerivation> describe();

private:
  bool take(Value V);
  void searchAttrs(Value Set);
  bool wantsRecursion(Value V);
  Attr *find(Value Set, llvm::StringRef Name) {
    return findAttr(Set, E.intern(Name));
  }
  std::string text(Attr &A);
  FoundDerivation describeOne(Value Set);
};
} // namespace

/// Keeps a derivation. True if the value is none, so that it may hold some.
bool DerivationSearch::take(Value V) {
  if (!V.isAttrs() || !E.isDerivation(V))
    return true;
  if (!Seen.insert(V.object()).second)
    return false;
  Attr *Name = findAttr(V, E.session().Known.Name);
  if (!Name)
    E.fail({}, diag::DerivationLacksAttr, "name");
  (void)text(*Name);
  Found.push_back(V);
  return false;
}

/// What can stand in an attribute path without quotes.
static bool isPathStep(llvm::StringRef Name) {
  return !Name.empty() && (llvm::isAlpha(Name[0]) || Name[0] == '_') &&
         llvm::all_of(Name, [](char C) {
           return llvm::isAlnum(C) || C == '-' || C == '_' || C == '+';
         });
}

bool DerivationSearch::wantsRecursion(Value V) {
  Attr *Wish = V.isAttrs() ? find(V, "recurseForDerivations") : nullptr;
  if (!Wish)
    return false;
  Value Answer = E.force(Wish->V);
  if (!Answer.isBool())
    E.wrongType(Answer, "a Boolean", {});
  return Answer.boolean();
}

void DerivationSearch::searchAttrs(Value Set) {
  bool CombinesChannels = find(Set, "_combineChannels") != nullptr;
  for (Attr *A : attrsByName(Set, E.symbols())) {
    if (!isPathStep(E.symbols().text(A->Name)))
      continue;
    if (CombinesChannels ||
        (take(E.force(A->V)) && wantsRecursion(E.force(A->V))))
      search(A->V);
  }
}

void DerivationSearch::search(Value V) {
  E.checkDepth();
  V = E.autoCall(E.forced(V), Args);
  if (!take(V))
    return;
  if (V.isAttrs())
    return searchAttrs(V);
  if (!V.isList())
    E.fail({}, diag::NoDerivation, describeType(V));
  for (Value &Element : elements(V))
    if (take(E.force(Element)))
      search(Element);
}

std::string DerivationSearch::text(Attr &A) {
  Value V = E.force(A.V);
  if (!V.isString())
    E.wrongType(V, "a string", {});
  return view(V).str();
}

FoundDerivation DerivationSearch::describeOne(Value Set) {
  Attr *DrvPath = findAttr(Set, E.session().Known.DrvPath);
  if (!DrvPath)
    E.fail({}, diag::DerivationLacksAttr, "drvPath");
  ContextId Context = 0;
  std::string Path = E.coerceToPath(DrvPath->V, {}, Context);
  auto Parts = E.session().Store.dir().split(Path);
  if (!Parts)
    E.fail({}, diag::NotAStorePath, Path);
  if (!isDerivationPath(Path))
    E.fail({}, diag::DerivationPathInvalid, Parts->Path);
  Attr *Output = find(Set, "outputName");
  std::string Name = Output ? text(*Output) : "";
  if (Name.empty())
    E.fail({}, diag::DerivationLacksAttr, "outputName");
  return {Path, Name};
}

std::vector<FoundDerivation> DerivationSearch::describe() {
  std::vector<FoundDerivation> All;
  for (Value Set : Found)
    All.push_back(describeOne(Set));
  return All;
}

std::string dx::printed(const FoundDerivation &Found) {
  return Found.DrvPath + (Found.Output == "out" ? "" : "!" + Found.Output);
}

std::vector<FoundDerivation> dx::findDerivations(Evaluator &E, Value V,
                                                 Value Args) {
  DerivationSearch Search(E, Args);
  Search.search(V);
  return Search.describe();
}
