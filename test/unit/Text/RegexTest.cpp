#include "evaluator/Text/Regex.h"
#include "llvm/ADT/StringExtras.h"
#include <gtest/gtest.h>

using namespace dx;

namespace {

/// The groups, separated by `;`, `-` for one that took no part; `no` for no
/// match.
std::string matched(llvm::StringRef Pattern, llvm::StringRef Text) {
  RegexError Error;
  RegexGroups Groups;
  auto Compiled = Regex::compile(Pattern, Error);
  if (!Compiled)
    return "refused";
  if (!Compiled->match(Text, Groups))
    return "no";
  std::vector<std::string> Parts;
  for (const auto &Group : Groups)
    Parts.push_back(Group ? Group->str() : "-");
  return llvm::join(Parts, ";");
}

/// The texts between matches, separated by `;`.
std::string splitAt(llvm::StringRef Pattern, llvm::StringRef Text) {
  RegexError Error;
  auto Compiled = Regex::compile(Pattern, Error);
  std::string Result;
  llvm::StringRef Rest = Compiled->split(
      Text, [&](llvm::StringRef Between, const RegexGroups &Groups) {
        Result += (Between + ";").str();
      });
  return Result + Rest.str();
}

} // namespace

TEST(Regex, MatchesTheWholeText) {
  EXPECT_EQ(matched("ab", "abc"), "no");
  EXPECT_EQ(matched("abc", "abc"), "");
  EXPECT_EQ(matched("[[:space:]]+([[:upper:]]+)[[:space:]]+", "  FOO   "),
            "FOO");
  EXPECT_EQ(matched("(.*)\\.(c|h)", "a.b.h"), "a.b;h");
}

TEST(Regex, DotMatchesEveryByte) {
  EXPECT_EQ(matched("a.c", "a\nc"), "");
  EXPECT_EQ(matched("(.)(.)", "\xc3\xbc"), "\xc3;\xbc");
}

TEST(Regex, GroupsWithoutPartAreMissing) {
  EXPECT_EQ(matched("(a)|(b)", "b"), "-;b");
  EXPECT_EQ(matched("(a)*", ""), "-");
  EXPECT_EQ(matched("(a){0}", ""), "-");
}

TEST(Regex, EndsWithAnEmptyRound) {
  EXPECT_EQ(matched("(a?)*", "a"), "");
  EXPECT_EQ(matched("(|a)+", "a"), "");
  EXPECT_EQ(matched("((a)|b?)*", "a"), ";a");
}

TEST(Regex, ManyRepetitions) {
  EXPECT_EQ(matched("a{1001}", std::string(1001, 'a')), "");
  EXPECT_EQ(matched("a{1001}", std::string(1000, 'a')), "no");
  EXPECT_EQ(matched("(a{50}){2,30}", std::string(1500, 'a')),
            std::string(50, 'a'));
}

TEST(Regex, LimitsSizeAndNesting) {
  RegexError Error;
  EXPECT_FALSE(Regex::compile("(a{1000}){1000}", Error));
  EXPECT_EQ(Error.What, RegexError::Kind::TooLarge);
  std::string Nested(100000, '(');
  EXPECT_FALSE(Regex::compile(Nested, Error));
  EXPECT_EQ(Error.What, RegexError::Kind::TooLarge);
  EXPECT_FALSE(Regex::compile("a" + std::string(100000, '*'), Error));
  EXPECT_EQ(Error.What, RegexError::Kind::TooLarge);
  std::string Fits = std::string(400, '(') + "a" + std::string(400, ')');
  EXPECT_TRUE(Regex::compile(Fits, Error));
}

TEST(Regex, SaysWhereItIsWrong) {
  RegexError Error;
  EXPECT_FALSE(Regex::compile("ab{,2}", Error));
  EXPECT_EQ(Error.What, RegexError::Kind::Invalid);
  EXPECT_EQ(Error.Offset, 3u);
  EXPECT_FALSE(Regex::compile("a[b", Error));
  EXPECT_EQ(Error.Why, "`[` is not closed by `]`");
}

TEST(Regex, Splits) {
  EXPECT_EQ(splitAt("(a)b", "abc"), ";c");
  EXPECT_EQ(splitAt("([ac])", "abc"), ";b;");
  EXPECT_EQ(splitAt("x", "abc"), "abc");
  EXPECT_EQ(splitAt("", "ab"), ";a;b;");
  EXPECT_EQ(splitAt("", ""), ";");
  EXPECT_EQ(splitAt("^a", "aaa"), ";aa");
  EXPECT_EQ(splitAt("a|ab", "abab"), ";;");
  EXPECT_EQ(splitAt("\xe4|\xe4\xe4", "a\xe4\xe4z"), "a;z");
}

TEST(Regex, CollatingElements) {
  EXPECT_EQ(matched("[[.NUL.]-[.space.]]", " "), "refused");
  EXPECT_EQ(matched("[[.space.]-/][[.tilde.]][[.zero.]]", "-~0"), "");
  EXPECT_EQ(matched("[[.DEL.]]", "\x7f"), "");
  EXPECT_EQ(matched("[[=A=]]", "a"), "");
  EXPECT_EQ(matched("[[..]]", "a"), "refused");
}

TEST(Regex, NeedsLinearTime) {
  EXPECT_EQ(matched("(a*)*b", std::string(100000, 'a')), "no");
  EXPECT_EQ(matched("(x|y|z)*", std::string(1000000, 'x')), "x");
}

TEST(Regex, CacheKeepsWhatItCompiled) {
  RegexCache Cache;
  RegexError Error;
  const Regex *First = Cache.get("a+", Error);
  EXPECT_TRUE(First);
  EXPECT_EQ(Cache.get("a+", Error), First);
  EXPECT_NE(Cache.get("a*", Error), First);
  EXPECT_FALSE(Cache.get("(", Error));
}
