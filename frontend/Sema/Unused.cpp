#include "frontend/Sema/Unused.h"

#include "frontend/Basic/Stack.h"
#include "frontend/Syntax/ExprChildren.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace dx;

namespace {

class UnusedFinder {
  const Resolution &R;
  const SymbolTable &Symbols;
  DiagnosticEngine &Diags;
  /// By declaration.
  llvm::BitVector Used;

public:
  UnusedFinder(const Resolution &R, const SymbolTable &Symbols,
               DiagnosticEngine &Diags);
  void visit(const Expr &E);

private:
  void use(VarRef Ref);
  void check(const LetExpr &E);
  void check(const WithExpr &E);
};

} // namespace

UnusedFinder::UnusedFinder(const Resolution &R, const SymbolTable &Symbols,
                           DiagnosticEngine &Diags)
    : R(R), Symbols(Symbols), Diags(Diags), Used(R.Decls.size()) {
  for (VarRef Ref : R.Vars)
    use(Ref);
  for (const auto &[Operator, Call] : R.Shadowed) {
    use(Call.Function);
    use(Call.SearchPath);
  }
}

void UnusedFinder::use(VarRef Ref) {
  // A name that the innermost set lacks is looked up in the next one. Where
  // one is used, so are all around it.
  for (DeclId Id = Ref.Target; Id != DeclId::None && !Used[uint32_t(Id)];
       Id = R.Decls[uint32_t(Id)].OuterWith)
    Used.set(uint32_t(Id));
}

void UnusedFinder::check(const LetExpr &E) {
  for (const MergedAttr &A : R.Groups[E.Id].Attrs) {
    llvm::StringRef Name = Symbols.text(A.Name);
    if (A.Declares != DeclId::None && !Used[uint32_t(A.Declares)] &&
        !Name.starts_with("_"))
      Diags.report(A.NameRange, diag::UnusedBinding, Name);
  }
}

void UnusedFinder::check(const WithExpr &E) {
  DeclId Set = R.Withs[E.Id];
  if (Set != DeclId::None && !Used[uint32_t(Set)])
    Diags.report({E.range().Begin, E.Set->range().End}, diag::UnusedWith);
}

void UnusedFinder::visit(const Expr &E) {
  if (stackIsLow())
    return;
  if (const auto *Let = llvm::dyn_cast<LetExpr>(&E))
    check(*Let);
  else if (const auto *With = llvm::dyn_cast<WithExpr>(&E))
    check(*With);
  forEachChild(E, [this](const Expr &Child) { visit(Child); });
}

void dx::reportUnused(const Expr &Root, const Resolution &R,
                      const SymbolTable &Symbols, DiagnosticEngine &Diags) {
  DiagnosticEngine Found;
  UnusedFinder(R, Symbols, Found).visit(Root);
  Diags.addSorted(Found);
}
