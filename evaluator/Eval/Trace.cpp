// Which of what is being evaluated a failure shows.

#include "evaluator/Eval/EvalStack.h"

#include "llvm/ADT/STLExtras.h"

using namespace dx;

/// How many frames a diagnostic shows from the inside and from the outside of
/// a deep evaluation.
static constexpr size_t InnerFrames = 12;
static constexpr size_t OuterFrames = 6;

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
  case FrameKind::Boundary:
    break;
  }
  return makeNote(F.Site, diag::WhileEvaluating,
                  Symbols.text(namedBinding(F)->Name));
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

/// What a frame that is shown is about: a function, or a binding's value.
static const void *subjectOf(const TraceFrame &F) {
  switch (F.Kind) {
  case FrameKind::Lambda:
    return F.Lambda;
  case FrameKind::Builtin:
    return F.Builtin;
  case FrameKind::Thunk:
    return namedBinding(F);
  case FrameKind::Boundary:
    return nullptr;
  }
  return nullptr;
}

namespace {
/// Chooses the frames that a diagnostic shows: of frames at one place, and at
/// the diagnostic's own, only the innermost; the user's and not the library's;
/// and of many the innermost and outermost ones.
class TraceChoice {
  const SourceManager &Sources;
  bool LibraryToo;
  /// What was called or computed at each place that is shown already.
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, const void *> Places;
  std::vector<const TraceFrame *> Shown;
  size_t LeftOut = 0;

public:
  TraceChoice(const Diagnostic &D, const SourceManager &Sources)
      : Sources(Sources), LibraryToo(!isUsers(Sources, D.Range)) {
    Places[keyOf(D.Range)] = nullptr;
  }

  void offer(const TraceFrame &F);
  void addTo(Diagnostic &D, const SymbolTable &Symbols) const;

private:
  static std::pair<uint32_t, uint32_t> keyOf(SourceRange R) {
    return {R.Begin.offset(), R.End.offset()};
  }
  bool isNewPlace(const TraceFrame &F);
};
} // namespace

bool TraceChoice::isNewPlace(const TraceFrame &F) {
  const void *Subject = subjectOf(F);
  auto [It, New] = Places.try_emplace(keyOf(F.Site), Subject);
  if (New)
    return true;
  // The same again is a recursion; another one has nothing to add.
  LeftOut += It->second == Subject;
  if (!It->second)
    It->second = Subject;
  return false;
}

void TraceChoice::offer(const TraceFrame &F) {
  if (!isNewPlace(F))
    return;
  if (!LibraryToo && !isUsers(Sources, F.Site)) {
    ++LeftOut;
    return;
  }
  Shown.push_back(&F);
  if (Shown.size() > InnerFrames + OuterFrames) {
    Shown.erase(Shown.begin() + InnerFrames);
    ++LeftOut;
  }
}

void TraceChoice::addTo(Diagnostic &D, const SymbolTable &Symbols) const {
  size_t Gap = std::min(InnerFrames, Shown.size());
  for (size_t I = 0; I < Shown.size(); ++I) {
    if (I == Gap && LeftOut != 0)
      D.Notes.push_back(makeNote(SourceRange(), diag::FramesLeftOut, LeftOut));
    D.Notes.push_back(noteOf(*Shown[I], Symbols));
  }
  if (Gap == Shown.size() && LeftOut != 0)
    D.Notes.push_back(makeNote(SourceRange(), diag::FramesLeftOut, LeftOut));
}

void EvalStack::addTrace(Diagnostic &D, const TraceFrame *From) {
  TraceChoice Choice(D, S.Sources);
  for (const TraceFrame *F = S.Options.ShowTrace ? Top : From; F; F = F->Prev) {
    if (!isShown(*F))
      continue;
    if (S.Options.ShowTrace)
      D.Notes.push_back(noteOf(*F, S.Symbols));
    else
      Choice.offer(*F);
  }
  Choice.addTo(D, S.Symbols);
}

void EvalStack::raise(Diagnostic D, Catch Catchable, Permanence Lasts) {
  showUsersPlace(D, Top, S.Sources);
  addTrace(D, Top);
  rethrow({std::make_shared<const Diagnostic>(std::move(D)), Catchable, Lasts});
}

void EvalStack::failRecursion(Object *O) {
  // From here outwards up to the thunk that is needed again.
  std::vector<SourceRange> Steps;
  const TraceFrame *F = Top;
  for (; F && !(F->Kind == FrameKind::Thunk && F->Thunk == O); F = F->Prev)
    if (F->Kind == FrameKind::Thunk && F->Site.isValid() &&
        !llvm::is_contained(Steps, F->Site))
      Steps.push_back(F->Site);
  SourceRange Start = F && F->Site.isValid() ? F->Site : currentSite();
  Diagnostic D = makeDiag(Start, diag::InfiniteRecursion);
  bool AreUsers =
      llvm::any_of(Steps, [&](SourceRange R) { return isUsers(S.Sources, R); });
  llvm::erase_if(Steps, [&](SourceRange R) {
    return R == Start || (AreUsers && !isUsers(S.Sources, R));
  });
  for (SourceRange Step :
       llvm::reverse(llvm::drop_begin(Steps, !Steps.empty())))
    D.Notes.push_back(makeNote(Step, diag::RecursionStep));
  if (!Steps.empty())
    D.Notes.push_back(makeNote(Steps.front(), diag::RecursionBack));
  showUsersPlace(D, Top, S.Sources);
  addTrace(D, F ? F->Prev : nullptr);
  rethrow({std::make_shared<const Diagnostic>(std::move(D))});
}
