#include "lowering/Model/ModelArguments.h"

#include "frontend/Basic/Nearest.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"

using namespace dx;

const LambdaCode *dx::patternOf(Value Function) {
  if (!Function.isObject(ObjectKind::Closure))
    return nullptr;
  const LambdaCode *L = static_cast<ClosureObject *>(Function.object())->Lambda;
  return L->HasPattern ? L : nullptr;
}

/// The parameters in the order in which they were written.
static std::vector<const FormalCode *> formalsAsWritten(const LambdaCode &L) {
  std::vector<const FormalCode *> Formals;
  for (const FormalCode &F : L.Formals)
    Formals.push_back(&F);
  llvm::sort(Formals, [](const FormalCode *A, const FormalCode *B) {
    return A->Range.Begin < B->Range.Begin;
  });
  return Formals;
}

static const ModelArgument *find(llvm::ArrayRef<ModelArgument> Arguments,
                                 llvm::StringRef Name) {
  auto It = llvm::find_if(
      Arguments, [&](const ModelArgument &A) { return A.Name == Name; });
  return It == Arguments.end() ? nullptr : It;
}

static Value closedTable(Evaluator &E) {
  return E.importFile(
      (llvm::Twine(LibraryRoot) + "/processes/model-arguments.dx").str(), {});
}

std::vector<std::string> dx::modelArgumentNames(Evaluator &E) {
  std::vector<std::string> Names;
  for (const FormalCode *F : formalsAsWritten(*patternOf(closedTable(E))))
    Names.push_back(E.symbols().text(F->Name).str());
  return Names;
}

Value dx::modelArgumentTable(ValueReader &R,
                             llvm::ArrayRef<ModelArgument> Arguments) {
  Value Function = closedTable(R.E);
  std::vector<Attr> Known;
  for (const ModelArgument &A : Arguments)
    if (patternOf(Function)->formal(R.E.intern(A.Name)))
      Known.push_back({R.E.intern(A.Name), {}, A.V});
  return R.E.call(Function, makeAttrs(R.E.heap(), Known));
}

/// The user named arguments that the function does not have.
static void refuseUnknown(ValueReader &R, const LambdaCode &L,
                          llvm::ArrayRef<ModelArgument> Arguments) {
  std::vector<std::string> Names;
  for (const FormalCode *F : formalsAsWritten(L))
    Names.push_back(R.E.symbols().text(F->Name).str());
  for (const ModelArgument &A : Arguments) {
    if (A.Kind != ArgumentKind::Given || L.Ellipsis ||
        L.formal(R.E.intern(A.Name)))
      continue;
    R.attempt([&] {
      Diagnostic D =
          makeDiag(L.PatternRange, diag::UnknownModelArgument, A.Name);
      if (auto Near = nearest(A.Name, Names))
        D.Notes.push_back(makeNote(L.PatternRange, diag::DidYouMean, *Near));
      R.raise(std::move(D));
    });
  }
}

namespace {

/// Collects what one function is called with.
class ArgumentSet {
public:
  ArgumentSet(ValueReader &R, Value Table) : R(R), Table(Table) {}

  void add(llvm::StringRef Name, Value V) {
    Attrs.push_back({R.E.intern(Name), {}, V});
  }
  void addRequired(const FormalCode &F) {
    if (Attr *A = findAttr(Table, F.Name))
      Attrs.push_back({F.Name, {}, A->V});
    else
      R.attempt([&] { failMissing(F); });
  }
  Value make() { return makeAttrs(R.E.heap(), Attrs); }

private:
  [[noreturn]] void failMissing(const FormalCode &F);
  void blameParameter(const FormalCode &F, llvm::StringRef Meant);

  ValueReader &R;
  Value Table;
  std::vector<Attr> Attrs;
};

} // namespace

void ArgumentSet::failMissing(const FormalCode &F) {
  llvm::StringRef Name = R.E.symbols().text(F.Name);
  Diagnostic D = makeDiag(F.Range, diag::ModelArgumentMissing, Name);
  std::vector<std::string> Known;
  for (Attr *A : attrsByName(Table, R.E.symbols()))
    Known.push_back(R.E.symbols().text(A->Name).str());
  if (auto Near = nearest(Name, Known)) {
    D.Notes.push_back(makeNote(F.Range, diag::DidYouMean, *Near));
    blameParameter(F, *Near);
  }
  R.raise(std::move(D));
}

/// Where the model uses the right name, that is the undefined one: advice to
/// write the misspelt one is taken back.
void ArgumentSet::blameParameter(const FormalCode &F, llvm::StringRef Meant) {
  Session &S = R.E.session();
  S.Diags.explain(DiagId::UndefinedVariable, [&](Diagnostic &D) {
    auto IsAdvice = [&](const DiagNote &N) {
      return N.Id == DiagId::DidYouMean && N.Range == F.Range;
    };
    if (S.Sources.text(D.Range) != Meant || llvm::none_of(D.Notes, IsAdvice))
      return;
    llvm::erase_if(D.Notes, IsAdvice);
    D.Fixes.clear();
  });
}

static Value argumentsFor(ValueReader &R, const LambdaCode &L,
                          llvm::ArrayRef<ModelArgument> Arguments,
                          Value Table) {
  ArgumentSet Set(R, Table);
  for (const FormalCode *F : formalsAsWritten(L)) {
    llvm::StringRef Name = R.E.symbols().text(F->Name);
    if (const ModelArgument *A = find(Arguments, Name))
      Set.add(Name, A->V);
    else if (!F->Default)
      Set.addRequired(*F);
  }
  for (const ModelArgument &A : Arguments)
    if (L.Ellipsis && !L.formal(R.E.intern(A.Name)))
      Set.add(A.Name, A.V);
  return Set.make();
}

Value dx::modelCallArguments(ValueReader &R, Value Function,
                             llvm::ArrayRef<ModelArgument> Arguments,
                             Value Table) {
  const LambdaCode *L = patternOf(Function);
  if (!L) {
    std::vector<Attr> Given;
    for (const ModelArgument &A : Arguments)
      Given.push_back({R.E.intern(A.Name), {}, A.V});
    return updateAttrs(R.E.heap(), Table, makeAttrs(R.E.heap(), Given));
  }
  size_t Before = R.failures();
  refuseUnknown(R, *L, Arguments);
  Value Set = argumentsFor(R, *L, Arguments, Table);
  // Without them nothing else would be known.
  return R.failures() == Before ? Set : Value();
}

Value dx::applyModel(ValueReader &R, Value Model,
                     llvm::ArrayRef<ModelArgument> Arguments, Value Table) {
  Model = R.E.forced(Model);
  if (!Model.isFunction())
    return Model;
  Value Set = modelCallArguments(R, Model, Arguments, Table);
  return Set.isValid() ? R.E.call(Model, Set) : Value();
}

Value dx::applyModel(ValueReader &R, Value Model,
                     llvm::ArrayRef<ModelArgument> Arguments) {
  return applyModel(R, Model, Arguments, modelArgumentTable(R, Arguments));
}

/// What the other models of a network are known by, over \p Known.
static Value networkTable(Evaluator &E, Value Function, Value Known,
                          const NetworkFiles &Network) {
  std::vector<Attr> Attrs{{E.intern("model"), {}, Function},
                          {E.intern("known"), {}, Known}};
  if (!Network.Infrastructure.empty())
    Attrs.push_back(
        {E.intern("infrastructureFile"), {}, E.string(Network.Infrastructure)});
  if (!Network.Distribution.empty())
    Attrs.push_back(
        {E.intern("distributionFile"), {}, E.string(Network.Distribution)});
  Value Make = E.importFile(
      (llvm::Twine(LibraryRoot) + "/processes/network-arguments.dx").str(), {});
  return updateAttrs(E.heap(), Known, E.call(Make, makeAttrs(E.heap(), Attrs)));
}

/// Everything that a model's function may be given.
static Value knownArguments(Evaluator &E, Value Function, Value Arguments,
                            const NetworkFiles &Network) {
  std::vector<ModelArgument> Given;
  for (Attr *A : attrsByName(Arguments, E.symbols()))
    Given.push_back({E.symbols().text(A->Name).str(), A->V});
  ReferenceTable Unused;
  ValueReader R(E, Unused);
  Value Known = updateAttrs(E.heap(), modelArgumentTable(R, Given), Arguments);
  return networkTable(E, Function, Known, Network);
}

Value dx::completeArguments(Evaluator &E, Value Function, Value Arguments,
                            const NetworkFiles &Network) {
  const LambdaCode *L = patternOf(E.forced(Function));
  if (!L)
    return Arguments;
  std::vector<const FormalCode *> Lacking;
  for (const FormalCode *F : formalsAsWritten(*L))
    if (!F->Default && !findAttr(Arguments, F->Name))
      Lacking.push_back(F);
  if (Lacking.empty())
    return Arguments;
  Value Known = knownArguments(E, Function, Arguments, Network);
  std::vector<Attr> Supplied;
  for (const FormalCode *F : Lacking) {
    Attr *A = findAttr(Known, F->Name);
    if (!A)
      continue;
    Supplied.push_back({F->Name, {}, A->V});
    E.session().Diags.report(F->Range, diag::ArgumentSupplied,
                             E.symbols().text(F->Name));
  }
  return updateAttrs(E.heap(), makeAttrs(E.heap(), Supplied), Arguments);
}
