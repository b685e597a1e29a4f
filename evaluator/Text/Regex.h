#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <optional>
#include <string>

namespace dx {

/// Why a regular expression was refused.
struct RegexError {
  enum class Kind : uint8_t {
    Invalid, ///< not an extended regular expression
    TooLarge ///< it would need too much memory
  };
  Kind What = Kind::Invalid;
  std::string Why;
  size_t Offset = 0; ///< byte in the pattern
};

/// What the groups of an expression matched, in the order of their opening
/// parentheses; nothing for a group that took no part.
using RegexGroups = llvm::SmallVector<std::optional<llvm::StringRef>, 8>;

/// A compiled POSIX extended regular expression, with the syntax that Nix takes
/// and what `builtins.match` and `builtins.split` make of it. Matching is
/// linear in the text. Texts are bytes.
class Regex {
public:
  /// Null, with why in `Error`, if the pattern is refused.
  static std::unique_ptr<Regex> compile(llvm::StringRef Pattern,
                                        RegexError &Error);
  ~Regex();

  /// Whether the whole text matches, and the groups then.
  /// Example: `(.*)\.(.*)` on `a.c` gives `a` and `c`.
  bool match(llvm::StringRef Text, RegexGroups &Groups) const;

  /// Finds all matches from left to right, without overlaps. Calls `OnMatch`
  /// for each with the text between the one before and this; returns the text
  /// after the last.
  llvm::StringRef split(llvm::StringRef Text,
                        llvm::function_ref<void(llvm::StringRef Between,
                                                const RegexGroups &Groups)>
                            OnMatch) const;

private:
  struct Program;
  explicit Regex(std::unique_ptr<Program> Compiled);
  std::unique_ptr<Program> Compiled;
};

/// The expressions that a session has compiled, by pattern.
class RegexCache {
public:
  /// Stays valid as long as the cache. Null, with why in `Error`, if refused.
  const Regex *get(llvm::StringRef Pattern, RegexError &Error);

private:
  llvm::StringMap<std::unique_ptr<Regex>> Compiled;
};

} // namespace dx
