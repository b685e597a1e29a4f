#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include <string>
#include <vector>

namespace dx {

/// What a string can refer to.
enum class ContextKind : uint8_t {
  /// A store path as it is: `/nix/store/…`.
  Path,
  /// A derivation and everything it is made from.
  DerivationDeep,
  /// An output of a derivation: Text is the derivation, Output its name.
  DerivationOutput,
  /// An instance of a process or a service: Text is its name. Invisible to
  /// getContext and to hashes.
  Instance,
  /// A path that a host package brings: Text is the distribution's package.
  /// Invisible as well.
  HostPackage,
  /// The same, for a path that the package data does not know: Text is
  /// `package` and Output the path.
  HostPathUnknown,
};

/// One element of a string's context. The texts are interned in the table.
struct ContextElement {
  ContextKind Kind;
  llvm::StringRef Text;
  llvm::StringRef Output;

  friend auto operator<=>(const ContextElement &A, const ContextElement &B) {
    if (auto C = A.Kind <=> B.Kind; C != 0)
      return C;
    if (auto C = A.Text.compare(B.Text); C != 0)
      return C <=> 0;
    return A.Output.compare(B.Output) <=> 0;
  }
  friend bool operator==(const ContextElement &,
                         const ContextElement &) = default;
};

/// Names an interned set of elements; 0 is the empty set.
using ContextId = uint32_t;

/// Whether Nix knows elements of that kind too.
[[nodiscard]] constexpr bool isVisible(ContextKind Kind) {
  return Kind <= ContextKind::DerivationOutput;
}

/// Interns contexts: a string carries four bytes, and appending strings with
/// equal contexts costs nothing. A large union stays what it was made of until
/// somebody asks for its elements, so that a text appended from many strings
/// takes time linear in them; two ids of large sets may name equal sets.
class ContextTable {
public:
  ContextTable();

  /// The set of \p Elements, in any order; their texts are copied.
  ContextId make(llvm::ArrayRef<ContextElement> Elements);
  ContextId single(ContextElement Element) { return make(Element); }
  /// The elements of both sets.
  ContextId unite(ContextId A, ContextId B);
  /// The elements, sorted. They stay where they are.
  [[nodiscard]] llvm::ArrayRef<ContextElement> elements(ContextId Id);
  /// The part that Nix knows: without instances and host packages.
  ContextId visiblePart(ContextId Id);

private:
  struct Set {
    /// Sorted; not there yet where Left and Right are, of which it is a union.
    std::vector<ContextElement> Elements;
    ContextId Left = 0, Right = 0;
    [[nodiscard]] bool isUnion() const { return Right != 0; }
  };
  void collect(ContextId Union);

  llvm::StringSet<> Texts;
  std::vector<Set> Sets;
  llvm::StringMap<ContextId> Index;
  llvm::DenseMap<std::pair<ContextId, ContextId>, ContextId> Unions;
};

} // namespace dx
