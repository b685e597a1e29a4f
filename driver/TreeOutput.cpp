#include "driver/TreeOutput.h"

#include "frontend/Parse/Parser.h"
#include "frontend/Sema/Sema.h"
#include "llvm/Support/raw_ostream.h"

using namespace dx;

void dx::printTree(Session &S, std::string Name, std::string Text) {
  auto File = S.Sources.addBuffer(Name, std::move(Text));
  if (!File) {
    S.Diags.report({}, diag::SourcesTooLarge, Name);
    return;
  }
  AstContext Ctx(S.Symbols);
  const Expr *Tree = parseFile(*File, S.Sources, Ctx, S.Diags,
                               {.PipeOperators = S.Options.PipeOperators});
  (void)resolve(*Tree, Ctx, {&S.GlobalNames, {}}, S.Diags);
}
