#include "frontend/Sema/Scope.h"

using namespace dx;

DeclId ScopeStack::add(const Decl &D) {
  Decls.push_back(D);
  return DeclId(Decls.size() - 1);
}

DeclId ScopeStack::declare(DeclKind Kind, Symbol Name, SourceRange Range) {
  DeclId Id = add({Kind, Name, Range, DeclId::None});
  auto [Entry, IsNew] = Innermost.try_emplace(Name, Id);
  Visible.push_back(Id);
  Hidden.push_back(IsNew ? DeclId::None : Entry->second);
  Entry->second = Id;
  return Id;
}

DeclId ScopeStack::lookup(Symbol Name) const {
  auto Entry = Innermost.find(Name);
  return Entry == Innermost.end() ? DeclId::None : Entry->second;
}

DeclId ScopeStack::enterWith(SourceRange Range) {
  With = add({DeclKind::WithSet, Symbol(), Range, With});
  return With;
}

void ScopeStack::leave(size_t Count) {
  while (Visible.size() > Count) {
    Innermost[Decls[uint32_t(Visible.back())].Name] = Hidden.back();
    Visible.pop_back();
    Hidden.pop_back();
  }
}
