#pragma once

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

} // namespace dx
