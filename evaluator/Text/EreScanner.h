#pragma once

#include "evaluator/Text/Regex.h"
#include "llvm/ADT/StringRef.h"

namespace dx {

/// Goes through the text of an extended regular expression; what its two
/// parsers, of expressions and of brackets, have in common.
class EreScanner {
public:
  /// \p At: where in the pattern it begins, and later where it is.
  EreScanner(llvm::StringRef Pattern, size_t &At, RegexError &Error)
      : Pattern(Pattern), At(At), Error(Error) {}

protected:
  [[nodiscard]] bool isAtEnd() const { return At == Pattern.size(); }
  [[nodiscard]] bool isAt(char C) const {
    return !isAtEnd() && Pattern[At] == C;
  }
  /// Goes past \p C, if it stands here.
  bool take(char C) {
    if (!isAt(C))
      return false;
    ++At;
    return true;
  }

  /// Notes what is wrong here. Always false.
  bool fail(llvm::StringRef Why) {
    Error = {RegexError::Kind::Invalid, Why.str(), At};
    return false;
  }

  llvm::StringRef Pattern;
  size_t &At;
  RegexError &Error;
};

} // namespace dx
