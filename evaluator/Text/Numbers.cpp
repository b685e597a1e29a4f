#include "evaluator/Text/Numbers.h"

#include "llvm/ADT/StringExtras.h"
#include <charconv>
#include <cmath>

using namespace dx;

static std::string format(double Value, std::chars_format Format) {
  // The largest double has 309 digits before the point.
  char Text[330];
  auto [End, Code] =
      std::to_chars(Text, std::end(Text), Value, Format, /*precision=*/6);
  return std::string(Text, End);
}

std::string dx::floatToString(double Value) {
  return format(Value, std::chars_format::fixed);
}

std::string dx::printFloat(double Value) {
  return format(Value, std::chars_format::general);
}

std::string dx::floatToJson(double Value) {
  return std::isfinite(Value) ? printFloat(Value) : "null";
}

std::optional<int64_t> dx::parseInteger(llvm::StringRef Text) {
  int64_t Value = 0;
  auto [End, Code] = std::from_chars(Text.begin(), Text.end(), Value);
  if (Code != std::errc() || End != Text.end())
    return std::nullopt;
  return Value;
}

std::optional<double> dx::parseFloat(llvm::StringRef Text) {
  // Only what the lexer knows: no sign, `inf` or hexadecimal digits.
  if (Text.empty() || !(llvm::isDigit(Text[0]) || Text[0] == '.'))
    return std::nullopt;
  double Value = 0;
  auto [End, Code] = std::from_chars(Text.begin(), Text.end(), Value);
  if (Code != std::errc() || End != Text.end())
    return std::nullopt;
  return Value;
}
