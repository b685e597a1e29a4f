#pragma once

#include "frontend/Parse/OperatorStack.h"
#include "frontend/Parse/RuleFrame.h"
#include "frontend/Parse/StringLiteral.h"

namespace dx {

/// Thrown out of the parser where an expression nests too deeply; reported
/// before. It never leaves parseFile.
struct NestingLimitReached {};

/// Makes the tree: the grammar's actions call it, bottom up. What is finished
/// and not yet part of something waits on stacks; a rule that fails leaves
/// exactly what its callers count on (an ErrorExpr for an expression).
class TreeBuilder {
public:
  /// How deeply expressions may nest. Brackets, interpolations, prefix
  /// operators, `if`, `let`, `with`, `assert` and functions count.
  static constexpr unsigned MaxDepth = 15000;

  TreeBuilder(const TokenBuffer &Tokens, SourceLoc Start, AstContext &Ctx,
              DiagnosticEngine &Diags, const ParseOptions &Options);

  void enterRule(size_t Rule);
  void exitRule(bool Failed);
  /// The whole tree, when the outermost rule is done.
  const Expr *takeResult();
  [[nodiscard]] size_t depthOfRules() const { return Frames.size(); }
  /// The token with which the innermost rule began.
  [[nodiscard]] size_t ruleStart() const { return Frames.back().FirstToken; }

  // Actions. A token is null where recovery pretended that it was there.
  void variable(const Token *Name);
  void integer(const Token *Literal);
  void floating(const Token *Literal);
  void uri(const Token *Literal);
  void searchPath(const Token *Literal);
  void parenthesized();
  void list();
  void application();
  void applyToOr(const Token *Or);
  void select();
  void prefix(const Token *Op);
  void infix(const Token *Op);
  void beginHasAttr();
  void hasAttr();
  void finishOperators();
  void assertion();
  void with();
  void conditional();

  // Strings and paths (TreeBuilderStrings.cpp).
  void text(const Token *Piece);
  void interpolation();
  void endString();
  void quoted();
  void indented();
  void path();

  // Names, bindings and parameters (TreeBuilderAttrs.cpp).
  void attrName(const Token *Name);
  void attrString();
  void attrDynamic();
  void binding();
  void inheritFrom();
  void inherit();
  void attrs();
  void recursiveAttrs();
  void legacyLet();
  void let();
  void lambdaName(const Token *Name);
  void lambda();
  void formalName(const Token *Name);
  void formalDefault();
  void ellipsis(const Token *Dots);
  void formalComma(const Token *Comma);
  void formals();

private:
  using Marks = StackMarks;
  using Frame = RuleFrame;
  /// The parts of a `"..."`, before it is known what they are for.
  struct StringParts {
    llvm::ArrayRef<StringPart> Parts;
    SourceRange Range;
  };

  Frame &frame() { return Frames.back(); }
  [[nodiscard]] Marks marks() const;
  void truncate(const Marks &To);
  void leaveFailed(const Frame &F);
  void checkDepth(unsigned Depth);

  [[nodiscard]] SourceRange range(const Token &T) const {
    return {Start.advanced(T.Begin), Start.advanced(T.End)};
  }
  /// From the first token of the innermost rule to the last one read.
  [[nodiscard]] SourceRange ruleRange() const {
    return rangeFrom(Frames.back().FirstToken);
  }
  [[nodiscard]] SourceRange rangeFrom(size_t FirstToken) const;
  void push(const Expr *E) { Operands.push_back({E, E->range()}); }
  void pushError(SourceRange Range) { push(Ctx.make<ErrorExpr>(Range)); }
  const Expr *pop() { return Operands.pop_back_val().E; }
  /// Takes what lies on a stack above \p Base into the arena.
  template <class T>
  llvm::ArrayRef<T> take(llvm::SmallVectorImpl<T> &Stack, uint32_t Base) {
    llvm::ArrayRef<T> All = Ctx.copy(llvm::ArrayRef<T>(Stack).drop_front(Base));
    Stack.truncate(Base);
    return All;
  }
  llvm::ArrayRef<StringPart> makeParts(llvm::ArrayRef<StringPiece> All);
  /// Of the pieces of the innermost rule.
  llvm::ArrayRef<StringPart> takeParts();
  void pushAttrs(AttrsStyle Style);
  void checkFormalAllowed(SourceRange Range);

  const TokenBuffer &Tokens;
  SourceLoc Start;
  AstContext &Ctx;
  DiagnosticEngine &Diags;
  const ParseOptions &Options;
  bool ReportedPipe = false;
  llvm::SmallVector<Frame, 64> Frames;
  llvm::SmallVector<Operand, 64> Operands;
  OperatorStack Operators;
  llvm::SmallVector<AttrName, 16> Names;
  llvm::SmallVector<StringPiece, 16> Pieces;
  llvm::SmallVector<StringParts, 4> Strings;
  llvm::SmallVector<Binding, 32> Bindings;
  llvm::SmallVector<Formal, 16> FormalList;
  llvm::SmallVector<const Formals *, 4> Patterns;
};

} // namespace dx
