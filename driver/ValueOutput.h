#pragma once

#include "evaluator/Eval/Evaluator.h"

namespace dx {

enum class ValueFormat : uint8_t { Text, Raw, Json, Xml };

/// How a value is printed: the options that `dxc eval` and nix-instantiate
/// share.
struct ValueStyle {
  ValueFormat Format = ValueFormat::Text;
  /// Compute what is inside the value. Without it, text has `<CODE>`, XML
  /// `<unevaluated />`, and JSON fails at what is not computed.
  bool Strict = true;
  /// Say in XML where attributes and functions are written.
  bool Locations = true;
  /// Whether `Raw` also takes numbers, lists and the like, as
  /// `builtins.toString` does.
  bool RawTakesAll = true;
};

/// Prints a computed value to standard output: text and JSON with a line's end.
void printResult(Evaluator &E, Value V, ValueStyle Style);

} // namespace dx
