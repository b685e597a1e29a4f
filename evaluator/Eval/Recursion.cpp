// Infinite recursion: the cycle of values or files, each with the place where
// it needs the next one.

#include "evaluator/Eval/EvalStack.h"
#include "evaluator/Eval/Trace.h"
#include "evaluator/Eval/UseSite.h"
#include "llvm/ADT/STLExtras.h"

using namespace dx;

namespace {
/// One link of a cycle: a value needs another one at a place.
struct Link {
  SourceRange Range;
  /// The needed value's name at that place.
  Symbol Name;
};

/// Follows frames from the innermost one outwards, from a value that is needed
/// to the same value, which is being computed.
class Cycle {
  const SourceManager &Sources;
  std::vector<Link> Links;
  /// The needed value of the link that is being followed.
  const Object *Wanted;
  /// Its own place, once its frame was met.
  SourceRange WantedSite;
  const LambdaCode *LastFunction = nullptr;
  Link Current;

public:
  Cycle(const Object *Again, const SourceManager &Sources)
      : Sources(Sources), Wanted(Again) {}

  /// The frame that computes the value which is needed again, or null.
  const TraceFrame *follow(const TraceFrame *Top);
  /// The links in the order of the cycle; the last one needs the first value.
  std::vector<Link> take(bool LibraryToo);

private:
  void look(const TraceFrame &F);
  [[nodiscard]] SourceRange placeOf(const TraceFrame &Needing) const;
  void endLink(const TraceFrame &Needing);
};
} // namespace

/// The user's uses count more than the library's, and the one in the value's
/// own code more than those in functions that it calls.
void Cycle::look(const TraceFrame &F) {
  // A function that calls itself has the same uses each time.
  if (F.Kind == FrameKind::Lambda && F.Lambda == LastFunction)
    return;
  if (F.Kind == FrameKind::Lambda)
    LastFunction = F.Lambda;
  auto Use = findUse(F, Wanted);
  if (!Use)
    return;
  bool Keep = Current.Range.isValid() && isUsers(Sources, Current.Range) &&
              !isUsers(Sources, Use->Range);
  if (!Keep)
    Current = {Use->Range, Use->Name};
}

/// Where the use is not found, the place of what is needed has to do, unless
/// that is the library's and the needing value is the user's; what `inherit`
/// makes has nothing but the use.
SourceRange Cycle::placeOf(const TraceFrame &Needing) const {
  if (Current.Range.isValid())
    return Current.Range;
  bool IsInherited = Needing.Thunk->Before == ObjectKind::SelectThunk;
  bool IsTold =
      isUsers(Sources, WantedSite) || !isUsers(Sources, Needing.Site);
  return WantedSite.isValid() && IsTold && !IsInherited ? WantedSite
                                                        : Needing.Site;
}

void Cycle::endLink(const TraceFrame &Needing) {
  Current.Range = placeOf(Needing);
  if (Current.Range.isValid())
    Links.push_back(Current);
  Wanted = Needing.Thunk;
  WantedSite = Needing.Site;
  LastFunction = nullptr;
  Current = {{}, nameOfThunk(Needing)};
}

const TraceFrame *Cycle::follow(const TraceFrame *Top) {
  const Object *Again = Wanted;
  for (const TraceFrame *F = Top; F; F = F->Prev) {
    look(*F);
    if (F->Kind != FrameKind::Thunk)
      continue;
    endLink(*F);
    if (F->Thunk == Again)
      return F;
  }
  return nullptr;
}

std::vector<Link> Cycle::take(bool LibraryToo) {
  bool AreUsers = llvm::any_of(
      Links, [&](const Link &L) { return isUsers(Sources, L.Range); });
  if (AreUsers && !LibraryToo)
    llvm::erase_if(Links,
                   [&](const Link &L) { return !isUsers(Sources, L.Range); });
  // A step that is taken often is one step; the innermost is the one that
  // closes the cycle.
  llvm::DenseSet<std::pair<uint32_t, uint32_t>> Places;
  llvm::erase_if(Links, [&](const Link &L) {
    return !Places.insert({L.Range.Begin.offset(), L.Range.End.offset()})
                .second;
  });
  std::reverse(Links.begin(), Links.end());
  return std::move(Links);
}

/// A value's name in a message.
static std::string shown(Symbol Name, const SymbolTable &Symbols,
                         llvm::StringRef Otherwise) {
  if (Name.isEmpty())
    return Otherwise.str();
  return "`" + Symbols.text(Name).str() + "`";
}

/// Adds the notes of a cycle; of a long one those in the middle are counted,
/// unless \p All are wanted.
static void addSteps(Diagnostic &D, std::vector<DiagNote> Steps, bool All) {
  size_t Shown = InnerSteps + OuterSteps;
  size_t LeftOut = All || Steps.size() <= Shown ? 0 : Steps.size() - Shown;
  for (size_t I = 0; I < Steps.size(); ++I) {
    if (LeftOut != 0 && I == InnerSteps) {
      D.Notes.push_back(makeNote({}, diag::FramesLeftOut, uint64_t(LeftOut)));
      I += LeftOut;
    }
    D.Notes.push_back(std::move(Steps[I]));
  }
}

void EvalStack::failRecursion(Object *O) {
  Cycle Needs(O, S.Sources);
  const TraceFrame *Start = Needs.follow(Top);
  auto Links = Needs.take(S.Options.ShowTrace);
  Symbol Name = Start ? nameOfThunk(*Start) : Symbol();
  SourceRange Place = Links.empty() ? currentSite() : Links.front().Range;
  std::string Second = Links.size() < 2
                           ? "itself"
                           : shown(Links.front().Name, S.Symbols, "a value");
  Diagnostic D = makeDiag(Place, diag::InfiniteRecursion,
                          shown(Name, S.Symbols, "this value"), Second);
  std::vector<DiagNote> Steps;
  for (size_t I = 1; I + 1 < Links.size(); ++I)
    Steps.push_back(makeNote(Links[I].Range, diag::RecursionStep,
                             shown(Links[I].Name, S.Symbols, "this value")));
  if (Links.size() > 1)
    Steps.push_back(makeNote(Links.back().Range, diag::RecursionBack,
                             shown(Name, S.Symbols, "the first value")));
  addSteps(D, std::move(Steps), S.Options.ShowTrace);
  showUsersPlace(D, Top, S.Sources);
  addTrace(D, Start ? Start->Prev : nullptr);
  rethrow({std::make_shared<const Diagnostic>(std::move(D))});
}

void EvalStack::failImport(const llvm::StringMapEntry<Value> &File,
                           SourceRange Site) {
  std::vector<DiagNote> Steps{makeNote(Site, diag::ImportBack, File.first())};
  const TraceFrame *F = Top;
  for (; F; F = F->Prev) {
    if (F->Kind != FrameKind::Import)
      continue;
    if (F->File == &File)
      break;
    Steps.push_back(makeNote(F->Site, diag::ImportStep, F->File->first()));
  }
  std::reverse(Steps.begin(), Steps.end());
  Diagnostic D =
      makeDiag(Steps.front().Range, diag::ImportsItself, File.first());
  if (Steps.size() > 1)
    addSteps(D, std::move(Steps), S.Options.ShowTrace);
  showUsersPlace(D, Top, S.Sources);
  addTrace(D, F ? F->Prev : nullptr);
  rethrow({std::make_shared<const Diagnostic>(std::move(D))});
}
