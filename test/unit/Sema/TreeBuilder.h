#pragma once

#include "frontend/Sema/Sema.h"
#include "frontend/Syntax/AstContext.h"
#include <initializer_list>

namespace dx {

/// Makes trees without a parser; every node lies one byte after the one made
/// before it.
class TreeBuilder {
public:
  SymbolTable Symbols;
  AstContext Ctx{Symbols};
  DiagnosticEngine Diags;
  llvm::DenseSet<Symbol> Globals;
  SemaOptions Options{&Globals, {}};

  Symbol sym(llvm::StringRef Text) { return Symbols.intern(Text); }
  SourceRange range() {
    SourceLoc Begin(Next++);
    return {Begin, SourceLoc(Next)};
  }

  const Expr *num() { return Ctx.make<IntExpr>(range(), 1); }
  const VarExpr *var(llvm::StringRef Name) {
    return Ctx.make<VarExpr>(range(), sym(Name), Ctx.nextVarId());
  }
  const Expr *binary(BinaryOp Op, const Expr *Left, const Expr *Right) {
    return Ctx.make<BinaryExpr>(range(), Op, Left, Right, SourceRange());
  }
  const Expr *list(std::initializer_list<const Expr *> Elements) {
    return Ctx.make<ListExpr>(range(),
                              Ctx.copy(llvm::ArrayRef<const Expr *>(Elements)));
  }
  AttrName name(llvm::StringRef Text) { return {sym(Text), nullptr, range()}; }
  AttrName dynamic(const Expr *E) { return {Symbol(), E, range()}; }

  Binding bind(std::initializer_list<AttrName> Path, const Expr *Value) {
    return bindPath(AttrPath(Path), Value);
  }
  Binding bindPath(AttrPath Path, const Expr *Value) {
    Binding B;
    B.Range = range();
    B.Path = Ctx.copy(Path);
    B.Value = Value;
    return B;
  }
  Binding bind(llvm::StringRef Name, const Expr *Value) {
    return bind({name(Name)}, Value);
  }
  /// `inherit Name;` or `inherit (From) Name;`
  Binding inherit(llvm::StringRef Name, const Expr *From = nullptr) {
    Binding B;
    B.Range = range();
    B.IsInherit = true;
    B.From = From;
    B.Inherited = Ctx.copy(AttrPath(name(Name)));
    if (!From)
      B.InheritedVars = Ctx.copy(llvm::ArrayRef<const VarExpr *>(var(Name)));
    return B;
  }
  const AttrsExpr *attrs(llvm::ArrayRef<Binding> Bindings,
                         AttrsStyle Style = AttrsStyle::Plain) {
    return Ctx.make<AttrsExpr>(range(), Style, Ctx.copy(Bindings),
                               Ctx.nextGroupId());
  }
  const LetExpr *let(llvm::ArrayRef<Binding> Bindings, const Expr *Body) {
    return Ctx.make<LetExpr>(range(), Ctx.copy(Bindings), Body,
                             Ctx.nextGroupId());
  }
  const WithExpr *with(const Expr *Set, const Expr *Body) {
    return Ctx.make<WithExpr>(range(), Set, Body, Ctx.nextWithId());
  }
  /// `{ Names }@Arg: Body`, or `Arg: Body` without names.
  const LambdaExpr *lambda(llvm::StringRef Arg,
                           std::initializer_list<llvm::StringRef> Names,
                           const Expr *Body) {
    const Formals *Pattern = nullptr;
    if (Names.size()) {
      std::vector<Formal> List;
      for (llvm::StringRef Name : Names)
        List.push_back({sym(Name), range(), nullptr});
      Pattern = Ctx.make<Formals>(
          Formals{Ctx.copy(llvm::ArrayRef(List)), false, range()});
    }
    return Ctx.make<LambdaExpr>(range(), sym(Arg), range(), Pattern, Body,
                                Ctx.nextLambdaId());
  }

  Resolution resolve(const Expr *Root) {
    return dx::resolve(*Root, Ctx, Options, Diags);
  }
  /// The codes of all diagnostics, separated by blanks.
  std::string codes() {
    std::string All;
    for (const Diagnostic &D : Diags.all())
      All += (All.empty() ? "" : " ") + D.code().str();
    return All;
  }

private:
  uint32_t Next = 1;
};

} // namespace dx
