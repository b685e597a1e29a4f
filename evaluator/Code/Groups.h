#pragma once

#include "evaluator/Code/Code.h"

namespace dx {

/// The value of `a` in `inherit (e) a;`.
struct InheritFromCode : Code {
  /// The slot of the group's source; see GroupCode::Froms.
  uint32_t FromSlot;
  Symbol Name;
  InheritFromCode(SourceRange R, uint32_t FromSlot, Symbol Name)
      : Code(CodeOp::InheritFrom, R), FromSlot(FromSlot), Name(Name) {}
};

/// A static binding of a group.
struct GroupField {
  Symbol Name;
  SourceLoc Origin;
  /// In recursive groups, where the value stands in the frame.
  uint32_t Slot;
  /// Delayed. In recursive groups only constants, variables from outside of the
  /// group, functions, delayed expressions and InheritFrom.
  const Code *Init;
};

/// `${n} = e;`.
struct DynamicField {
  const Code *Name; ///< strict
  SourceRange NameRange;
  const Code *Init; ///< delayed
};

/// The source of `inherit (e) …`, computed at most once.
struct FromField {
  uint32_t Slot;
  const Code *Init;
};

/// A set or a `let`.
struct GroupCode : Code {
  llvm::ArrayRef<FromField> Froms;
  /// Sorted by symbol.
  llvm::ArrayRef<GroupField> Fields;
  llvm::ArrayRef<DynamicField> Dynamic;
  /// After `in`; null for sets.
  const Code *Body = nullptr;
  GroupCode(SourceRange R, CodeOp Op) : Code(Op, R) {}
};

} // namespace dx
