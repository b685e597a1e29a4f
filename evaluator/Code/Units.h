#pragma once

#include "evaluator/Code/Code.h"

namespace dx {

/// `f a b`.
struct CallCode : Code {
  const Code *Function;
  /// Delayed.
  llvm::ArrayRef<const Code *> Args;
  CallCode(SourceRange R, const Code *Function,
           llvm::ArrayRef<const Code *> Args)
      : Code(CodeOp::Call, R), Function(Function), Args(Args) {}
};

/// Where a unit gets a captured value when it is made.
struct CaptureSource {
  bool FromCapture;
  uint32_t Index;
};

/// A unit: what it takes along and how many slots it needs.
struct UnitCode : Code {
  llvm::ArrayRef<CaptureSource> Captures;
  uint32_t FrameSize = 0;
  const Code *Body = nullptr;
  UnitCode(SourceRange R, CodeOp Op) : Code(Op, R) {}
};

/// An expression that is computed when its value is needed.
struct DelayCode : UnitCode {
  /// The binding whose value this is, for traces; may be empty.
  Symbol Name;
  /// The same expression on the surrounding frame, where computing it at once
  /// is cheap and cannot fail if its operands are known integers; else null.
  const Code *Eager = nullptr;
  explicit DelayCode(SourceRange R) : UnitCode(R, CodeOp::Delay) {}
};

/// A parameter of a set pattern.
struct FormalCode {
  Symbol Name;
  SourceRange Range;
  uint32_t Slot;
  /// A binding's value (see GroupField::Init), or null: the argument is
  /// required.
  const Code *Default;
};

/// A function: `x: e` or `{ a, b ? 1, ... }@x: e`. Slot 0 holds the argument.
struct LambdaCode : UnitCode {
  /// What the function is bound to, for messages; may be empty.
  Symbol Name;
  /// The argument's name; empty where there is only a pattern.
  Symbol ArgName;
  bool HasPattern = false;
  bool Ellipsis = false;
  /// Sorted by symbol.
  llvm::ArrayRef<FormalCode> Formals;
  SourceRange PatternRange;
  explicit LambdaCode(SourceRange R) : UnitCode(R, CodeOp::Lambda) {}
  /// The parameter of that name, or null.
  [[nodiscard]] const FormalCode *formal(Symbol Name) const;
};

} // namespace dx
