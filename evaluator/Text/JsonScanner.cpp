#include "evaluator/Text/JsonScanner.h"

#include "evaluator/Text/Utf8.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include <charconv>
#include <cmath>
#include <cstdlib>

using namespace dx;

bool JsonScanner::fail(llvm::StringRef Why) {
  Error.Why = Why.str();
  Error.Offset = size_t(At - Begin);
  return false;
}

void JsonScanner::skipByteOrderMark() {
  if (llvm::StringRef(At, size_t(End - At)).starts_with("\xEF\xBB\xBF"))
    At += 3;
}

bool JsonScanner::scalar(DataEvents &Events) {
  llvm::StringRef Text;
  switch (peek()) {
  case '"':
    if (!string(Text))
      return false;
    Events.string(Text);
    return true;
  case 't':
    return word("true") && (Events.boolean(true), true);
  case 'f':
    return word("false") && (Events.boolean(false), true);
  case 'n':
    return word("null") && (Events.null(), true);
  default:
    return number(Events);
  }
}

bool JsonScanner::word(llvm::StringRef Word) {
  if (!llvm::StringRef(At, size_t(End - At)).starts_with(Word))
    return fail("expected a value");
  At += Word.size();
  return true;
}

//===-- Numbers -----------------------------------------------------------===//

bool JsonScanner::digits() {
  const char *Start = At;
  while (At != End && llvm::isDigit(*At))
    ++At;
  return At != Start;
}

bool JsonScanner::number(DataEvents &Events) {
  if (At == End)
    return fail("expected a value, not the end of the document");
  const char *Start = At;
  if (*At == '-')
    ++At;
  const char *First = At;
  if (!digits())
    return fail(First == Start ? "expected a value" : "expected a digit");
  if (*First == '0' && At - First > 1) {
    At = First + 1;
    return fail("a number does not begin with `0`");
  }
  bool IsInteger = true;
  if (!fraction(IsInteger) || !exponent(IsInteger))
    return false;
  return IsInteger ? integer(Events, Start) : real(Events, Start);
}

bool JsonScanner::fraction(bool &IsInteger) {
  if (At == End || *At != '.')
    return true;
  IsInteger = false;
  ++At;
  return digits() || fail("expected a digit after `.`");
}

bool JsonScanner::exponent(bool &IsInteger) {
  if (At == End || (*At != 'e' && *At != 'E'))
    return true;
  IsInteger = false;
  ++At;
  if (At != End && (*At == '+' || *At == '-'))
    ++At;
  return digits() || fail("expected a digit in the exponent");
}

bool JsonScanner::integer(DataEvents &Events, const char *Start) {
  int64_t Value = 0;
  if (std::from_chars(Start, At, Value).ec == std::errc()) {
    Events.integer(Value);
    return true;
  }
  // Nix makes floats of what does not fit a word, and refuses what only fits an
  // unsigned one.
  uint64_t Unsigned = 0;
  if (*Start != '-' && std::from_chars(Start, At, Unsigned).ec == std::errc()) {
    At = Start;
    return fail("integer is larger than 9223372036854775807");
  }
  return real(Events, Start);
}

bool JsonScanner::real(DataEvents &Events, const char *Start) {
  double Value = 0;
  if (std::from_chars(Start, At, Value).ec != std::errc()) {
    // from_chars does not say whether it was too large or too small.
    Value = std::strtod(std::string(Start, At).c_str(), nullptr);
    if (!std::isfinite(Value)) {
      At = Start;
      return fail("number is too large");
    }
  }
  Events.real(Value);
  return true;
}

//===-- Strings -----------------------------------------------------------===//

/// Skips characters that stand for themselves.
bool JsonScanner::plainText() {
  for (;;) {
    At = skipPlainJson(At, End);
    if (At == End)
      return fail("string is not closed");
    if (*At == '"' || *At == '\\')
      return true;
    size_t Length = utf8SequenceLength(At, End);
    if (Length < 2)
      return fail(Length ? "control character in a string must be escaped"
                         : "string is not UTF-8");
    At += Length;
  }
}

bool JsonScanner::string(llvm::StringRef &Text) {
  const char *Start = ++At;
  if (!plainText())
    return false;
  if (*At == '\\')
    return escapedString(Text, Start);
  Text = llvm::StringRef(Start, size_t(At - Start));
  ++At;
  return true;
}

bool JsonScanner::escapedString(llvm::StringRef &Text, const char *Start) {
  Buffer.assign(Start, At);
  while (*At == '\\') {
    if (!escape())
      return false;
    const char *Plain = At;
    if (!plainText())
      return false;
    Buffer.append(Plain, At);
  }
  ++At;
  Text = Buffer;
  return true;
}

bool JsonScanner::escape() {
  ++At;
  static constexpr llvm::StringLiteral Names = "\"\\/bfnrt";
  static constexpr llvm::StringLiteral Meanings = "\"\\/\b\f\n\r\t";
  if (At == End)
    return fail("string is not closed");
  if (*At == 'u')
    return unicodeEscape();
  size_t Index = Names.find(*At);
  if (Index == llvm::StringRef::npos)
    return fail("unknown escape in a string");
  Buffer += Meanings[Index];
  ++At;
  return true;
}

bool JsonScanner::hexUnit(unsigned &Unit) {
  ++At;
  llvm::StringRef Digits(At, std::min<size_t>(4, size_t(End - At)));
  if (Digits.size() < 4 || !llvm::all_of(Digits, llvm::isHexDigit))
    return fail("expected four hexadecimal digits after `\\u`");
  Unit = unsigned(std::strtoul(Digits.str().c_str(), nullptr, 16));
  At += 4;
  return true;
}

bool JsonScanner::unicodeEscape() {
  unsigned Unit = 0;
  if (!hexUnit(Unit))
    return false;
  if (Unit == 0)
    return fail("a string of the language cannot hold `\\u0000`");
  if (Unit >= 0xD800 && Unit < 0xE000) {
    unsigned Low = 0;
    bool HasLow =
        Unit < 0xDC00 && End - At >= 2 && At[0] == '\\' && At[1] == 'u';
    if (HasLow) {
      ++At;
      if (!hexUnit(Low))
        return false;
    }
    if (Low < 0xDC00 || Low >= 0xE000)
      return fail("surrogate without its other half");
    Unit = 0x10000 + ((Unit - 0xD800) << 10) + (Low - 0xDC00);
  }
  char Bytes[4];
  char *Stop = Bytes;
  llvm::ConvertCodePointToUTF8(Unit, Stop);
  Buffer.append(Bytes, Stop);
  return true;
}
