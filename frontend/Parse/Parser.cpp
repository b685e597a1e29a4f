#include "frontend/Parse/Parser.h"

#include "frontend/Parse/Lexer.h"
#include "frontend/Parse/Retagging.h"
#include "grammar/DxParser.h"

using namespace dx;

/// One attempt; null when the tokens were mended meanwhile.
static const Expr *parseTokens(TokenBuffer &Tokens, SourceLoc Start,
                               AstContext &Ctx, DiagnosticEngine &Diags,
                               const ParseOptions &Options,
                               SyntaxErrors &Errors) {
  Tokens.seek(0);
  ErrorStrategy Strategy(Errors);
  TreeBuilder Builder(Tokens, Start, Ctx, Diags, Options);
  DxParser Parser(&Tokens);
  Parser.setUp(Builder, Strategy);
  try {
    Parser.root();
    return Builder.takeResult();
  } catch (const TokensMended &) {
    return nullptr;
  } catch (const NestingLimitReached &) {
    SourceLoc End = Start.advanced(uint32_t(Tokens.source().size()));
    return Ctx.make<ErrorExpr>(SourceRange(Start, End));
  }
}

const Expr *dx::parseFile(FileId File, const SourceManager &Sources,
                          AstContext &Ctx, DiagnosticEngine &Diags,
                          const ParseOptions &Options) {
  SourceLoc Start = Sources.start(File);
  TokenBuffer Tokens(Sources.text(File));
  bool EndIsExplained = lexTokens(Tokens, Start, Diags);
  retagTokens(Tokens);
  SyntaxErrors Errors(Tokens, Start, Diags, EndIsExplained);
  const Expr *Tree = nullptr;
  while (!Tree)
    Tree = parseTokens(Tokens, Start, Ctx, Diags, Options, Errors);
  return Tree;
}
