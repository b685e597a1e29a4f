#pragma once

#include "frontend/Basic/DiagnosticEngine.h"
#include "frontend/Parse/Parser.h"
#include "frontend/Parse/TokenBuffer.h"
#include "frontend/Syntax/AstContext.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

namespace dx {

/// A finished expression with the text it came from, parentheses included.
struct Operand {
  const Expr *E = nullptr;
  SourceRange Range;
};

enum class Associativity : uint8_t { Left, Right, None };

/// Joins a flat sequence of operands and operators by precedence. Sequences
/// nest: each begins at the stack's size at that time, its base.
class OperatorStack {
  AstContext &Ctx;
  DiagnosticEngine &Diags;
  llvm::SmallVectorImpl<Operand> &Operands;

  struct Entry {
    int Precedence;
    Associativity Assoc;
    bool IsPrefix;
    UnaryOp Unary;
    BinaryOp Binary;
    SourceRange Range;
  };
  llvm::SmallVector<Entry, 32> Entries;

public:
  /// Operands lie on \p Operands, which the builder pushes to.
  OperatorStack(AstContext &Ctx, DiagnosticEngine &Diags,
                llvm::SmallVectorImpl<Operand> &Operands)
      : Ctx(Ctx), Diags(Diags), Operands(Operands) {}

  [[nodiscard]] size_t size() const { return Entries.size(); }
  void truncate(size_t Size) { Entries.truncate(Size); }

  void prefix(UnaryOp Op, SourceRange Range);
  void infix(BinaryOp Op, SourceRange Range, size_t Base);
  /// `?` takes an attribute path on its right, which is no operand: brings
  /// its left side to the top of the operands.
  void question(size_t Base);
  /// Joins everything above \p Base into one operand.
  void finish(size_t Base);

private:
  void reduce();
  void reduceWhileTighter(int Precedence, Associativity Assoc, size_t Base);
  void checkChain(BinaryOp Op, SourceRange Range, size_t Base);
};

} // namespace dx
