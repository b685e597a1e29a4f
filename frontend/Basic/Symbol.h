#pragma once

#include "llvm/ADT/DenseMapInfo.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace dx {

/// An interned name. Equal names are equal numbers within a session; the order
/// of the numbers is the order of interning and means nothing, so whatever is
/// observable is sorted by text.
class Symbol {
  uint32_t Id = 0;

public:
  Symbol() = default;
  explicit constexpr Symbol(uint32_t Id) : Id(Id) {}

  [[nodiscard]] constexpr uint32_t id() const { return Id; }
  /// Symbol 0 is the empty name: it stands for no name at all.
  [[nodiscard]] bool isEmpty() const { return Id == 0; }
  friend constexpr auto operator<=>(Symbol, Symbol) = default;
};

} // namespace dx

template <> struct llvm::DenseMapInfo<dx::Symbol> {
  static dx::Symbol getEmptyKey() { return dx::Symbol(~0U); }
  static dx::Symbol getTombstoneKey() { return dx::Symbol(~0U - 1); }
  static unsigned getHashValue(dx::Symbol S) { return S.id() * 0x9E3779B1U; }
  static bool isEqual(dx::Symbol A, dx::Symbol B) { return A == B; }
};
