// Compares our regular expressions with libstdc++'s, which Nix uses, on a soup
// of tokens: most of it is no expression, and both must agree on that too.

#include "evaluator/Text/Regex.h"
#include <gtest/gtest.h>
#include <random>
#include <regex>

using namespace dx;

namespace {

class Soup {
public:
  explicit Soup(unsigned Seed) : Random(Seed) {}

  std::string pattern() {
    static const char *const Tokens[] = {
        "a",  "b",     "(",    ")",     "(",          ")",       "|",
        ".",  "[ab]",  "[^a]", "[a-c]", "[[:alpha:]", "[a-]",    "^",
        "$",  "\\.",   "\\",   "[]a]",  "[^]]",       "[",       "]",
        "{",  "}",     "-",    ",",     "[[.a.]-c]",  "[[=b=]",  ":]",
        "[:", "[.a.]", "\xe4", "[--b]", "[\x80-a]",   "[a-\xff]"};
    static const char *const Repetitions[] = {"*",     "+",    "?",   "{2}",
                                              "{0,2}", "{1,}", "{,2}"};
    std::string Result;
    for (unsigned Left = 1 + pick(9); Left > 0; --Left) {
      Result += Tokens[pick(std::size(Tokens))];
      // One at a time: libstdc++ takes forever for repetitions of repetitions.
      if (pick(3) == 0)
        Result += Repetitions[pick(std::size(Repetitions))];
    }
    return Result;
  }

  std::string text() {
    std::string Result;
    for (unsigned Left = pick(6); Left > 0; --Left)
      Result += "aabbc-]A\xe4"[pick(9)];
    return Result;
  }

private:
  unsigned pick(unsigned Count) { return unsigned(Random() % Count); }

  std::mt19937 Random;
};

/// The groups of a match, each in `<>`, `-` for one without part.
std::string show(const RegexGroups &Groups) {
  std::string Result;
  for (const auto &Group : Groups)
    Result += Group ? "<" + Group->str() + ">" : "-";
  return Result;
}

std::string show(const std::cmatch &Match) {
  std::string Result;
  for (size_t I = 1; I < Match.size(); ++I)
    Result += Match[I].matched ? "<" + Match[I].str() + ">" : "-";
  return Result;
}

std::optional<std::string> matchOurs(const Regex &R, const std::string &Text) {
  RegexGroups Groups;
  return R.match(Text, Groups) ? std::optional(show(Groups)) : std::nullopt;
}

std::optional<std::string> matchTheirs(const std::regex &R,
                                       const std::string &Text) {
  std::cmatch Match;
  return std::regex_match(Text.data(), Text.data() + Text.size(), Match, R)
             ? std::optional(show(Match))
             : std::nullopt;
}

std::string splitOurs(const Regex &R, const std::string &Text) {
  std::string Result;
  llvm::StringRef Rest =
      R.split(Text, [&](llvm::StringRef Between, const RegexGroups &Groups) {
        Result += Between.str() + "(" + show(Groups) + ")";
      });
  return Result + Rest.str();
}

std::string splitTheirs(const std::regex &R, const std::string &Text) {
  std::string Result, Rest = Text;
  std::cregex_iterator Match(Text.data(), Text.data() + Text.size(), R), End;
  for (; Match != End; ++Match) {
    Result += Match->prefix().str() + "(" + show(*Match) + ")";
    Rest = Match->suffix().str();
  }
  return Result + Rest;
}

std::unique_ptr<std::regex> compileTheirs(const std::string &Pattern) {
  try {
    return std::make_unique<std::regex>(Pattern, std::regex::extended);
  } catch (const std::regex_error &) {
    return nullptr;
  }
}

} // namespace

TEST(RegexLibrary, TokenSoup) {
  Soup Generate(/*Seed=*/1);
  unsigned Accepted = 0;
  for (unsigned Count = 0; Count < 4000; ++Count) {
    std::string Pattern = Generate.pattern();
    RegexError Error;
    auto Ours = Regex::compile(Pattern, Error);
    auto Theirs = compileTheirs(Pattern);
    ASSERT_EQ(bool(Ours), bool(Theirs)) << Pattern << ": " << Error.Why;
    if (!Ours)
      continue;
    ++Accepted;
    std::string Text = Generate.text();
    EXPECT_EQ(matchOurs(*Ours, Text), matchTheirs(*Theirs, Text))
        << Pattern << " on " << Text;
    EXPECT_EQ(splitOurs(*Ours, Text), splitTheirs(*Theirs, Text))
        << Pattern << " on " << Text;
  }
  EXPECT_GT(Accepted, 1000u);
}
