// What strings refer to. Elements that Nix does not have (instances, host
// packages) stay on a string whatever is done here.

#include "evaluator/Builtins/BuiltinFunctions.h"
#include "evaluator/Builtins/ListBuilder.h"
#include "llvm/ADT/MapVector.h"

using namespace dx;

/// A string's context, where Nix sees it.
static llvm::ArrayRef<ContextElement> visibleElements(BuiltinCall &Call,
                                                      Value String) {
  ContextTable &Contexts = Call.session().Contexts;
  return Contexts.elements(Contexts.visiblePart(contextOf(String)));
}

/// The string with its visible elements replaced by \p Visible.
static Value withVisible(BuiltinCall &Call, Value String,
                         llvm::ArrayRef<ContextElement> Visible) {
  ContextTable &Contexts = Call.session().Contexts;
  llvm::SmallVector<ContextElement, 8> All(Visible);
  llvm::copy_if(Contexts.elements(contextOf(String)), std::back_inserter(All),
                [](const ContextElement &E) { return !isVisible(E.Kind); });
  return withContext(Call.heap(), String, Contexts.make(All));
}

Value dx::builtinHasContext(BuiltinCall &Call) {
  Call.string(0);
  return Value::boolean(!visibleElements(Call, Call.Args[0]).empty());
}

Value dx::builtinUnsafeDiscardStringContext(BuiltinCall &Call) {
  Value Text = Call.E.coerceToString(Call.raw(0), {}, Call.Site);
  return withVisible(Call, Text, {});
}

Value dx::builtinUnsafeDiscardOutputDependency(BuiltinCall &Call) {
  Value Text = Call.E.coerceToString(Call.raw(0), {}, Call.Site);
  llvm::SmallVector<ContextElement, 8> Changed;
  for (ContextElement E : visibleElements(Call, Text)) {
    if (E.Kind == ContextKind::DerivationDeep)
      E.Kind = ContextKind::Path;
    Changed.push_back(E);
  }
  return withVisible(Call, Text, Changed);
}

Value dx::builtinAddDrvOutputDependencies(BuiltinCall &Call) {
  Value Text = Call.E.coerceToString(Call.raw(0), {}, Call.Site);
  auto Elements = visibleElements(Call, Text);
  if (Elements.size() != 1)
    Call.fail(diag::ContextNotSingle, view(Text), uint64_t(Elements.size()));
  ContextElement Element = Elements.front();
  if (Element.Kind == ContextKind::DerivationOutput ||
      !Element.Text.ends_with(".drv"))
    Call.fail(diag::NotADerivationPath, Element.Text);
  Element.Kind = ContextKind::DerivationDeep;
  return withVisible(Call, Text, Element);
}

namespace {
/// What a context says about one path.
struct PathContext {
  bool IsPath = false;
  bool IsDeep = false;
  llvm::SmallVector<llvm::StringRef, 2> Outputs;
};
} // namespace

static Value describe(BuiltinCall &Call, const PathContext &Info) {
  const auto &Known = Call.session().Known;
  llvm::SmallVector<Attr, 3> Entries;
  if (Info.IsPath)
    Entries.push_back({Known.Path, {}, Value::boolean(true)});
  if (Info.IsDeep)
    Entries.push_back({Known.AllOutputs, {}, Value::boolean(true)});
  if (!Info.Outputs.empty()) {
    ListBuilder Outputs(Call.heap(), Info.Outputs.size());
    for (llvm::StringRef Output : Info.Outputs)
      Outputs.push(Call.makeString(Output));
    Entries.push_back({Known.Outputs, {}, Outputs.finish()});
  }
  return makeAttrs(Call.heap(), Entries);
}

Value dx::builtinGetContext(BuiltinCall &Call) {
  Call.string(0);
  llvm::MapVector<llvm::StringRef, PathContext> Paths;
  for (const ContextElement &E : visibleElements(Call, Call.Args[0])) {
    PathContext &Info = Paths[E.Text];
    Info.IsPath |= E.Kind == ContextKind::Path;
    Info.IsDeep |= E.Kind == ContextKind::DerivationDeep;
    if (E.Kind == ContextKind::DerivationOutput)
      Info.Outputs.push_back(E.Output);
  }
  AttrsObject *Result = makeAttrCells(Call.heap(), Paths.size());
  Result->Size = 0;
  for (const auto &[Path, Info] : Paths)
    Result->attrs()[Result->Size++] = {
        Call.E.intern(Path), {}, describe(Call, Info)};
  return sortAttrs(Result, Keep::First);
}

/// Adds what an entry of appendContext's set says about a path.
static void addEntry(BuiltinCall &Call, llvm::StringRef Path, Value Info,
                     llvm::SmallVectorImpl<ContextElement> &Out) {
  const auto &Known = Call.session().Known;
  bool IsDrv = Path.ends_with(".drv");
  if (Attr *A = findAttr(Info, Known.Path))
    if (Call.booleanIn(A->V, "`path`"))
      Out.push_back({ContextKind::Path, Path, {}});
  if (Attr *A = findAttr(Info, Known.AllOutputs))
    if (Call.booleanIn(A->V, "`allOutputs`")) {
      if (!IsDrv)
        Call.fail(diag::NotADerivationPath, Path);
      Out.push_back({ContextKind::DerivationDeep, Path, {}});
    }
  Attr *Outputs = findAttr(Info, Known.Outputs);
  if (!Outputs)
    return;
  for (Value &Output : elements(Call.listIn(Outputs->V, "`outputs`"))) {
    if (!IsDrv)
      Call.fail(diag::NotADerivationPath, Path);
    Out.push_back({ContextKind::DerivationOutput, Path,
                   Call.plainStringIn(Output, "an element of `outputs`")});
  }
}

Value dx::builtinAppendContext(BuiltinCall &Call) {
  Call.string(0);
  ContextTable &Contexts = Call.session().Contexts;
  llvm::SmallVector<ContextElement, 8> All(
      Contexts.elements(contextOf(Call.Args[0])));
  for (AttrCursor C(Call.attrs(1)); Attr *A = C.next();) {
    llvm::StringRef Path = Call.E.symbols().text(A->Name);
    auto Parts = Call.session().Store.dir().split(Path);
    if (!Parts || !Parts->Rest.empty())
      Call.fail(diag::NotAStorePath, Path);
    addEntry(Call, Path, Call.attrsIn(A->V, "the description of a path"), All);
  }
  return withContext(Call.heap(), Call.Args[0], Contexts.make(All));
}
