#pragma once

#include <cstdint>

namespace dx {

/// The sizes of all stacks of a TreeBuilder.
struct StackMarks {
  uint32_t Operands, Operators, Names, Pieces, Strings;
  uint32_t Bindings, Formals, Patterns;
};

/// A rule being parsed.
struct RuleFrame {
  StackMarks Base;
  uint32_t FirstToken;
  uint32_t Depth;
  /// Of an expression: where the operands of the current application begin.
  uint32_t Application;
  /// Of an expression: prefix operators without their operand.
  uint32_t Prefixes = 0;
  uint8_t Rule = 0;
  /// Of parameters: whether one stands since the last comma, and what has
  /// been seen.
  bool AfterFormal = false, SawEllipsis = false, ReportedEllipsis = false;
  /// Of an `inherit`: whether it has parentheses.
  bool HasFrom = false;
};

} // namespace dx
