#include "driver/TreeOutput.h"

#include "frontend/Parse/Parser.h"
#include "frontend/Sema/Lints.h"
#include "frontend/Sema/Sema.h"
#include "frontend/Sema/TreePrinter.h"
#include "llvm/Support/raw_ostream.h"

using namespace dx;

void dx::printParsed(Session &S, std::string Name, std::string Text,
                     llvm::StringRef BaseDir) {
  auto File = S.Sources.addBuffer(Name, std::move(Text));
  if (!File) {
    S.Diags.report({}, diag::SourcesTooLarge, Name);
    return;
  }
  AstContext Ctx(S.Symbols);
  const Expr *Tree = parseFile(*File, S.Sources, Ctx, S.Diags,
                               {.PipeOperators = S.Options.PipeOperators});
  reportLints(*Tree, S.Options.Lints, S.Diags);
  Resolution Names = resolve(*Tree, Ctx, {&S.GlobalNames, {}}, S.Diags);
  if (S.Diags.hasErrors())
    return;
  printTree(*Tree, Names, S.Symbols, {BaseDir.str(), S.Options.HomeDirectory},
            llvm::outs());
  llvm::outs() << '\n';
}
