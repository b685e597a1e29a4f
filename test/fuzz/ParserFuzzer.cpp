// Any bytes become a tree and diagnostics, and every tree can be resolved and
// printed.

#include "frontend/Parse/Parser.h"
#include "frontend/Sema/ResolutionDump.h"
#include "frontend/Sema/Sema.h"
#include "frontend/Syntax/AstDump.h"
#include "test/fuzz/FuzzTarget.h"

using namespace dx;

static llvm::DenseSet<Symbol> globals(SymbolTable &Symbols) {
  llvm::DenseSet<Symbol> Names;
  for (llvm::StringRef Name :
       {"builtins", "true", "false", "null", "map", "__sub", "__findFile"})
    Names.insert(Symbols.intern(Name));
  return Names;
}

void fuzz::testOne(llvm::StringRef Text) {
  SymbolTable Symbols;
  SourceManager Sources;
  AstContext Ctx(Symbols);
  DiagnosticEngine Diags;
  auto File = Sources.addBuffer("fuzz.dx", Text.str());
  if (!File)
    return;
  // Both languages in one corpus: a blank at the beginning chooses.
  ParseOptions Options{.PipeOperators = Text.starts_with(" ")};
  const Expr *Tree = parseFile(*File, Sources, Ctx, Diags, Options);

  llvm::DenseSet<Symbol> Globals = globals(Symbols);
  Resolution Names = resolve(*Tree, Ctx, {&Globals, {}}, Diags);
  dumpAst(*Tree, Symbols, Sources, llvm::nulls());
  dumpResolution(*Tree, Names, Symbols, Sources, llvm::nulls());
}
