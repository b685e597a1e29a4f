#include "frontend/Basic/SymbolTable.h"

#include "llvm/Support/xxhash.h"

using namespace dx;

SymbolTable::SymbolTable() : Slots(1 << 10) {
  // Symbol 0, the empty name, also marks free slots.
  Texts.emplace_back();
}

static uint32_t hashName(llvm::StringRef Text) {
  return uint32_t(llvm::xxh3_64bits(Text));
}

size_t SymbolTable::probe(llvm::StringRef Text, uint32_t Hash) const {
  size_t Mask = Slots.size() - 1;
  size_t I = Hash & Mask;
  while (Slots[I].Id != 0 &&
         (Slots[I].Hash != Hash || Texts[Slots[I].Id] != Text))
    I = (I + 1) & Mask;
  return I;
}

void SymbolTable::grow() {
  std::vector<Slot> Old(Slots.size() * 2);
  Old.swap(Slots);
  size_t Mask = Slots.size() - 1;
  for (const Slot &S : Old) {
    if (S.Id == 0)
      continue;
    size_t I = S.Hash & Mask;
    while (Slots[I].Id != 0)
      I = (I + 1) & Mask;
    Slots[I] = S;
  }
}

Symbol SymbolTable::intern(llvm::StringRef Text) {
  if (Text.empty())
    return Symbol();
  uint32_t Hash = hashName(Text);
  size_t I = probe(Text, Hash);
  if (Slots[I].Id != 0)
    return Symbol(Slots[I].Id);
  if (Texts.size() * 2 > Slots.size()) {
    grow();
    I = probe(Text, Hash);
  }
  Slots[I] = {Hash, uint32_t(Texts.size())};
  Texts.push_back(Text.copy(Arena));
  return Symbol(Slots[I].Id);
}

Symbol SymbolTable::find(llvm::StringRef Text) const {
  if (Text.empty())
    return Symbol();
  return Symbol(Slots[probe(Text, hashName(Text))].Id);
}
