#include "frontend/Parse/Parser.h"
#include "frontend/Syntax/AstDump.h"
#include "gtest/gtest.h"

using namespace dx;

namespace {
/// What is left of a program with mistakes.
struct Parsed {
  SourceManager Sources;
  SymbolTable Symbols;
  AstContext Ctx{Symbols};
  DiagnosticEngine Diags;
  const Expr *Tree;

  explicit Parsed(std::string Text) {
    FileId File = *Sources.addBuffer("test.dx", std::move(Text));
    Tree = parseFile(File, Sources, Ctx, Diags);
  }
  [[nodiscard]] bool mentions(llvm::StringRef Text) const {
    std::string Dump;
    llvm::raw_string_ostream Out(Dump);
    dumpAst(*Tree, Symbols, Sources, Out);
    return llvm::StringRef(Dump).contains(Text);
  }
};
} // namespace

TEST(Recovery, KeepsTheBindingsAroundAMistake) {
  for (const char *Text :
       {"{ first = 1; a = ; last = 2; }", "{ first = 1; a = ( ; last = 2; }",
        "{ first = 1; 3 = 4; last = 2; }", "{ first = 1 last = 2; }",
        "{ first = 1; a = [ 1, 2 ]; last = 2; }",
        "{ first = 1; a : 1; last = 2; }", "{ first = 1; a b c; last = 2; }",
        "{ first = 1; a = if x then y; last = 2; }",
        "{ first = 1; a = let b = 1; b; last = 2; }",
        "{ first = 1; a = x.; last = 2; }",
        "{ first = 1; a = \"${ }\"; last = 2; }",
        "{ first = 1; inherit (x; last = 2; }",
        "{ first = 1; a = { b, c d }: b; last = 2; }"}) {
    Parsed P(Text);
    EXPECT_EQ(P.Diags.errorCount(), 1U) << Text;
    EXPECT_TRUE(P.mentions("Name first")) << Text;
    EXPECT_TRUE(P.mentions("Name last")) << Text;
  }
}

TEST(Recovery, ExplainsWithNotes) {
  Parsed Unclosed("( a");
  ASSERT_EQ(Unclosed.Diags.all().front().Notes.size(), 1U);
  EXPECT_EQ(Unclosed.Diags.all().front().Notes[0].Id, DiagId::OpenedHere);
  Parsed Chained("a == b == c");
  ASSERT_EQ(Chained.Diags.all().front().Notes.size(), 1U);
  EXPECT_EQ(Chained.Diags.all().front().Notes[0].Id, DiagId::FirstOperatorHere);
}

TEST(Recovery, AlwaysGivesATree) {
  for (const char *Text : {"", "}", "(((", "\"", "''${", "{ a", "let", "if",
                           "a@", "{,}:", "<", "[ ; ]", "a.", "./${", "rec"}) {
    Parsed P(Text);
    EXPECT_NE(P.Tree, nullptr) << Text;
    EXPECT_TRUE(P.Diags.hasErrors()) << Text;
  }
}

TEST(Recovery, NestingIsLimited) {
  Parsed P(std::string(100000, '('));
  EXPECT_EQ(P.Diags.errorCount(), 1U);
  EXPECT_EQ(P.Diags.all().front().Id, DiagId::NestingTooDeep);
}
