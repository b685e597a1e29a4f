#pragma once

#include "evaluator/Value/Value.h"
#include "frontend/Basic/SourceLocation.h"
#include "frontend/Basic/Symbol.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace dx {

enum class CodeOp : uint8_t {
#define DX_CODE(Kind, Struct) Kind,
#include "evaluator/Code/Codes.def"
};

/// What is evaluated: the syntax tree with every variable replaced by the place
/// where its value is. A *unit* is a function's body or a delayed expression;
/// it runs on a frame of slots of its own and reads what it uses from outside
/// from an array of captured values. Code lives in a CodeContext and never
/// changes.
struct Code {
  CodeOp Op;
  SourceRange Range;
  Code(CodeOp Op, SourceRange Range) : Op(Op), Range(Range) {}
};

struct ConstCode : Code {
  Value V;
  ConstCode(SourceRange R, Value V) : Code(CodeOp::Const, R), V(V) {}
};

/// A slot of the frame or, with the op Capture, a captured value.
struct SlotCode : Code {
  uint32_t Index;
  Symbol Name;
  SlotCode(SourceRange R, CodeOp Op, uint32_t Index, Symbol Name)
      : Code(Op, R), Index(Index), Name(Name) {}
};

struct WithLookupCode : Code {
  Symbol Name;
  /// The sets to look in, innermost first: slots or captures.
  llvm::ArrayRef<const SlotCode *> Sets;
  WithLookupCode(SourceRange R, Symbol Name,
                 llvm::ArrayRef<const SlotCode *> Sets)
      : Code(CodeOp::WithLookup, R), Name(Name), Sets(Sets) {}
};

struct UndefinedCode : Code {
  Symbol Name;
  UndefinedCode(SourceRange R, Symbol Name)
      : Code(CodeOp::Undefined, R), Name(Name) {}
};

struct PartsCode : Code {
  /// Evaluated strictly, in order; literal texts are constants.
  llvm::ArrayRef<const Code *> Parts;
  PartsCode(SourceRange R, CodeOp Op, llvm::ArrayRef<const Code *> Parts)
      : Code(Op, R), Parts(Parts) {}
};

/// One step of an attribute path.
struct AttrStep {
  Symbol Name;
  /// Strict; null where the name is known.
  const Code *Dynamic = nullptr;
  SourceRange Range;
};

struct SelectCode : Code {
  const Code *Base;
  llvm::ArrayRef<AttrStep> Path;
  /// Strict; null where there is no `or`.
  const Code *Default;
  SelectCode(SourceRange R, CodeOp Op, const Code *Base,
             llvm::ArrayRef<AttrStep> Path, const Code *Default)
      : Code(Op, R), Base(Base), Path(Path), Default(Default) {}
};

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

/// A function. Slot 0 holds the argument.
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
  [[nodiscard]] const FormalCode *formal(Symbol Name) const;
};

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

struct ListCode : Code {
  llvm::ArrayRef<const Code *> Elements; ///< delayed
  ListCode(SourceRange R, llvm::ArrayRef<const Code *> Elements)
      : Code(CodeOp::List, R), Elements(Elements) {}
};

struct IfCode : Code {
  const Code *Cond, *Then, *Else;
  IfCode(SourceRange R, const Code *Cond, const Code *Then, const Code *Else)
      : Code(CodeOp::If, R), Cond(Cond), Then(Then), Else(Else) {}
};

struct AssertCode : Code {
  const Code *Cond, *Body;
  AssertCode(SourceRange R, const Code *Cond, const Code *Body)
      : Code(CodeOp::Assert, R), Cond(Cond), Body(Body) {}
};

struct WithCode : Code {
  const Code *Set; ///< delayed
  uint32_t Slot;
  const Code *Body;
  WithCode(SourceRange R, const Code *Set, uint32_t Slot, const Code *Body)
      : Code(CodeOp::With, R), Set(Set), Slot(Slot), Body(Body) {}
};

struct UnaryCode : Code {
  const Code *Operand;
  UnaryCode(SourceRange R, CodeOp Op, const Code *Operand)
      : Code(Op, R), Operand(Operand) {}
};

struct BinaryCode : Code {
  const Code *Left, *Right;
  SourceRange OpRange;
  BinaryCode(SourceRange R, CodeOp Op, const Code *Left, const Code *Right,
             SourceRange OpRange)
      : Code(Op, R), Left(Left), Right(Right), OpRange(OpRange) {}
};

} // namespace dx
