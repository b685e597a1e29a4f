#pragma once

#include "frontend/Basic/Symbol.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Allocator.h"
#include <vector>

namespace dx {

/// The names of a session. Texts stay where they are for the table's life.
class SymbolTable {
public:
  SymbolTable();

  /// The symbol of \p Text, made when it is new. Any bytes but NUL are a name.
  Symbol intern(llvm::StringRef Text);
  /// The symbol of \p Text if there is one, else the empty symbol.
  [[nodiscard]] Symbol find(llvm::StringRef Text) const;
  [[nodiscard]] llvm::StringRef text(Symbol S) const { return Texts[S.id()]; }
  [[nodiscard]] size_t size() const { return Texts.size(); }

private:
  struct Slot {
    uint32_t Hash = 0;
    uint32_t Id = 0;
  };
  /// The slot that holds \p Text or the free one where it would go.
  [[nodiscard]] size_t probe(llvm::StringRef Text, uint32_t Hash) const;
  void grow();

  std::vector<Slot> Slots;
  std::vector<llvm::StringRef> Texts;
  llvm::BumpPtrAllocator Arena;
};

} // namespace dx
