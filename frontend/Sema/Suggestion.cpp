#include "frontend/Sema/Suggestion.h"

using namespace dx;

void Suggester::consider(NearestName &Search, Suggestion Candidate) {
  llvm::StringRef Text = Symbols.text(Candidate.Name);
  switch (Search.consider(Text)) {
  case NearestName::Verdict::Farther:
    return;
  case NearestName::Verdict::AsNear:
    // Globals come in no order of their own, and after everything in scope.
    if (Best->Target != DeclId::None || Symbols.text(Best->Name) < Text)
      return;
    break;
  case NearestName::Verdict::Nearer:
    break;
  }
  Best = Candidate;
}

std::optional<Suggestion> Suggester::nearest(Symbol Missing) {
  size_t Names =
      Scopes.visible().size() + (Options.Globals ? Options.Globals->size() : 0);
  if (Names > NamesLeft)
    return std::nullopt;
  NamesLeft -= unsigned(Names);
  Best.reset();
  NearestName Search(Symbols.text(Missing));
  for (DeclId Id : llvm::reverse(Scopes.visible()))
    consider(Search, {Decls[uint32_t(Id)].Name, Id});
  if (Options.Globals)
    for (Symbol Name : *Options.Globals)
      consider(Search, {Name, DeclId::None});
  return Best;
}
