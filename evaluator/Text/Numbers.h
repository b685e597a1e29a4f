#pragma once

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>

namespace dx {

/// As `toString` writes a float: six digits after the point, `0.500000`.
std::string floatToString(double Value);

/// As values are printed, and as `toXML` writes a float: at most six
/// significant digits, `0.5`, `1e+06`.
std::string printFloat(double Value);

/// As `toJSON` writes a float: like `printFloat`, and `null` for what JSON has
/// no number for.
std::string floatToJson(double Value);

/// An integer in decimal digits, perhaps after `-`; nothing if the text is
/// anything else or the number does not fit.
std::optional<int64_t> parseInteger(llvm::StringRef Text);

/// A float as the lexer takes it (`1.5`, `.5e3`); nothing if the text is
/// anything else or the number is too large or too small for a double.
std::optional<double> parseFloat(llvm::StringRef Text);

} // namespace dx
