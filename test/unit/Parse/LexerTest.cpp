#include "frontend/Parse/Lexer.h"

#include "frontend/Parse/Retagging.h"
#include "grammar/DxParser.h"
#include "gtest/gtest.h"

using namespace dx;

/// The types of the tokens of a text, without the end of the file.
static std::vector<int> types(llvm::StringRef Text, bool Retag = true) {
  TokenBuffer Tokens(Text);
  DiagnosticEngine Diags;
  lexTokens(Tokens, SourceLoc(1), Diags);
  if (Retag)
    retagTokens(Tokens);
  EXPECT_FALSE(Diags.hasErrors());
  std::vector<int> Types;
  for (const Token &T : Tokens.Tokens)
    if (T.Type != Token::EndOfFile)
      Types.push_back(T.Type);
  return Types;
}

using P = DxParser;
using Types = std::vector<int>;

TEST(Lexer, LongestMatchWins) {
  EXPECT_EQ(types("1/2"), (Types{P::Path, P::PathEnd}));
  EXPECT_EQ(types("1 / 2"), (Types{P::Int, P::Div, P::Int}));
  EXPECT_EQ(types("x:x"), (Types{P::Uri}));
  EXPECT_EQ(types("a<b>"), (Types{P::Id, P::SearchPath}));
  EXPECT_EQ(types("a<b"), (Types{P::Id, P::Less, P::Id}));
  EXPECT_EQ(types("ifx if"), (Types{P::Id, P::If}));
  EXPECT_EQ(types("1.a"), (Types{P::Float, P::Id}));
  EXPECT_EQ(types("a.1"), (Types{P::Id, P::Float}));
  EXPECT_EQ(types("... . .."), (Types{P::Ellipsis, P::Dot, P::Dot, P::Dot}));
}

TEST(Lexer, ModesNest) {
  EXPECT_EQ(types("\"a${{}}b\""),
            (Types{P::StrOpen, P::Str, P::DollarBrace, P::LBrace, P::RBrace,
                   P::RBrace, P::Str, P::StrClose}));
  EXPECT_EQ(types("./a${b}/c;"),
            (Types{P::Path, P::DollarBrace, P::Id, P::RBrace, P::PathText,
                   P::PathEnd, P::Semi}));
  EXPECT_EQ(types("~/${b}"),
            (Types{P::HomePath, P::DollarBrace, P::Id, P::RBrace, P::PathEnd}));
  // A brace too many closes nothing and harms nothing.
  EXPECT_EQ(types("}} a"), (Types{P::RBrace, P::RBrace, P::Id}));
}

TEST(Lexer, LongDottedNamesAreLinear) {
  std::string Long = "a";
  for (int I = 0; I < 200000; ++I)
    Long += ".b";
  EXPECT_EQ(types(Long).size(), 400001U);
  EXPECT_EQ(types(Long + ":c").size(), 1U);
}

TEST(Retagging, Functions) {
  EXPECT_EQ(types("a : a"), (Types{P::LambdaId, P::Colon, P::Id}));
  EXPECT_EQ(types("a@{ }: a"), (Types{P::LambdaId, P::At, P::FormalsBrace,
                                      P::RBrace, P::Colon, P::Id}));
  for (const char *Formals :
       {"{ }: a", "{ } @ b: a", "{ a }: a", "{ a, b }: a", "{ a ? { } }: a",
        "{ ... }: a", "{ a ? \"${{ }}\", }: a", "{ a b }: a"})
    EXPECT_EQ(types(Formals).front(), P::FormalsBrace) << Formals;
}

TEST(Retagging, Sets) {
  for (const char *Set : {"{ }", "{ a = b: c; }", "{ inherit a; }",
                          "{ a.b = 1; }", "{ } // { }", "{ a }", "{"})
    EXPECT_EQ(types(Set).front(), P::LBrace) << Set;
}

TEST(Retagging, LegacyLet) {
  EXPECT_EQ(types("let { body = 1; }").front(), P::LegacyLet);
  EXPECT_EQ(types("let a = { }; in a").front(), P::Let);
}
