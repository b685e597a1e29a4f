#include "evaluator/Text/Numbers.h"

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
