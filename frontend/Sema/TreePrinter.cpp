#include "frontend/Sema/TreePrinter.h"

#include "frontend/Basic/Path.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include <map>

using namespace dx;

namespace {
class Printer {
  const Resolution &R;
  const SymbolTable &Symbols;
  const TreePlaces &Places;
  llvm::raw_ostream &Out;

public:
  Printer(const Resolution &R, const SymbolTable &Symbols,
          const TreePlaces &Places, llvm::raw_ostream &Out)
      : R(R), Symbols(Symbols), Places(Places), Out(Out) {}
  void print(const Expr &E);

private:
  void literal(llvm::StringRef Text);
  void name(Symbol Name);
  void dynamicName(const Expr &E);
  void path(AttrPath Path);
  std::string absolute(llvm::StringRef Written) const;
  void parts(llvm::ArrayRef<StringPart> Parts);

  void formals(const Formals &Pattern);
  void function(const Expr &E);
  void arguments(const Expr &E);
  void call(const Expr &E);
  void implicitCall(const BinaryExpr &E);
  void infix(const BinaryExpr &E, llvm::StringRef Operator);

  std::vector<const MergedAttr *> sorted(const BindingGroup &Group) const;
  void bindings(const BindingGroup &Group);
  void inherited(const BindingGroup &Group,
                 llvm::ArrayRef<const MergedAttr *> Attrs);
  void attribute(const MergedAttr &A);
  void attrs(const BindingGroup &Group);
#define DX_EXPR(Kind) void node(const Kind##Expr &E);
#include "frontend/Syntax/Exprs.def"
};
} // namespace

void Printer::print(const Expr &E) {
  switch (E.kind()) {
#define DX_EXPR(Kind)                                                          \
  case ExprKind::Kind:                                                         \
    return node(llvm::cast<Kind##Expr>(E));
#include "frontend/Syntax/Exprs.def"
  }
}

// --- Names and texts

void Printer::literal(llvm::StringRef Text) {
  Out << '"';
  for (size_t I = 0; I < Text.size(); ++I) {
    char C = Text[I];
    if (C == '"' || C == '\\' || (C == '$' && Text.substr(I + 1, 1) == "{"))
      Out << '\\' << C;
    else if (C == '\n')
      Out << "\\n";
    else if (C == '\r')
      Out << "\\r";
    else if (C == '\t')
      Out << "\\t";
    else
      Out << C;
  }
  Out << '"';
}

static bool isKeyword(llvm::StringRef Text) {
  static constexpr llvm::StringLiteral Keywords[] = {
      "if", "then", "else", "assert", "with", "let", "in", "rec", "inherit"};
  return llvm::is_contained(Keywords, Text);
}

static bool isIdentifier(llvm::StringRef Text) {
  return !Text.empty() && (llvm::isAlpha(Text[0]) || Text[0] == '_') &&
         !isKeyword(Text) && llvm::all_of(Text, [](char C) {
           return llvm::isAlnum(C) || C == '_' || C == '-' || C == '\'';
         });
}

void Printer::name(Symbol Name) {
  llvm::StringRef Text = Symbols.text(Name);
  if (isIdentifier(Text))
    Out << Text;
  else
    literal(Text);
}

void Printer::dynamicName(const Expr &E) {
  Out << "\"${";
  print(E);
  Out << "}\"";
}

void Printer::path(AttrPath Path) {
  llvm::interleave(
      Path, Out,
      [&](const AttrName &Step) {
        if (Step.Dynamic)
          dynamicName(*Step.Dynamic);
        else
          name(Step.Name);
      },
      ".");
}

/// Where something is interpolated behind it, a path keeps its last slash.
std::string Printer::absolute(llvm::StringRef Written) const {
  std::string Path =
      Written.starts_with("~")
          ? normalisePath(Places.HomeDir + Written.drop_front().str())
      : Written.starts_with("/")
          ? normalisePath(Written)
          : normalisePath(Places.BaseDir + "/" + Written.str());
  bool KeepsSlash = Written.size() > 1 && Written.ends_with("/");
  return Path + (KeepsSlash ? "/" : "");
}

void Printer::parts(llvm::ArrayRef<StringPart> Parts) {
  llvm::interleave(
      Parts, Out,
      [&](const StringPart &P) {
        if (P.Interpolated)
          print(*P.Interpolated);
        else
          literal(P.Text);
      },
      " + ");
}

// --- Literals

void Printer::node(const ErrorExpr & /*E*/) { Out << "<ERROR>"; }
void Printer::node(const IntExpr &E) { Out << E.Value; }
void Printer::node(const FloatExpr &E) { Out << llvm::format("%g", E.Value); }

void Printer::node(const StringExpr &E) {
  if (E.Parts.empty())
    return literal("");
  if (E.Parts.size() == 1 && !E.Parts[0].Interpolated)
    return literal(E.Parts[0].Text);
  Out << '(';
  parts(E.Parts);
  Out << ')';
}

void Printer::node(const PathExpr &E) {
  std::string First = absolute(E.Parts[0].Text);
  if (E.Parts.size() == 1) {
    Out << First;
    return;
  }
  Out << '(' << First << " + ";
  parts(E.Parts.drop_front());
  Out << ')';
}

void Printer::node(const SearchPathExpr &E) {
  Out << "(__findFile __nixPath ";
  literal(E.Name);
  Out << ')';
}

void Printer::node(const ListExpr &E) {
  Out << "[ ";
  for (const Expr *Element : E.Elements) {
    Out << '(';
    print(*Element);
    Out << ") ";
  }
  Out << ']';
}

// --- Variables and selection

void Printer::node(const VarExpr &E) { name(E.Name); }

void Printer::node(const SelectExpr &E) {
  Out << '(';
  print(*E.Base);
  Out << ").";
  path(E.Path);
  if (!E.Default)
    return;
  Out << " or (";
  print(*E.Default);
  Out << ')';
}

void Printer::node(const HasAttrExpr &E) {
  Out << "((";
  print(*E.Base);
  Out << ") ? ";
  path(E.Path);
  Out << ')';
}

// --- Functions

/// In the order of names: the tree does not depend on what was read before.
void Printer::formals(const Formals &Pattern) {
  std::vector<const Formal *> Sorted;
  for (const Formal &F : Pattern.List)
    Sorted.push_back(&F);
  llvm::sort(Sorted, [&](const Formal *A, const Formal *B) {
    return Symbols.text(A->Name) < Symbols.text(B->Name);
  });
  Out << "{ ";
  llvm::interleave(
      Sorted, Out,
      [&](const Formal *F) {
        name(F->Name);
        if (!F->Default)
          return;
        Out << " ? ";
        print(*F->Default);
      },
      ", ");
  if (Pattern.Ellipsis)
    Out << (Sorted.empty() ? "..." : ", ...");
  Out << " }";
}

void Printer::node(const LambdaExpr &E) {
  Out << '(';
  if (E.Pattern)
    formals(*E.Pattern);
  if (E.Pattern && !E.ArgName.isEmpty())
    Out << " @ ";
  if (!E.ArgName.isEmpty())
    name(E.ArgName);
  Out << ": ";
  print(*E.Body);
  Out << ')';
}

/// The operators that are calls of functions.
static llvm::StringRef calledBy(BinaryOp Op) {
  switch (Op) {
  case BinaryOp::Sub:
    return "__sub";
  case BinaryOp::Mul:
    return "__mul";
  case BinaryOp::Div:
    return "__div";
  case BinaryOp::Less:
  case BinaryOp::LessEqual:
  case BinaryOp::Greater:
  case BinaryOp::GreaterEqual:
    return "__lessThan";
  case BinaryOp::Concat:
  case BinaryOp::Add:
  case BinaryOp::Update:
  case BinaryOp::Equal:
  case BinaryOp::NotEqual:
  case BinaryOp::And:
  case BinaryOp::Or:
  case BinaryOp::Implies:
  case BinaryOp::PipeInto:
  case BinaryOp::PipeFrom:
    return {};
  }
  return {};
}

/// `a <= b` is `!(b < a)`: whether the call is negated, and its arguments
/// swapped.
static bool isNegated(BinaryOp Op) {
  return Op == BinaryOp::LessEqual || Op == BinaryOp::GreaterEqual;
}
static bool isSwapped(BinaryOp Op) {
  return Op == BinaryOp::LessEqual || Op == BinaryOp::Greater;
}

static bool isPipe(BinaryOp Op) {
  return Op == BinaryOp::PipeInto || Op == BinaryOp::PipeFrom;
}

/// Whether Nix's tree has a call here, to which an outer call adds its
/// arguments: `(f a) b` is `f a b`, and `(1 - 2) 3` is `__sub 1 2 3`.
static bool isCall(const Expr &E) {
  if (const auto *B = llvm::dyn_cast<BinaryExpr>(&E))
    return isPipe(B->Op) || (!calledBy(B->Op).empty() && !isNegated(B->Op));
  if (const auto *U = llvm::dyn_cast<UnaryExpr>(&E))
    return U->Op == UnaryOp::Negate;
  return llvm::isa<CallExpr>(E) || llvm::isa<SearchPathExpr>(E);
}

/// `f a b` of a call, without its parentheses.
void Printer::arguments(const Expr &E) {
  auto Add = [&](const Expr &Argument) {
    Out << ' ';
    print(Argument);
  };
  if (const auto *C = llvm::dyn_cast<CallExpr>(&E)) {
    function(*C->Function);
    for (const Expr *Argument : C->Args)
      Add(*Argument);
  } else if (const auto *U = llvm::dyn_cast<UnaryExpr>(&E)) {
    Out << "__sub 0";
    Add(*U->Operand);
  } else if (const auto *S = llvm::dyn_cast<SearchPathExpr>(&E)) {
    Out << "__findFile __nixPath ";
    literal(S->Name);
  } else if (const auto *B = llvm::dyn_cast<BinaryExpr>(&E)) {
    implicitCall(*B);
  }
}

void Printer::implicitCall(const BinaryExpr &E) {
  const Expr *First = E.Left;
  const Expr *Second = E.Right;
  if (isSwapped(E.Op) || E.Op == BinaryOp::PipeInto)
    std::swap(First, Second);
  if (isPipe(E.Op)) {
    function(*First);
  } else {
    Out << calledBy(E.Op) << ' ';
    print(*First);
  }
  Out << ' ';
  print(*Second);
}

void Printer::function(const Expr &E) { isCall(E) ? arguments(E) : print(E); }

void Printer::call(const Expr &E) {
  Out << '(';
  arguments(E);
  Out << ')';
}

void Printer::node(const CallExpr &E) { call(E); }

// --- Operators

void Printer::node(const UnaryExpr &E) {
  if (E.Op == UnaryOp::Negate)
    return call(E);
  Out << "(! ";
  print(*E.Operand);
  Out << ')';
}

void Printer::infix(const BinaryExpr &E, llvm::StringRef Operator) {
  Out << '(';
  print(*E.Left);
  Out << ' ' << Operator << ' ';
  print(*E.Right);
  Out << ')';
}

void Printer::node(const BinaryExpr &E) {
  if (isCall(E))
    return call(E);
  if (calledBy(E.Op).empty())
    return infix(E, spelling(E.Op));
  Out << "(! ";
  call(E);
  Out << ')';
}

void Printer::node(const IfExpr &E) {
  Out << "(if ";
  print(*E.Cond);
  Out << " then ";
  print(*E.Then);
  Out << " else ";
  print(*E.Else);
  Out << ')';
}

void Printer::node(const AssertExpr &E) {
  Out << "assert ";
  print(*E.Cond);
  Out << "; ";
  print(*E.Body);
}

void Printer::node(const WithExpr &E) {
  Out << "(with ";
  print(*E.Set);
  Out << "; ";
  print(*E.Body);
  Out << ')';
}

// --- Bindings

std::vector<const MergedAttr *>
Printer::sorted(const BindingGroup &Group) const {
  std::vector<const MergedAttr *> Attrs;
  for (const MergedAttr &A : Group.Attrs)
    Attrs.push_back(&A);
  llvm::sort(Attrs, [&](const MergedAttr *A, const MergedAttr *B) {
    return Symbols.text(A->Name) < Symbols.text(B->Name);
  });
  return Attrs;
}

/// `inherit` without a source, then one for each source in order of writing.
void Printer::inherited(const BindingGroup &Group,
                        llvm::ArrayRef<const MergedAttr *> Attrs) {
  std::map<uint32_t, std::vector<Symbol>> BySource;
  std::vector<Symbol> Plain;
  for (const MergedAttr *A : Attrs) {
    if (A->K == MergedAttr::Kind::InheritVar)
      Plain.push_back(A->Name);
    if (A->K == MergedAttr::Kind::InheritFrom)
      BySource[A->FromIndex].push_back(A->Name);
  }
  auto Names = [&](llvm::ArrayRef<Symbol> All) {
    for (Symbol Name : All) {
      Out << ' ';
      name(Name);
    }
    Out << "; ";
  };
  if (!Plain.empty()) {
    Out << "inherit";
    Names(Plain);
  }
  for (const auto &[Source, All] : BySource) {
    Out << "inherit (";
    print(*Group.InheritFroms[Source]);
    Out << ')';
    Names(All);
  }
}

void Printer::attribute(const MergedAttr &A) {
  name(A.Name);
  Out << " = ";
  if (A.K == MergedAttr::Kind::Nested)
    attrs(R.Groups[A.NestedGroup]);
  else
    print(*A.Value);
  Out << "; ";
}

void Printer::bindings(const BindingGroup &Group) {
  std::vector<const MergedAttr *> Attrs = sorted(Group);
  inherited(Group, Attrs);
  for (const MergedAttr *A : Attrs)
    if (A->K == MergedAttr::Kind::Value || A->K == MergedAttr::Kind::Nested)
      attribute(*A);
  for (const DynamicAttr &A : Group.Dynamic) {
    dynamicName(*A.Name);
    Out << " = ";
    if (A.Value)
      print(*A.Value);
    else
      attrs(R.Groups[A.NestedGroup]);
    Out << "; ";
  }
}

void Printer::attrs(const BindingGroup &Group) {
  Out << (Group.Recursive ? "rec { " : "{ ");
  bindings(Group);
  Out << '}';
}

void Printer::node(const AttrsExpr &E) {
  bool IsLegacyLet = E.Style == AttrsStyle::LegacyLet;
  Out << (IsLegacyLet ? "(" : "");
  attrs(R.Groups[E.Id]);
  Out << (IsLegacyLet ? ").body" : "");
}

void Printer::node(const LetExpr &E) {
  Out << "(let ";
  bindings(R.Groups[E.Id]);
  Out << "in ";
  print(*E.Body);
  Out << ')';
}

void dx::printTree(const Expr &Root, const Resolution &R,
                   const SymbolTable &Symbols, const TreePlaces &Places,
                   llvm::raw_ostream &Out) {
  Printer(R, Symbols, Places, Out).print(Root);
}
