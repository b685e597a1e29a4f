#pragma once

#include "evaluator/Value/Value.h"
#include "frontend/Basic/SourceLocation.h"
#include "frontend/Basic/Symbol.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace dx {

/// The kind of a code, which says its struct.
enum class CodeOp : uint8_t {
#define DX_CODE(Kind, Struct) Kind,
#include "evaluator/Code/Codes.def"
};

/// What is evaluated: the syntax tree with every variable replaced by the place
/// where its value is. A *unit* is a function's body or a delayed expression;
/// it runs on a frame of slots of its own and reads what it uses from outside
/// from an array of captured values. Code lives in the session's arena and
/// never changes.
struct Code {
  CodeOp Op;
  SourceRange Range;
  Code(CodeOp Op, SourceRange Range) : Op(Op), Range(Range) {}
};

/// `42`, `"text"`, or a global such as `map`.
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

/// `x` in `with s; x`, where nothing else declares it.
struct WithLookupCode : Code {
  Symbol Name;
  /// The sets to look in, innermost first: slots or captures.
  llvm::ArrayRef<const SlotCode *> Sets;
  WithLookupCode(SourceRange R, Symbol Name,
                 llvm::ArrayRef<const SlotCode *> Sets)
      : Code(CodeOp::WithLookup, R), Name(Name), Sets(Sets) {}
};

/// A variable that nothing declares: it fails when it is needed.
struct UndefinedCode : Code {
  Symbol Name;
  UndefinedCode(SourceRange R, Symbol Name)
      : Code(CodeOp::Undefined, R), Name(Name) {}
};

/// `"a${b}"`, or with another op `./a/${b}`.
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

/// `e.a.b or d`, or with another op `e ? a.b`.
struct SelectCode : Code {
  const Code *Base;
  llvm::ArrayRef<AttrStep> Path;
  /// Strict; null where there is no `or`.
  const Code *Default;
  SelectCode(SourceRange R, CodeOp Op, const Code *Base,
             llvm::ArrayRef<AttrStep> Path, const Code *Default)
      : Code(Op, R), Base(Base), Path(Path), Default(Default) {}
};

/// `[ 1 x ]`.
struct ListCode : Code {
  llvm::ArrayRef<const Code *> Elements; ///< delayed
  ListCode(SourceRange R, llvm::ArrayRef<const Code *> Elements)
      : Code(CodeOp::List, R), Elements(Elements) {}
};

/// `if c then a else b`; all strict.
struct IfCode : Code {
  const Code *Cond, *Then, *Else;
  IfCode(SourceRange R, const Code *Cond, const Code *Then, const Code *Else)
      : Code(CodeOp::If, R), Cond(Cond), Then(Then), Else(Else) {}
};

/// `assert c; e`; both strict.
struct AssertCode : Code {
  const Code *Cond, *Body;
  AssertCode(SourceRange R, const Code *Cond, const Code *Body)
      : Code(CodeOp::Assert, R), Cond(Cond), Body(Body) {}
};

/// `with s; e`: the set goes to a slot, where WithLookupCode finds it.
struct WithCode : Code {
  const Code *Set; ///< delayed
  uint32_t Slot;
  const Code *Body;
  WithCode(SourceRange R, const Code *Set, uint32_t Slot, const Code *Body)
      : Code(CodeOp::With, R), Set(Set), Slot(Slot), Body(Body) {}
};

/// `!e` or `-e`; strict.
struct UnaryCode : Code {
  const Code *Operand;
  UnaryCode(SourceRange R, CodeOp Op, const Code *Operand)
      : Code(Op, R), Operand(Operand) {}
};

/// `a + b` and the like; strict, as far as the operator needs its right side.
struct BinaryCode : Code {
  const Code *Left, *Right;
  SourceRange OpRange;
  BinaryCode(SourceRange R, CodeOp Op, const Code *Left, const Code *Right,
             SourceRange OpRange)
      : Code(Op, R), Left(Left), Right(Right), OpRange(OpRange) {}
};

} // namespace dx
