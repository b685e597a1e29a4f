#include "evaluator/Eval/Evaluator.h"

using namespace dx;

/// How many frames a diagnostic shows from the inside and from the outside of
/// a deep evaluation.
static constexpr size_t InnerFrames = 12;
static constexpr size_t OuterFrames = 6;

static DiagNote noteOf(const TraceFrame &F, const SymbolTable &Symbols) {
  switch (F.Kind) {
  case FrameKind::Lambda: {
    llvm::StringRef Name = Symbols.text(F.Lambda->Name);
    return makeNote(F.Site, diag::WhileCalling,
                    Name.empty() ? "anonymous function" : Name);
  }
  case FrameKind::Builtin:
    return makeNote(F.Site, diag::WhileCallingBuiltin, F.Builtin->Name);
  case FrameKind::Note:
    return makeNote(F.Site, diag::WhileNote, *F.Note);
  case FrameKind::Thunk:
  case FrameKind::Boundary:
    break;
  }
  const auto &T = static_cast<const ThunkObject &>(*F.Thunk);
  const auto &D = static_cast<const DelayCode &>(*T.Body);
  return makeNote(D.Range, diag::WhileEvaluating, Symbols.text(D.Name));
}

/// Frames of values without a name say nothing that the others do not.
static bool isShown(const TraceFrame &F) {
  switch (F.Kind) {
  case FrameKind::Lambda:
  case FrameKind::Builtin:
    return F.Site.isValid();
  case FrameKind::Note:
    return true;
  case FrameKind::Boundary:
    return false;
  case FrameKind::Thunk:
    break;
  }
  if (F.Thunk->Kind != ObjectKind::Blackhole ||
      F.Thunk->Before != ObjectKind::Thunk)
    return false;
  const auto &T = static_cast<const ThunkObject &>(*F.Thunk);
  return !static_cast<const DelayCode &>(*T.Body).Name.isEmpty();
}

void Evaluator::addTrace(Diagnostic &D) {
  std::vector<const TraceFrame *> Shown;
  size_t LeftOut = 0;
  for (const TraceFrame *F = Top; F; F = F->Prev) {
    if (!isShown(*F))
      continue;
    Shown.push_back(F);
    if (!S.Options.ShowTrace && Shown.size() > InnerFrames + OuterFrames) {
      Shown.erase(Shown.begin() + InnerFrames);
      ++LeftOut;
    }
  }
  for (size_t I = 0; I < Shown.size(); ++I) {
    if (I == InnerFrames && LeftOut != 0)
      D.Notes.push_back(makeNote(SourceRange(), diag::FramesLeftOut, LeftOut));
    D.Notes.push_back(noteOf(*Shown[I], S.Symbols));
  }
}

/// Whether the user wrote the place.
static bool isUsers(const SourceManager &Sources, SourceRange R) {
  auto File = Sources.file(R.Begin);
  return File && !Sources.isLibrary(*File);
}

/// A failure inside the library is shown at the user's call that led there.
static void showUsersPlace(Diagnostic &D, const TraceFrame *Top,
                           const SourceManager &Sources) {
  if (isUsers(Sources, D.Range))
    return;
  for (const TraceFrame *F = Top; F; F = F->Prev) {
    if (!isUsers(Sources, F->Site))
      continue;
    if (D.Range.isValid())
      D.Notes.push_back(makeNote(D.Range, diag::RaisedHere));
    D.Range = F->Site;
    return;
  }
}

void Evaluator::raise(Diagnostic D, Catch Catchable, Permanence Lasts) {
  showUsersPlace(D, Top, S.Sources);
  addTrace(D);
  EvalError Error{std::make_shared<const Diagnostic>(std::move(D)), Catchable,
                  Lasts};
  S.Failures.push_back(Error);
  unwind(Error, S.Failures.size() - 1);
}

void Evaluator::rethrow(const EvalError &Error) {
  S.Failures.push_back(Error);
  unwind(Error, S.Failures.size() - 1);
}

/// Marks the thunks between here and the place that catches the failure, and
/// throws. A thunk keeps the failure, or becomes itself again where that may
/// pass.
void Evaluator::unwind(const EvalError &Error, uint64_t Number) {
  for (TraceFrame *F = Top; F && F->Kind != FrameKind::Boundary; F = F->Prev) {
    if (F->Kind != FrameKind::Thunk || F->Thunk->Kind != ObjectKind::Blackhole)
      continue;
    if (Error.Lasts == Permanence::Passing) {
      F->Thunk->Kind = F->Thunk->Before;
      continue;
    }
    F->Thunk->Kind = ObjectKind::Failed;
    static_cast<FailedObject *>(F->Thunk)->Error = Number;
  }
  throw EvalError(Error);
}

SourceRange Evaluator::currentSite() const {
  for (const TraceFrame *F = Top; F; F = F->Prev)
    if (F->Site.isValid())
      return F->Site;
  return {};
}

void Evaluator::failRecursion(Object *O) {
  // From here outwards up to the thunk that is needed again.
  std::vector<SourceRange> Steps;
  const TraceFrame *F = Top;
  for (; F; F = F->Prev) {
    if (F->Kind != FrameKind::Thunk)
      continue;
    Steps.push_back(F->Site);
    if (F->Thunk == O)
      break;
  }
  SourceRange Start = F ? F->Site : currentSite();
  Diagnostic D = makeDiag(Start, diag::InfiniteRecursion);
  for (size_t I = Steps.size(); I-- > 1;)
    D.Notes.push_back(makeNote(Steps[I - 1], diag::RecursionStep));
  if (Top)
    D.Notes.push_back(makeNote(currentSite(), diag::RecursionBack));
  raise(std::move(D));
}

llvm::StringRef dx::describeType(Value V) {
  switch (V.type()) {
  case ValueType::Int:
    return "an integer";
  case ValueType::Float:
    return "a float";
  case ValueType::Bool:
    return "a Boolean";
  case ValueType::Null:
    return "null";
  case ValueType::String:
    return "a string";
  case ValueType::Path:
    return "a path";
  case ValueType::List:
    return "a list";
  case ValueType::Attrs:
    return "a set";
  case ValueType::Function:
    return "a function";
  }
  return {};
}

void Evaluator::wrongType(Value Got, llvm::StringRef Expected,
                          SourceRange Site) {
  fail(Site, diag::WrongType, describeType(Got), Expected);
}
