#include "frontend/Syntax/AstDump.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"

using namespace dx;

namespace {

class Dumper {
  const SymbolTable &Symbols;
  const SourceManager &Sources;
  llvm::raw_ostream &Out;
  unsigned Level = 0;

  /// One deeper while it lives.
  struct Deeper {
    unsigned &Level;
    explicit Deeper(Dumper &D) : Level(D.Level) { ++Level; }
    ~Deeper() { --Level; }
  };

public:
  Dumper(const SymbolTable &Symbols, const SourceManager &Sources,
         llvm::raw_ostream &Out)
      : Symbols(Symbols), Sources(Sources), Out(Out) {}

  void dump(const Expr &E);

private:
  void end(SourceRange Range);
  llvm::raw_ostream &begin(llvm::StringRef Label) {
    return Out.indent(Level * 2) << Label;
  }
  void leaf(llvm::StringRef Label, SourceRange Range) {
    begin(Label);
    end(Range);
  }
  void quoted(llvm::StringRef Text) {
    Out << '"';
    llvm::printEscapedString(Text, Out);
    Out << '"';
  }
  void parts(llvm::ArrayRef<StringPart> Parts);
  void attrName(const AttrName &Name);
  void path(AttrPath Path);
  void binding(const Binding &B);
  void bindings(llvm::ArrayRef<Binding> Bindings) {
    for (const Binding &B : Bindings)
      binding(B);
  }
  void pattern(const Formals &Pattern);
  void child(llvm::StringRef Role, const Expr *E);
#define DX_EXPR(Kind) void node(const Kind##Expr &E);
#include "frontend/Syntax/Exprs.def"
};

} // namespace

void Dumper::end(SourceRange Range) {
  auto Begin = Sources.presumed(Range.Begin);
  auto End = Sources.presumed(Range.End);
  if (Begin && End)
    Out << llvm::format(" %u:%u-%u:%u", Begin->Line, Begin->Column, End->Line,
                        End->Column);
  Out << '\n';
}

void Dumper::dump(const Expr &E) {
  switch (E.kind()) {
#define DX_EXPR(Kind)                                                          \
  case ExprKind::Kind:                                                         \
    return node(llvm::cast<Kind##Expr>(E));
#include "frontend/Syntax/Exprs.def"
  }
}

void Dumper::child(llvm::StringRef Role, const Expr *E) {
  if (!E)
    return;
  begin(Role) << '\n';
  Deeper D(*this);
  dump(*E);
}

void Dumper::parts(llvm::ArrayRef<StringPart> Parts) {
  Deeper D(*this);
  for (const StringPart &P : Parts) {
    if (P.Interpolated) {
      leaf("Interpolation", P.Range);
      Deeper D2(*this);
      dump(*P.Interpolated);
      continue;
    }
    begin("Text ");
    quoted(P.Text);
    end(P.Range);
  }
}

/// Names of attributes may be any text; only the others are as written.
static bool isPlainName(llvm::StringRef Text) {
  return !Text.empty() && llvm::all_of(Text, [](char C) {
    return llvm::isAlnum(C) || C == '_' || C == '-' || C == '\'';
  });
}

void Dumper::attrName(const AttrName &Name) {
  if (!Name.Dynamic) {
    begin("Name ");
    llvm::StringRef Text = Symbols.text(Name.Name);
    if (isPlainName(Text))
      Out << Text;
    else
      quoted(Text);
    return end(Name.Range);
  }
  leaf("DynamicName", Name.Range);
  Deeper D(*this);
  dump(*Name.Dynamic);
}

void Dumper::path(AttrPath Path) {
  for (const AttrName &Name : Path)
    attrName(Name);
}

void Dumper::binding(const Binding &B) {
  leaf(B.IsInherit ? "Inherit" : "Binding", B.Range);
  Deeper D(*this);
  if (B.IsInherit) {
    child("From", B.From);
    return path(B.Inherited);
  }
  path(B.Path);
  dump(*B.Value);
}

void Dumper::pattern(const Formals &Pattern) {
  leaf(Pattern.Ellipsis ? "Formals ..." : "Formals", Pattern.Range);
  Deeper D(*this);
  for (const Formal &F : Pattern.List) {
    begin("Formal ") << Symbols.text(F.Name);
    end(F.Range);
    Deeper D2(*this);
    if (F.Default)
      dump(*F.Default);
  }
}

void Dumper::node(const ErrorExpr &E) { leaf("Error", E.range()); }

void Dumper::node(const IntExpr &E) {
  begin("Int ") << E.Value;
  end(E.range());
}

void Dumper::node(const FloatExpr &E) {
  begin("Float ") << llvm::format("%.17g", E.Value);
  end(E.range());
}

void Dumper::node(const StringExpr &E) {
  leaf("String", E.range());
  parts(E.Parts);
}

void Dumper::node(const PathExpr &E) {
  leaf("Path", E.range());
  parts(E.Parts);
}

void Dumper::node(const SearchPathExpr &E) {
  begin("SearchPath ") << E.Name;
  end(E.range());
}

void Dumper::node(const VarExpr &E) {
  begin("Var ") << Symbols.text(E.Name);
  end(E.range());
}

void Dumper::node(const SelectExpr &E) {
  leaf("Select", E.range());
  Deeper D(*this);
  dump(*E.Base);
  path(E.Path);
  child("Or", E.Default);
}

void Dumper::node(const HasAttrExpr &E) {
  leaf("HasAttr", E.range());
  Deeper D(*this);
  dump(*E.Base);
  path(E.Path);
}

void Dumper::node(const CallExpr &E) {
  leaf("Call", E.range());
  Deeper D(*this);
  dump(*E.Function);
  for (const Expr *Arg : E.Args)
    dump(*Arg);
}

void Dumper::node(const LambdaExpr &E) {
  begin("Lambda");
  if (!E.ArgName.isEmpty())
    Out << ' ' << Symbols.text(E.ArgName);
  end(E.range());
  Deeper D(*this);
  if (E.Pattern)
    pattern(*E.Pattern);
  dump(*E.Body);
}

static llvm::StringRef label(AttrsStyle Style) {
  switch (Style) {
  case AttrsStyle::Plain:
    return "Attrs";
  case AttrsStyle::Rec:
    return "Attrs rec";
  case AttrsStyle::LegacyLet:
    return "Attrs let";
  }
  return {};
}

void Dumper::node(const AttrsExpr &E) {
  leaf(label(E.Style), E.range());
  Deeper D(*this);
  bindings(E.Bindings);
}

void Dumper::node(const LetExpr &E) {
  leaf("Let", E.range());
  Deeper D(*this);
  bindings(E.Bindings);
  child("In", E.Body);
}

void Dumper::node(const ListExpr &E) {
  leaf("List", E.range());
  Deeper D(*this);
  for (const Expr *Element : E.Elements)
    dump(*Element);
}

void Dumper::node(const IfExpr &E) {
  leaf("If", E.range());
  Deeper D(*this);
  dump(*E.Cond);
  dump(*E.Then);
  dump(*E.Else);
}

void Dumper::node(const AssertExpr &E) {
  leaf("Assert", E.range());
  Deeper D(*this);
  dump(*E.Cond);
  dump(*E.Body);
}

void Dumper::node(const WithExpr &E) {
  leaf("With", E.range());
  Deeper D(*this);
  dump(*E.Set);
  dump(*E.Body);
}

void Dumper::node(const UnaryExpr &E) {
  begin("Unary ") << spelling(E.Op);
  end(E.range());
  Deeper D(*this);
  dump(*E.Operand);
}

void Dumper::node(const BinaryExpr &E) {
  begin("Binary ") << spelling(E.Op);
  end(E.range());
  Deeper D(*this);
  dump(*E.Left);
  dump(*E.Right);
}

void dx::dumpAst(const Expr &Root, const SymbolTable &Symbols,
                 const SourceManager &Sources, llvm::raw_ostream &Out) {
  Dumper(Symbols, Sources, Out).dump(Root);
}
