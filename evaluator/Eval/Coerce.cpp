#include "evaluator/Eval/Evaluator.h"

#include "evaluator/Text/Numbers.h"
#include "frontend/Basic/Path.h"

using namespace dx;

std::string Evaluator::copyToStore(llvm::StringRef Path, SourceRange Site) {
  auto It = S.CopiedSources.find(Path);
  if (It != S.CopiedSources.end())
    return It->second;
  if (Path.ends_with(".drv"))
    fail(Site, diag::DerivationNameCopied, Path);
  std::string Error;
  llvm::StringRef Name = Path.rsplit('/').second;
  std::string Origin = Path.str();
  if (S.Options.Substitute)
    if (auto Other = S.Options.Substitute(Path))
      Origin = *Other;
  const StoreEntry *Entry = S.Store.addCopy(
      Name, Origin, IngestionMethod::Recursive, acceptAll, S.Files, {}, Error);
  if (!Entry)
    fail(Site, diag::CannotCopyToStore, Path, Error);
  return S.CopiedSources[Path] = Entry->Path;
}

/// What `toString` makes of a value without a text of its own.
static bool appendScalar(Value V, std::string &Out) {
  switch (V.type()) {
  case ValueType::Bool:
    Out += V.boolean() ? "1" : "";
    return true;
  case ValueType::Null:
    return true;
  case ValueType::Int:
    Out += std::to_string(intOf(V));
    return true;
  case ValueType::Float:
    Out += floatToString(floatOf(V));
    return true;
  case ValueType::String:
  case ValueType::Path:
  case ValueType::List:
  case ValueType::Attrs:
  case ValueType::Function:
    return false;
  }
  return false;
}

/// A set's text: what its `__toString` gives, else its `outPath`.
static Value textOfSet(Evaluator &E, Value Set, SourceRange Site) {
  const auto &Known = E.session().Known;
  if (Attr *A = findAttr(Set, Known.ToString))
    return E.call(A->V, Set, Site);
  if (Attr *A = findAttr(Set, Known.OutPath))
    return E.force(A->V);
  return Value();
}

/// Appends the texts of a list's elements, with spaces between them.
static void coerceList(Evaluator &E, Value List, Coercion How, SourceRange Site,
                       std::string &Out, ContextId &Context) {
  auto All = elements(List);
  for (size_t I = 0; I < All.size(); ++I) {
    Value Element = E.force(All[I]);
    E.coerceToString(Element, How, Site, Out, Context);
    // An empty list inside leaves no second space.
    bool Blank = Element.isList() && elements(Element).empty();
    if (I + 1 < All.size() && !Blank)
      Out += ' ';
  }
}

void Evaluator::coerceToString(Value V, Coercion How, SourceRange Site,
                               std::string &Out, ContextId &Context) {
  checkDepth();
  V = forced(V);
  if (V.isString()) {
    llvm::StringRef Text = view(V);
    Out.append(Text.data(), Text.size());
    Context = S.Contexts.unite(Context, contextOf(V));
    return;
  }
  if (V.isPath()) {
    if (!How.CopyToStore) {
      Out += view(V);
      return;
    }
    std::string Path = copyToStore(view(V), Site);
    Out += Path;
    Context = S.Contexts.unite(
        Context, S.Contexts.single({ContextKind::Path, Path, {}}));
    return;
  }
  if (V.isAttrs())
    if (Value Text = textOfSet(*this, V, Site); Text.isValid())
      return coerceToString(Text, How, Site, Out, Context);
  if (How.More) {
    if (V.isList())
      return coerceList(*this, V, How, Site, Out, Context);
    if (appendScalar(V, Out))
      return;
  }
  fail(Site, diag::CannotCoerce, describeType(V));
}

Value Evaluator::coerceToString(Value V, Coercion How, SourceRange Site) {
  V = forced(V);
  if (V.isString())
    return V;
  std::string Out;
  ContextId Context = 0;
  coerceToString(V, How, Site, Out, Context);
  return string(Out, Context);
}

std::string Evaluator::coerceToPath(Value V, SourceRange Site,
                                    ContextId &Context) {
  std::string Path;
  coerceToString(V, {false, false}, Site, Path, Context);
  if (Path.empty() || Path[0] != '/')
    fail(Site, diag::NotAbsolute, Path);
  return Path;
}

Value Evaluator::evalInterpolate(const PartsCode &C, Frame F) {
  std::string Out;
  ContextId Context = 0;
  for (const Code *Part : C.Parts)
    coerceToString(eval(*Part, F), {}, Part->Range, Out, Context);
  if (Out.size() > MaxStringLength)
    fail(C.Range, diag::StringTooLong);
  return string(Out, Context);
}

Value Evaluator::evalInterpolatePath(const PartsCode &C, Frame F) {
  std::string Out;
  ContextId Context = 0;
  for (const Code *Part : C.Parts)
    coerceToString(eval(*Part, F), {false, false}, Part->Range, Out, Context);
  if (S.Contexts.visiblePart(Context) != 0)
    fail(C.Range, diag::ContextInPath);
  return makePath(heap(), normalisePath(Out));
}
