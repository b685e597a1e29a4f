#include "frontend/Sema/Suggestion.h"

using namespace dx;

/// Short names differ from each other in most of their letters anyway.
static unsigned largestDistance(llvm::StringRef Name) {
  return Name.size() < 3 ? 0 : unsigned((Name.size() + 2) / 3);
}

void Suggester::consider(llvm::StringRef Missing, Suggestion Candidate) {
  llvm::StringRef Text = Symbols.text(Candidate.Name);
  if (Text.starts_with("__") != Missing.starts_with("__"))
    return;
  bool OnlyCaseDiffers = Text.equals_insensitive(Missing);
  if (!OnlyCaseDiffers && BestDistance == 0)
    return;
  unsigned Distance =
      OnlyCaseDiffers ? 0 : Missing.edit_distance(Text, true, BestDistance);
  if (Distance > BestDistance)
    return;
  // Globals come in no order of their own, and after everything in scope.
  if (Best && Distance == BestDistance &&
      (Best->Target != DeclId::None || Symbols.text(Best->Name) < Text))
    return;
  Best = Candidate;
  BestDistance = Distance;
}

std::optional<Suggestion> Suggester::nearest(Symbol Missing) {
  llvm::StringRef Text = Symbols.text(Missing);
  size_t Names =
      Scopes.visible().size() + (Options.Globals ? Options.Globals->size() : 0);
  if (Names > NamesLeft)
    return std::nullopt;
  NamesLeft -= unsigned(Names);
  Best.reset();
  BestDistance = largestDistance(Text);
  for (DeclId Id : llvm::reverse(Scopes.visible()))
    consider(Text, {Decls[uint32_t(Id)].Name, Id});
  if (Options.Globals)
    for (Symbol Name : *Options.Globals)
      consider(Text, {Name, DeclId::None});
  return Best;
}
