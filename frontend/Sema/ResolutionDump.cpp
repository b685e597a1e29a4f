#include "frontend/Sema/ResolutionDump.h"

#include "frontend/Basic/Stack.h"
#include "frontend/Syntax/ExprChildren.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVectorExtras.h"

using namespace dx;

namespace {

class Dumper {
  const Resolution &R;
  const SymbolTable &Symbols;
  const SourceManager &Sources;
  llvm::raw_ostream &Out;

public:
  Dumper(const Resolution &R, const SymbolTable &Symbols,
         const SourceManager &Sources, llvm::raw_ostream &Out)
      : R(R), Symbols(Symbols), Sources(Sources), Out(Out) {}

  void dump(const Expr &E);

private:
  void place(SourceRange Range);
  void line(SourceRange Range) {
    place(Range);
    Out << '\n';
  }
  void reference(VarRef Ref);
  void withs(DeclId With);
  void variable(const VarExpr &E);
  void shadowed(const Expr &E);
  void header(llvm::StringRef Label, uint32_t Group);
  void group(uint32_t Group, unsigned Level);
  void attribute(const MergedAttr &A, unsigned Level);
};

} // namespace

void Dumper::place(SourceRange Range) {
  if (auto At = Sources.presumed(Range.Begin))
    Out << ' ' << At->Line << ':' << At->Column;
}

static llvm::StringRef label(DeclKind Kind) {
  switch (Kind) {
  case DeclKind::Argument:
    return "argument";
  case DeclKind::Formal:
    return "formal";
  case DeclKind::Binding:
    return "binding";
  case DeclKind::WithSet:
    return "with";
  case DeclKind::Scope:
    return "scope";
  }
  return {};
}

/// The sets to look in, innermost first.
void Dumper::withs(DeclId With) {
  Out << "with";
  while (With != DeclId::None) {
    const Decl &D = R.Decls[uint32_t(With)];
    place(D.Range);
    With = D.OuterWith;
  }
}

void Dumper::reference(VarRef Ref) {
  switch (Ref.Kind) {
  case VarKind::Local: {
    const Decl &D = R.Decls[uint32_t(Ref.Target)];
    Out << label(D.Kind);
    return place(D.Range);
  }
  case VarKind::With:
    return withs(Ref.Target);
  case VarKind::Global:
    Out << "global";
    return;
  case VarKind::CurPos:
    Out << "own place";
    return;
  case VarKind::Undefined:
    Out << "undefined";
    return;
  }
}

void Dumper::variable(const VarExpr &E) {
  Out << "var " << Symbols.text(E.Name);
  place(E.range());
  Out << " -> ";
  reference(R.Vars[E.Id]);
  Out << '\n';
}

void Dumper::shadowed(const Expr &E) {
  auto Call = R.Shadowed.find(&E);
  if (Call == R.Shadowed.end())
    return;
  Out << "operator";
  place(E.range());
  Out << " -> ";
  reference(Call->second.Function);
  if (llvm::isa<SearchPathExpr>(E)) {
    Out << ", ";
    reference(Call->second.SearchPath);
  }
  Out << '\n';
}

void Dumper::attribute(const MergedAttr &A, unsigned Level) {
  Out.indent(Level * 2) << Symbols.text(A.Name) << ": ";
  switch (A.K) {
  case MergedAttr::Kind::Value:
    Out << "value";
    return line(A.NameRange);
  case MergedAttr::Kind::InheritVar:
    Out << "inherit";
    return line(A.NameRange);
  case MergedAttr::Kind::InheritFrom:
    Out << "inherit from";
    place(A.NameRange);
    Out << " source " << A.FromIndex << '\n';
    return;
  case MergedAttr::Kind::Nested:
    Out << "nested";
    line(A.NameRange);
    return group(A.NestedGroup, Level + 1);
  }
}

void Dumper::group(uint32_t Group, unsigned Level) {
  const BindingGroup &G = R.Groups[Group];
  auto Attrs =
      llvm::map_to_vector(G.Attrs, [](const MergedAttr &A) { return &A; });
  llvm::sort(Attrs, [&](const MergedAttr *A, const MergedAttr *B) {
    return Symbols.text(A->Name) < Symbols.text(B->Name);
  });
  for (const MergedAttr *A : Attrs)
    attribute(*A, Level);
  for (const DynamicAttr &A : G.Dynamic) {
    Out.indent(Level * 2) << (A.Value ? "dynamic: value" : "dynamic: nested");
    line(A.NameRange);
    if (!A.Value)
      group(A.NestedGroup, Level + 1);
  }
}

void Dumper::header(llvm::StringRef Label, uint32_t Group) {
  const BindingGroup &G = R.Groups[Group];
  // A literal that joined another set has a group without a place.
  if (!G.Range.isValid())
    return;
  Out << Label;
  line(G.Range);
  group(Group, 1);
}

void Dumper::dump(const Expr &E) {
  if (stackIsLow()) {
    Out << "...\n";
    return;
  }
  if (const auto *Var = llvm::dyn_cast<VarExpr>(&E))
    variable(*Var);
  else if (const auto *Let = llvm::dyn_cast<LetExpr>(&E))
    header("let", Let->Id);
  else if (const auto *Set = llvm::dyn_cast<AttrsExpr>(&E))
    header(R.Groups[Set->Id].Recursive ? "rec" : "set", Set->Id);
  shadowed(E);
  forEachChild(E, [this](const Expr &Child) { dump(Child); });
}

void dx::dumpResolution(const Expr &Root, const Resolution &R,
                        const SymbolTable &Symbols,
                        const SourceManager &Sources, llvm::raw_ostream &Out) {
  Dumper(R, Symbols, Sources, Out).dump(Root);
}
