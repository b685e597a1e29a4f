#pragma once

#include "evaluator/Text/Regex.h"
#include "llvm/ADT/StringRef.h"
#include <bitset>
#include <optional>
#include <string>
#include <vector>

namespace dx {

/// A set of bytes.
using ByteSet = std::bitset<256>;

/// A node of a parsed extended regular expression.
struct EreNode {
  enum class Kind : uint8_t {
    Set,         ///< one byte of `Bytes`
    LineBegin,   ///< `^`: the beginning of the text
    LineEnd,     ///< `$`: the end of the text
    Group,       ///< `(X)`: child 0, captured as `Number`
    Sequence,    ///< the children one after the other; none: nothing
    Alternation, ///< one of the children, the first where several match
    Repeat,      ///< child 0, `Min` to `Max` times
  };
  static constexpr unsigned Unbounded = ~0u;

  Kind What = Kind::Sequence;
  ByteSet Bytes = {};
  unsigned Number = 0; ///< of a group, from 0
  unsigned Min = 0, Max = 0;
  std::vector<EreNode> Children = {};

  /// Whether the node matches nothing, perhaps only in some places.
  bool isNullable() const;
  bool hasGroups() const;
  bool hasAlternation() const;
};

/// A parsed expression.
struct Ere {
  EreNode Root;
  unsigned Groups = 0;
};

/// Parses what libstdc++'s `std::regex::extended` takes, strictly, which is
/// what Nix takes: `\` only before a special character, intervals with a
/// minimum. Nothing, with why in `Error`, if it is none.
std::optional<Ere> parseEre(llvm::StringRef Pattern, RegexError &Error);

/// The set that a bracket expression means. `At` is where it begins in the
/// pattern, after `[`, and where it ends, after `]`.
std::optional<ByteSet> parseBracket(llvm::StringRef Pattern, size_t &At,
                                    RegexError &Error);

/// An expression in RE2's syntax (for Latin-1, with a dot for every byte).
struct Re2Pattern {
  std::string Text;
  /// By group of the original: the groups of `Text` that may hold its match;
  /// the last one that took part does.
  std::vector<std::vector<unsigned>> Groups;
};

/// Nothing, if the expression is too large.
std::optional<Re2Pattern> translateEre(const Ere &Expression);

} // namespace dx
