#include "frontend/Parse/Parser.h"

#include "frontend/Basic/Stack.h"
#include "frontend/Parse/Lexer.h"
#include "frontend/Parse/Retagging.h"
#include "grammar/DxParser.h"
#include "llvm/ADT/STLExtras.h"

using namespace dx;

/// One attempt; null when the tokens were mended meanwhile.
static const Expr *parseTokens(TokenBuffer &Tokens, SourceLoc Start,
                               AstContext &Ctx, DiagnosticEngine &Diags,
                               const ParseOptions &Options,
                               SyntaxErrors &Errors) {
  Tokens.seek(0);
  Errors.beginAttempt();
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

/// Hands over what was found, in the order of the text, and not more than
/// anybody would read. Of what comes from \p ExplainedFrom on, only the string
/// that explains it.
static void handOver(const DiagnosticEngine &Found, SourceLoc ExplainedFrom,
                     DiagnosticEngine &Diags) {
  std::vector<Diagnostic> Sorted;
  llvm::copy_if(Found.all(), std::back_inserter(Sorted),
                [&](const Diagnostic &D) {
                  return D.Range.Begin < ExplainedFrom ||
                         D.Id == DiagId::UnterminatedString;
                });
  llvm::stable_sort(Sorted, [](const Diagnostic &A, const Diagnostic &B) {
    return A.Range.Begin < B.Range.Begin;
  });
  if (Sorted.size() > SyntaxErrors::Limit) {
    Sorted.resize(SyntaxErrors::Limit);
    Sorted.push_back(makeDiag(Sorted.back().Range, diag::TooManySyntaxErrors,
                              SyntaxErrors::Limit));
  }
  for (Diagnostic &D : Sorted)
    Diags.add(std::move(D));
}

static const Expr *parseHere(FileId File, const SourceManager &Sources,
                             AstContext &Ctx, DiagnosticEngine &Diags,
                             const ParseOptions &Options) {
  SourceLoc Start = Sources.start(File);
  TokenBuffer Tokens(Sources.text(File));
  DiagnosticEngine Found;
  uint32_t ExplainedFrom = lexTokens(Tokens, Start, Found);
  bool HasBadTokens = Found.hasErrors();
  retagTokens(Tokens);
  SyntaxErrors Errors(Tokens, Start, Found, ExplainedFrom);
  const Expr *Tree = nullptr;
  while (!Tree)
    Tree = parseTokens(Tokens, Start, Ctx, Found, Options, Errors);
  if (HasBadTokens || Errors.recovers())
    Ctx.setIncomplete();
  if (!Found.all().empty())
    handOver(Found, Start.advanced(ExplainedFrom), Diags);
  return Tree;
}

const Expr *dx::parseFile(FileId File, const SourceManager &Sources,
                          AstContext &Ctx, DiagnosticEngine &Diags,
                          const ParseOptions &Options) {
  // Zero on a thread that runOnLargeStack didn't make.
  if (detail::StackFloor)
    return parseHere(File, Sources, Ctx, Diags, Options);
  const Expr *Tree = nullptr;
  runOnLargeStack(
      [&] { Tree = parseHere(File, Sources, Ctx, Diags, Options); });
  return Tree;
}
