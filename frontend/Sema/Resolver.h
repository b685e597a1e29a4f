#pragma once

#include "frontend/Sema/BindingMerger.h"
#include "frontend/Sema/Sema.h"
#include "frontend/Sema/Suggestion.h"

namespace dx {

/// Walks a tree once and fills a Resolution. resolve() is the way in.
class Resolver {
public:
  Resolver(Resolution &Result, AstContext &Ctx, const SemaOptions &Options,
           DiagnosticEngine &Diags);

  void visit(const Expr &E);

private:
  void node(const VarExpr &E);
  void node(const LambdaExpr &E);
  void node(const AttrsExpr &E);
  void node(const LetExpr &E);
  void node(const WithExpr &E);
  void node(const UnaryExpr &E);
  void node(const BinaryExpr &E);
  void node(const SearchPathExpr &E);
  /// All others make no scope and refer to nothing.
  template <class Node> void node(const Node &E);

  /// Resolves what a group holds. \p Body, if any, sees the group's names.
  void group(uint32_t Group, const Expr *Body = nullptr);
  void declareAttrs(uint32_t Group);
  void inheritedVars(uint32_t Group);
  void members(uint32_t Group);
  void leftovers(uint32_t Group);
  void refuseDynamic(uint32_t Group);
  void formals(const LambdaExpr &E, LambdaDecls &Made);
  void swallowedFormal(const Formal &F);
  DeclId declareFormal(const LambdaExpr &E, const Formal &F, size_t FirstDecl);

  void variable(const VarExpr &E);
  void undefined(const VarExpr &E);
  /// The innermost plain set around that has an attribute of that name.
  [[nodiscard]] const MergedAttr *aroundWithoutRec(Symbol Name) const;

  /// What the function behind an operator is, if the file shadows it.
  void implicitCall(const Expr &E, Symbol Function);
  [[nodiscard]] VarRef localOrGlobal(Symbol Name) const;
  [[nodiscard]] Symbol implicitFunction(BinaryOp Op) const;

  Resolution &Result;
  const SemaOptions &Options;
  DiagnosticEngine &Diags;
  const SymbolTable &Symbols;
  ScopeStack Scopes;
  BindingMerger Merger;
  Suggester Suggestions;
  /// The groups around that are not recursive.
  std::vector<uint32_t> PlainGroups;
  /// Operators whose right operand is yet to be visited.
  std::vector<const BinaryExpr *> Pending;
  Symbol CurPos, Sub, Mul, Div, LessThan, FindFile, NixPath;
};

} // namespace dx
