#include "lowering/Model/ValueReader.h"

#include "frontend/Basic/Nearest.h"
#include "llvm/ADT/STLExtras.h"

using namespace dx;

// --- Boundaries and places

bool ValueReader::attempt(llvm::function_ref<void()> Read) {
  if (Stopped)
    return false;
  auto Failure = E.attempt([&] { Read(); });
  if (Failure)
    report(*Failure);
  return !Failure;
}

void ValueReader::expectFailure(llvm::function_ref<void()> Read) {
  if (Stopped)
    return;
  if (auto Failure = E.attempt([&] { Read(); }))
    Reported.insert(Failure->What);
}

void ValueReader::report(const EvalError &Failure) {
  ++Failures;
  DiagId Id = Failure.What->Id;
  Stopped |= Id == DiagId::Interrupted || Id == DiagId::TimeExceeded ||
             Id == DiagId::HeapExhausted || Id == DiagId::OutOfMemory ||
             Id == DiagId::ValueTooDeep;
  // What depends on a failed value fails with the same error.
  if (!Reported.insert(Failure.What).second)
    return;
  Diagnostic First = *Failure.What;
  // The other errors of a file that was read come along as notes.
  std::vector<Diagnostic> Others;
  llvm::erase_if(First.Notes, [&](DiagNote &N) {
    if (severityOf(N.Id) != Severity::Error)
      return false;
    Others.push_back(
        {N.Id, N.Range, std::move(N.Message), {}, {}, std::move(N.Args)});
    return true;
  });
  reportOne(std::move(First));
  for (Diagnostic &D : Others)
    reportOne(std::move(D));
}

void ValueReader::reportOne(Diagnostic D) {
  if (!isUsers(D.Range.Begin)) {
    SourceRange Raised = D.Range;
    D.Range = place();
    if (Raised.isValid())
      D.Notes.insert(D.Notes.begin(), makeNote(Raised, diag::RaisedHere));
  } else if (!Steps.empty() && place() != D.Range) {
    D.Notes.push_back(makeNote(place(), diag::WhileReading, subject()));
  }
  if (Explain)
    Explain(D);
  E.session().Diags.add(std::move(D));
}

bool ValueReader::isUsers(SourceLoc Loc) const {
  const SourceManager &Sources = E.session().Sources;
  auto File = Sources.file(Loc);
  return File && !Sources.isLibrary(*File);
}

SourceRange ValueReader::place() const {
  const SourceManager &Sources = E.session().Sources;
  SourceLoc Innermost;
  for (const StepPlace &S : llvm::reverse(Steps)) {
    if (isUsers(S.Origin))
      return Sources.tokenAt(S.Origin);
    if (!Innermost.isValid())
      Innermost = S.Origin;
  }
  return Sources.tokenAt(Innermost);
}

std::string ValueReader::subject() const {
  std::string Entry;
  std::string Path; ///< the innermost names, joined by dots
  std::string Around;
  for (const StepPlace &S : Steps) {
    if (S.Element != 0) {
      Around = "element " + std::to_string(S.Element) +
               (Path.empty() ? "" : " of `" + Path + "`") + Around;
      Path.clear();
    } else if (S.Name.empty()) {
      continue;
    } else if (Entry.empty()) {
      Entry = "`" + S.Name.str() + "`";
      Around = " of " + Entry;
    } else {
      Path += (Path.empty() ? "" : ".") + S.Name.str();
      if (Around.starts_with("element"))
        Around.insert(0, " of ");
    }
  }
  if (!Path.empty())
    return "`" + Path + "`" + Around;
  return Around.starts_with("element") ? Around : Entry;
}

void ValueReader::raise(Diagnostic D) { E.raise(std::move(D)); }

void ValueReader::wrongType(Value Got, llvm::StringRef Expected) {
  fail(diag::FieldType, subject(), describeType(Got), Expected);
}

// --- Parts of sets and lists

bool ValueReader::field(Value Set, llvm::StringRef Name,
                        llvm::function_ref<void(Value &)> Read,
                        llvm::StringRef Shown) {
  Attr *A = attr(Set, Name);
  if (!A)
    return true;
  Step S(*this, Shown.empty() ? Name : Shown, A->Origin);
  return attempt([&] {
    if (!E.force(A->V).isNull())
      Read(A->V);
  });
}

/// Deeper than anybody writes: what makes itself anew at each level.
static constexpr size_t DeepestValue = 1000;

void ValueReader::open(Value Whole) {
  if (llvm::is_contained(Open, Whole.object()))
    fail(diag::ContainsItself, subject());
  if (Open.size() == DeepestValue)
    fail(diag::ValueTooDeep, uint64_t(DeepestValue));
  Open.push_back(Whole.object());
}

void ValueReader::eachAttr(
    Value &Slot, llvm::function_ref<void(llvm::StringRef, Attr &)> Read) {
  Value Set = set(Slot);
  open(Set);
  for (Attr *A : attrsByName(Set, E.symbols())) {
    llvm::StringRef Name = E.symbols().text(A->Name);
    Step S(*this, Name, A->Origin);
    attempt([&] { Read(Name, *A); });
  }
  Open.pop_back();
}

void ValueReader::eachElement(Value &Slot,
                              llvm::function_ref<void(Value &)> Read) {
  Value List = list(Slot);
  open(List);
  size_t Number = 0;
  for (Value &Element : elements(List)) {
    Step S(*this, {}, originOf(List), ++Number);
    attempt([&] { Read(Element); });
  }
  Open.pop_back();
}

void ValueReader::refuseOthers(Value Set,
                               llvm::ArrayRef<llvm::StringRef> Known) {
  for (Attr *A : attrsByName(Set, E.symbols())) {
    llvm::StringRef Name = E.symbols().text(A->Name);
    if (llvm::is_contained(Known, Name))
      continue;
    attempt([&] {
      Diagnostic D =
          makeDiag({}, diag::UnknownField, subject(), Name, quotedNames(Known));
      Step S(*this, Name, A->Origin);
      D.Range = place();
      if (auto Near = nearest(
              Name, std::vector<std::string>(Known.begin(), Known.end())))
        D.Notes.push_back(makeNote(D.Range, diag::DidYouMean, *Near));
      raise(std::move(D));
    });
  }
}

bool ValueReader::hasType(Value V, llvm::StringRef Type) {
  if (!V.isAttrs())
    return false;
  Attr *A = attr(V, "_type");
  if (!A)
    return false;
  Value Found = E.force(A->V);
  return Found.isString() && view(Found) == Type;
}

// --- References

Reference ValueReader::referenceOf(const ContextElement &Element) {
  std::string Text = Element.Text.str();
  std::string Output = Element.Output.str();
  switch (Element.Kind) {
  case ContextKind::Path:
  case ContextKind::DerivationDeep:
    return {ReferenceKind::StorePath, Text, {}};
  case ContextKind::DerivationOutput:
    return {ReferenceKind::DerivationOutput, Output, Text};
  case ContextKind::Instance:
    return {ReferenceKind::Instance, Text, {}};
  case ContextKind::HostPackage:
    return {ReferenceKind::HostPath, Text, Output};
  case ContextKind::HostPathUnknown:
    return {ReferenceKind::UnknownHostPath, Text, Output};
  }
  llvm_unreachable("all kinds are translated");
}

ReferenceSet ValueReader::references(ContextId Context) {
  if (Context == 0)
    return {};
  auto [It, New] = Sets.try_emplace(Context);
  if (!New)
    return It->second;
  ReferenceSet Result;
  for (const ContextElement &Element : E.session().Contexts.elements(Context))
    Result = References.unite(Result, References.single(referenceOf(Element)));
  return Sets[Context] = Result;
}
