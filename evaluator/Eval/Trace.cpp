// Which of what is being evaluated a failure shows.

#include "evaluator/Eval/Trace.h"

#include "evaluator/Code/Groups.h"
#include "evaluator/Eval/EvalStack.h"

using namespace dx;

/// What recurs as often as this is shown once, with a count.
static constexpr size_t FoldedFrom = 100;
/// The longest part of a trace whose repeating is noticed.
static constexpr size_t LongestPeriod = 32;

/// The binding whose value a thunk is, or null where it has no name.
static const DelayCode *namedBinding(const TraceFrame &F) {
  if (F.Thunk->Kind != ObjectKind::Blackhole ||
      F.Thunk->Before != ObjectKind::Thunk)
    return nullptr;
  const auto &T = static_cast<const ThunkObject &>(*F.Thunk);
  const auto &D = static_cast<const DelayCode &>(*T.Body);
  return D.Name.isEmpty() ? nullptr : &D;
}

/// Whether the frame is the inner function of `x: y: e`, whose outer one was
/// called at the same place.
static bool isInnerFunction(const TraceFrame &F) {
  return F.Kind == FrameKind::Lambda && F.Lambda->Name.isEmpty() && F.Prev &&
         F.Prev->Kind == FrameKind::Lambda && F.Prev->Site == F.Site;
}

/// Frames of values without a name say nothing that the others do not.
static bool isShown(const TraceFrame &F) {
  switch (F.Kind) {
  case FrameKind::Lambda:
    return F.Site.isValid() && !isInnerFunction(F);
  case FrameKind::Builtin:
    return F.Site.isValid();
  case FrameKind::Import:
  case FrameKind::Parts:
  case FrameKind::Boundary:
    return false;
  case FrameKind::Thunk:
    return namedBinding(F) != nullptr;
  }
  return false;
}

/// Of a frame that is shown.
static DiagNote noteOf(const TraceFrame &F, const SymbolTable &Symbols) {
  switch (F.Kind) {
  case FrameKind::Lambda: {
    llvm::StringRef Name = Symbols.text(F.Lambda->Name);
    return Name.empty() ? makeNote(F.Site, diag::WhileCallingUnnamed)
                        : makeNote(F.Site, diag::WhileCalling, Name);
  }
  case FrameKind::Builtin:
    return makeNote(F.Site, diag::WhileCallingBuiltin, F.Builtin->Name);
  case FrameKind::Thunk:
  case FrameKind::Import:
  case FrameKind::Parts:
  case FrameKind::Boundary:
    break;
  }
  return makeNote(F.Site, diag::WhileEvaluating,
                  Symbols.text(namedBinding(F)->Name));
}

Symbol dx::nameOfThunk(const TraceFrame &F) {
  if (const DelayCode *Binding = namedBinding(F))
    return Binding->Name;
  if (F.Thunk->Kind != ObjectKind::Blackhole ||
      F.Thunk->Before != ObjectKind::SelectThunk)
    return {};
  const auto &T = static_cast<const SelectThunkObject &>(*F.Thunk);
  return static_cast<const InheritFromCode &>(*T.Site).Name;
}

bool dx::isUsers(const SourceManager &Sources, SourceRange R) {
  auto File = Sources.file(R.Begin);
  return File && !Sources.isLibrary(*File);
}

void dx::showUsersPlace(Diagnostic &D, const TraceFrame *Top,
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

/// What a frame that is shown is about: a function, or a binding's value.
static const void *subjectOf(const TraceFrame &F) {
  switch (F.Kind) {
  case FrameKind::Lambda:
    return F.Lambda;
  case FrameKind::Builtin:
    return F.Builtin;
  case FrameKind::Thunk:
    return namedBinding(F);
  case FrameKind::Import:
  case FrameKind::Parts:
  case FrameKind::Boundary:
    return nullptr;
  }
  return nullptr;
}

namespace {
/// A step of the trace: a frame, or the note that those before it recur.
struct TraceStep {
  const TraceFrame *Frame;
  /// Without a frame: how many steps recur how often. With one: whether it is
  /// one of those that do.
  size_t Period = 0, Times = 0;
};

/// Chooses the frames that a diagnostic shows: of frames at one place, and at
/// the diagnostic's own, only the innermost; the user's and not the library's;
/// and of many the innermost and outermost ones.
class TraceChoice {
  const SourceManager &Sources;
  bool LibraryToo;
  /// What was called or computed at each place that is shown already.
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, const void *> Places;
  std::vector<TraceStep> Shown;
  size_t LeftOut = 0;

public:
  TraceChoice(const Diagnostic &D, const SourceManager &Sources)
      : Sources(Sources), LibraryToo(!isUsers(Sources, D.Range)) {
    Places[keyOf(D.Range)] = nullptr;
  }

  void offer(const TraceStep &Step);
  void addTo(Diagnostic &D, const SymbolTable &Symbols) const;

private:
  static std::pair<uint32_t, uint32_t> keyOf(SourceRange R) {
    return {R.Begin.offset(), R.End.offset()};
  }
  bool isNewPlace(const TraceFrame &F, bool Recurs);
  bool isWanted(const TraceFrame &F, bool Recurs);
};
} // namespace

bool TraceChoice::isNewPlace(const TraceFrame &F, bool Recurs) {
  const void *Subject = subjectOf(F);
  auto [It, New] = Places.try_emplace(keyOf(F.Site), Subject);
  if (New)
    return true;
  // The same again is a recursion; another one has nothing to add.
  LeftOut += It->second == Subject;
  bool IsDiagnostics = !It->second;
  if (IsDiagnostics)
    It->second = Subject;
  return IsDiagnostics && Recurs;
}

bool TraceChoice::isWanted(const TraceFrame &F, bool Recurs) {
  if (!isNewPlace(F, Recurs))
    return false;
  bool Wanted = LibraryToo || isUsers(Sources, F.Site);
  LeftOut += !Wanted;
  return Wanted;
}

void TraceChoice::offer(const TraceStep &Step) {
  if (Step.Frame && !isWanted(*Step.Frame, Step.Times != 0))
    return;
  // Recurring is said right behind what recurs.
  if (!Step.Frame && (Shown.empty() || !Shown.back().Frame)) {
    LeftOut += Step.Period * Step.Times;
    return;
  }
  Shown.push_back(Step);
  if (Shown.size() > InnerSteps + OuterSteps) {
    Shown.erase(Shown.begin() + InnerSteps);
    ++LeftOut;
  }
}

static DiagNote noteOf(const TraceStep &Step, const SymbolTable &Symbols) {
  if (Step.Frame)
    return noteOf(*Step.Frame, Symbols);
  if (Step.Period == 1)
    return makeNote({}, diag::FrameRepeated, uint64_t(Step.Times));
  return makeNote({}, diag::FramesRepeated, uint64_t(Step.Period),
                  uint64_t(Step.Times));
}

void TraceChoice::addTo(Diagnostic &D, const SymbolTable &Symbols) const {
  size_t Gap = std::min(InnerSteps, Shown.size());
  for (size_t I = 0; I < Shown.size(); ++I) {
    if (I == Gap && LeftOut != 0)
      D.Notes.push_back(makeNote(SourceRange(), diag::FramesLeftOut, LeftOut));
    D.Notes.push_back(noteOf(Shown[I], Symbols));
  }
  if (Gap == Shown.size() && LeftOut != 0)
    D.Notes.push_back(makeNote(SourceRange(), diag::FramesLeftOut, LeftOut));
}

static bool isSameStep(const TraceFrame *A, const TraceFrame *B) {
  return A->Site == B->Site && subjectOf(*A) == subjectOf(*B);
}

/// How often the \p Period frames that begin at \p From come one after another.
static size_t timesOf(llvm::ArrayRef<const TraceFrame *> Frames, size_t From,
                      size_t Period) {
  // Mostly not, which one look shows.
  size_t Last = From + Period * (FoldedFrom - 1);
  if (Last >= Frames.size() || !isSameStep(Frames[From], Frames[Last]))
    return 1;
  size_t I = From + Period;
  while (I < Frames.size() && isSameStep(Frames[I], Frames[I - Period]))
    ++I;
  return (I - From) / Period;
}

/// The trace with each part that recurs often in it once.
static std::vector<TraceStep>
folded(llvm::ArrayRef<const TraceFrame *> Frames) {
  std::vector<TraceStep> Steps;
  for (size_t I = 0; I < Frames.size();) {
    size_t Period = 1, Times = 1;
    for (; Period <= LongestPeriod; ++Period)
      if ((Times = timesOf(Frames, I, Period)) >= FoldedFrom)
        break;
    if (Times < FoldedFrom) {
      Steps.push_back({Frames[I++]});
      continue;
    }
    for (size_t J = 0; J < Period; ++J)
      Steps.push_back({Frames[I + J], Period, Times});
    Steps.push_back({nullptr, Period, Times - 1});
    I += Period * Times;
  }
  return Steps;
}

void EvalStack::addTrace(Diagnostic &D, const TraceFrame *From) {
  std::vector<const TraceFrame *> Frames;
  for (const TraceFrame *F = S.Options.ShowTrace ? Top : From; F; F = F->Prev)
    if (isShown(*F))
      Frames.push_back(F);
  TraceChoice Choice(D, S.Sources);
  for (const TraceStep &Step : folded(Frames)) {
    if (S.Options.ShowTrace)
      D.Notes.push_back(noteOf(Step, S.Symbols));
    else
      Choice.offer(Step);
  }
  Choice.addTo(D, S.Symbols);
}

void EvalStack::raise(Diagnostic D, Catch Catchable, Permanence Lasts) {
  showUsersPlace(D, Top, S.Sources);
  addTrace(D, Top);
  rethrow({std::make_shared<const Diagnostic>(std::move(D)), Catchable, Lasts});
}
