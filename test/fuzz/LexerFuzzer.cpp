// Any bytes become tokens that lie in the text one behind the other, and the
// last one is the end of the file.

#include "frontend/Parse/Lexer.h"
#include "frontend/Parse/Retagging.h"
#include "test/fuzz/FuzzTarget.h"

using namespace dx;

static void expectOrder(const TokenBuffer &Tokens, size_t Size) {
  uint32_t Before = 0;
  for (const Token &T : Tokens.Tokens) {
    fuzz::expect(Before <= T.Begin && T.Begin <= T.End && T.End <= Size,
                 "tokens follow one another inside the text");
    Before = T.End;
  }
  fuzz::expect(!Tokens.Tokens.empty() &&
                   Tokens.Tokens.back().Type == Token::EndOfFile,
               "the end of the file is the last token");
}

void fuzz::testOne(llvm::StringRef Text) {
  TokenBuffer Tokens(Text);
  DiagnosticEngine Diags;
  lexTokens(Tokens, SourceLoc(1), Diags);
  expectOrder(Tokens, Text.size());
  retagTokens(Tokens);
  expectOrder(Tokens, Text.size());
}
