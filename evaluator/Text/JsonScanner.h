#pragma once

#include "evaluator/Text/DataEvents.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace dx {

/// The tokens of a JSON document, taken one after the other. Functions that
/// return false have said why in the error.
class JsonScanner {
public:
  JsonScanner(llvm::StringRef Text, DataError &Error)
      : Begin(Text.begin()), At(Text.begin()), End(Text.end()), Error(Error) {}

  void skipByteOrderMark();
  /// The next character after white space; NUL at the end.
  char peek() {
    while (At != End && isSpace(*At))
      ++At;
    return At == End ? '\0' : *At;
  }
  void advance() { ++At; }
  bool take(char C) {
    if (peek() != C || At == End)
      return false;
    ++At;
    return true;
  }
  bool atEnd() {
    peek();
    return At == End;
  }

  /// A string; `Text` is valid until the next one.
  bool string(llvm::StringRef &Text);
  /// A string, number, `true`, `false` or `null`.
  bool scalar(DataEvents &Events);
  /// Says that the document is wrong here. Always false.
  bool fail(llvm::StringRef Why);

private:
  static bool isSpace(char C) {
    return C == ' ' || C == '\n' || C == '\r' || C == '\t';
  }
  bool word(llvm::StringRef Word);
  bool number(DataEvents &Events);
  bool integer(DataEvents &Events, const char *Start);
  bool real(DataEvents &Events, const char *Start);
  bool digits();
  /// The parts of a number after its integer, if they are there; they clear
  /// `IsInteger`.
  bool fraction(bool &IsInteger);
  bool exponent(bool &IsInteger);
  bool escapedString(llvm::StringRef &Text, const char *Start);
  bool plainText();
  bool escape();
  bool unicodeEscape();
  bool hexUnit(unsigned &Unit);

  const char *Begin, *At, *End;
  DataError &Error;
  std::string Buffer; ///< a string with escapes, as what it means
};

} // namespace dx
