#pragma once

// The compiler's inside; only the files of this directory include it.

#include "evaluator/Code/Compiler.h"
#include "evaluator/Code/Groups.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace dx {

/// A unit while it is compiled: where its variables are.
struct UnitState {
  UnitState *Outer;
  /// By declaration: its slot in the frame.
  llvm::DenseMap<uint32_t, uint32_t> Slots;
  /// By declaration: its index among the captured values.
  llvm::DenseMap<uint32_t, uint32_t> CaptureIndex;
  llvm::SmallVector<CaptureSource, 8> Captures;
  /// Declarations of this unit's slots that are being filled: their slots may
  /// be captured, but not read yet.
  llvm::DenseSet<uint32_t> Pending;
  /// A group with `__overrides` is being compiled: what it captures of itself
  /// may be replaced, so that everything needs a place of its own.
  bool Replaceable = false;
  uint32_t NextSlot = 0;
  uint32_t FrameSize = 0;

  explicit UnitState(UnitState *Outer) : Outer(Outer) {}
  uint32_t newSlot() {
    FrameSize = std::max(FrameSize, NextSlot + 1);
    return NextSlot++;
  }
  uint32_t declare(DeclId D) { return Slots[uint32_t(D)] = newSlot(); }
};

/// Compiles the tree of one file.
class Compiler {
public:
  Compiler(const Resolution &Names, const CompileEnvironment &Env,
           llvm::BumpPtrAllocator &Arena)
      : Names(Names), Env(Env), Arena(Arena) {}

  const UnitCode *compileRoot(const Expr &Root);

private:
  /// To be computed now, on the current frame.
  const Code *strict(const Expr &E);
  /// To be computed when needed: something that Evaluator::delay takes.
  const Code *delayed(const Expr &E, Symbol Name = {});
  /// The value of a binding, with its name for messages. In a recursive group
  /// it is nothing that reads the group's slots when it is made, except to
  /// capture them.
  const Code *binding(const Expr &E, Symbol Name, bool Recursive);
  DelayCode *delayUnit(SourceRange R, Symbol Name,
                       llvm::function_ref<const Code *()> Body);
  const Code *eagerForm(const Expr &E);
  bool isSimpleOperand(const Expr &E) const;
  bool isPending(const VarRef &Ref) const;

  // Names.
  const SlotCode *slotOf(DeclId D, SourceRange R);
  CaptureSource sourceIn(UnitState &Unit, DeclId D);
  uint32_t captureIn(UnitState &Unit, DeclId D);
  const Code *variable(const VarRef &Ref, Symbol Name, SourceRange R);
  const Code *global(Symbol Name, SourceRange R);
  llvm::ArrayRef<const SlotCode *> withSets(DeclId Innermost, SourceRange R);

  // Groups.
  const Code *group(const BindingGroup &G, SourceRange R);
  const Code *plainGroup(const BindingGroup &G, SourceRange R);
  const GroupCode *recursiveGroup(const BindingGroup &G, SourceRange R,
                                  CodeOp Op, const Expr *Body);
  llvm::ArrayRef<FromField> froms(const BindingGroup &G, bool Recursive);
  const Code *fieldInit(const MergedAttr &A, llvm::ArrayRef<FromField> Froms,
                        bool Recursive);
  const Code *nestedGroup(uint32_t Index, Symbol Name, bool Recursive);
  llvm::ArrayRef<DynamicField> dynamicFields(const BindingGroup &G);

  // Functions.
  const LambdaCode *lambda(const LambdaExpr &E, Symbol Name);
  void formals(const LambdaExpr &E, LambdaCode &L);

  // Operators.
  const Code *shadowedBinary(const BinaryExpr &E, const VarRef &Function);
  const Code *call(const Code *F, llvm::ArrayRef<const Code *> Args,
                   SourceRange R);

  // Strings and paths.
  std::string absolutePath(llvm::StringRef Written) const;
  llvm::ArrayRef<AttrStep> steps(AttrPath Path);

  // One function for each kind of expression.
#define DX_EXPR(Kind) const Code *node(const Kind##Expr &E);
#include "frontend/Syntax/Exprs.def"

  template <class T, class... Args> T *make(Args &&...Values) {
    return new (Arena.Allocate<T>()) T(std::forward<Args>(Values)...);
  }
  template <class T> llvm::ArrayRef<T> copy(const llvm::SmallVectorImpl<T> &L) {
    return llvm::ArrayRef<T>(L).copy(Arena);
  }
  const Code *constant(SourceRange R, Value V) { return make<ConstCode>(R, V); }
  /// Ends a unit: what it captured and how large its frame is.
  void finish(UnitCode &U, const UnitState &State, const Code *Body);

  const Resolution &Names;
  const CompileEnvironment &Env;
  llvm::BumpPtrAllocator &Arena;
  UnitState *Unit = nullptr;
};

} // namespace dx
