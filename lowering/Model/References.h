#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include <compare>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

namespace dx {

/// What a text may refer to without its bytes saying so.
enum class ReferenceKind : uint8_t {
  StorePath,        ///< Name: a store path, or a path of a file in the store
  DerivationOutput, ///< Name: store path of the output, Detail: the .drv
  HostPath,         ///< Name: host package, Detail: absolute path
  UnknownHostPath,  ///< the same, of a file that the package's data lacks
  Instance,         ///< Name: name of a process or service instance
};

struct Reference {
  ReferenceKind Kind = ReferenceKind::StorePath;
  std::string Name;
  std::string Detail;

  friend auto operator<=>(const Reference &, const Reference &) = default;
};

/// A set of references, interned in a ReferenceTable. The default is the empty
/// set, the same in every table.
class ReferenceSet {
  uint32_t Id = 0;

public:
  ReferenceSet() = default;
  explicit ReferenceSet(uint32_t Id) : Id(Id) {}
  [[nodiscard]] uint32_t id() const { return Id; }
  [[nodiscard]] bool isEmpty() const { return Id == 0; }
  friend bool operator==(ReferenceSet, ReferenceSet) = default;
};

/// Interns references and sets of them for one model, so that carrying a set
/// with every string costs four bytes and uniting sets is a look-up. Moves, and
/// is not copied: it points into itself.
class ReferenceTable {
public:
  ReferenceTable();
  ReferenceTable(ReferenceTable &&) noexcept = default;
  ReferenceTable &operator=(ReferenceTable &&) = default;

  /// The set that holds only \p R.
  ReferenceSet single(const Reference &R);
  ReferenceSet unite(ReferenceSet A, ReferenceSet B);
  /// The members of a set, each once.
  [[nodiscard]] std::vector<const Reference *> members(ReferenceSet S) const;
  /// The names of the members of one kind, sorted, each once.
  [[nodiscard]] std::vector<std::string> names(ReferenceSet S,
                                               ReferenceKind Kind) const;

private:
  using Ids = std::vector<uint32_t>;
  ReferenceSet intern(Ids Members);

  std::deque<const Reference *> All;
  std::map<Reference, uint32_t> IdOf;
  std::deque<const Ids *> Sets;
  std::map<Ids, uint32_t> SetOf;
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, uint32_t> Unions;
};

/// A string on its way to an output file, with what it refers to.
struct LoweredString {
  std::string Text;
  ReferenceSet References;

  LoweredString() = default;
  explicit LoweredString(std::string Text, ReferenceSet References = {})
      : Text(std::move(Text)), References(References) {}
  [[nodiscard]] bool isEmpty() const { return Text.empty(); }
  friend bool operator==(const LoweredString &,
                         const LoweredString &) = default;
};

} // namespace dx
