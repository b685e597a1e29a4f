// Versions, numbers, escapes and replacement.

#include "NixOracle.h"
#include "evaluator/Text/Escapes.h"
#include "evaluator/Text/JsonWriter.h"
#include "evaluator/Text/Numbers.h"
#include "evaluator/Text/Replace.h"
#include "evaluator/Text/Version.h"
#include "llvm/ADT/StringExtras.h"
#include <gtest/gtest.h>

using namespace dx;

TEST(Version, Compares) {
  // Vectors of Nix's own test of this builtin.
  EXPECT_EQ(compareVersions("1.0", "2.3"), -1);
  EXPECT_EQ(compareVersions("2.3", "2.3"), 0);
  EXPECT_EQ(compareVersions("2.3.1", "2.3a"), 1);
  EXPECT_EQ(compareVersions("2.3pre1", "2.3"), -1);
  EXPECT_EQ(compareVersions("2.3pre3", "2.3pre12"), -1);
  EXPECT_EQ(compareVersions("2.3a", "2.3c"), -1);
  EXPECT_EQ(compareVersions("2.3pre1", "2.3c"), -1);
  EXPECT_EQ(compareVersions("2.3pre1", "2.3q"), -1);
}

TEST(Version, SplitsAndParses) {
  EXPECT_EQ(splitVersion("1.2pre-3"),
            (llvm::SmallVector<llvm::StringRef, 8>{"1", "2", "pre", "3"}));
  EXPECT_TRUE(splitVersion(".-.").empty());
  EXPECT_EQ(parsePackageName("xf86-video-i810-1.7.4").Name, "xf86-video-i810");
  EXPECT_EQ(parsePackageName("name-that-ends-with-dash--1.0").Version, "-1.0");
  EXPECT_EQ(parsePackageName("hello").Version, "");
  EXPECT_EQ(parsePackageName("hello-").Name, "hello-");
}

TEST(Version, AgreesWithNixOnAllPairs) {
  if (!test::haveNix())
    GTEST_SKIP() << "needs nix-instantiate";
  const char *const Versions[] = {"",
                                  "1",
                                  "1.0",
                                  "1.0.0",
                                  "01",
                                  "a",
                                  "pre",
                                  "1pre",
                                  "1.a",
                                  "1-2",
                                  "2147483648",
                                  "2147483647",
                                  "99999999999999999999",
                                  "1.pre2",
                                  "rc",
                                  "-",
                                  "1..2",
                                  "\xc3\xa9"};
  std::string List, Expected;
  JsonWriter Out(Expected);
  Out.beginList();
  for (const char *A : Versions) {
    List += test::quoted(A) + " ";
    for (const char *B : Versions)
      Out.integer(compareVersions(A, B));
  }
  Out.endList();
  EXPECT_EQ(test::askNix("let vs = [" + List +
                         "]; in builtins.concatMap (a: map "
                         "(builtins.compareVersions a) vs) vs"),
            Expected);
}

TEST(Numbers, Writes) {
  EXPECT_EQ(floatToString(0.5), "0.500000");
  EXPECT_EQ(floatToString(1e15), "1000000000000000.000000");
  EXPECT_EQ(printFloat(0.123456789), "0.123457");
  EXPECT_EQ(printFloat(1e6), "1e+06");
  EXPECT_EQ(printFloat(-0.0), "-0");
  EXPECT_EQ(floatToJson(1.0), "1");
  EXPECT_EQ(floatToJson(1.0 / 0.0), "null");
}

TEST(Numbers, AgreesWithNix) {
  if (!test::haveNix())
    GTEST_SKIP() << "needs nix-instantiate";
  std::string List, Expected;
  JsonWriter Out(Expected);
  Out.beginList();
  for (const char *Text :
       {"0.0", "0.1", "123456.5", "1234567.5", "99999.95", "1.0e-5",
        "0.00012345678", "1.0e300", "1.5e-300", "0.0000005", "2.5"}) {
    List += std::string("(toString ") + Text + ") (builtins.toJSON " + Text +
            ") (builtins.toXML " + Text + ") ";
    double Value = std::strtod(Text, nullptr);
    ASSERT_TRUE(Out.string(floatToString(Value)));
    ASSERT_TRUE(Out.string(floatToJson(Value)));
    ASSERT_TRUE(Out.string("<?xml version='1.0' encoding='utf-8'?>\n<expr>\n  "
                           "<float value=\"" +
                           printFloat(Value) + "\" />\n</expr>\n"));
  }
  Out.endList();
  EXPECT_EQ(test::askNix("[" + List + "]"), Expected);
}

TEST(Escapes, QuotesStrings) {
  EXPECT_EQ(test::quoted("a\"b\\c\n\r\t$x${y}$"),
            "\"a\\\"b\\\\c\\n\\r\\t$x\\${y}$\"");
  EXPECT_EQ(test::quoted("\x01\xc3\xbc"), "\"\x01\xc3\xbc\"");
}

TEST(Escapes, AttributeNames) {
  auto Printed = [](llvm::StringRef Name) {
    std::string Out;
    appendAttributeName(Out, Name);
    return Out;
  };
  EXPECT_EQ(Printed("a_b'-1"), "a_b'-1");
  EXPECT_EQ(Printed("_"), "_");
  EXPECT_EQ(Printed("or"), "or");
  for (const char *Name :
       {"", "1a", "-a", "'a", "a.b", "a b", "if", "then", "else", "assert",
        "with", "let", "in", "rec", "inherit", "\xc3\xbc"})
    EXPECT_EQ(Printed(Name), test::quoted(Name));
}

TEST(Escapes, XmlAttributes) {
  std::string Out;
  appendXmlAttribute(Out, "<a b=\"c\">&'\n\t");
  EXPECT_EQ(Out, "&lt;a b=&quot;c&quot;&gt;&amp;'&#xA;\t");
}

TEST(Escapes, JsonStrings) {
  std::string Out;
  EXPECT_TRUE(appendJsonString(Out, "plain \"text\"\\\n\x01\x7f \xe2\x82\xac"));
  EXPECT_EQ(Out, "\"plain \\\"text\\\"\\\\\\n\\u0001\x7f \xe2\x82\xac\"");
  for (const char *Bad : {"\xff", "\xc3", "\xc0\x80", "\xed\xa0\x80",
                          "\xf4\x90\x80\x80", "\xe2\x82", "a\x80"})
    EXPECT_FALSE(appendJsonString(Out, Bad));
}

static std::string replaced(std::vector<llvm::StringRef> From,
                            std::vector<llvm::StringRef> To,
                            llvm::StringRef Text) {
  return replaceStrings(From, [&](size_t I) { return To[I]; }, Text);
}

TEST(Replace, ReplacesFromLeftToRight) {
  EXPECT_EQ(replaced({"oo", "a"}, {"a", "i"}, "foobar"), "fabir");
  EXPECT_EQ(replaced({"a", "ab"}, {"1", "2"}, "aab"), "11b");
  EXPECT_EQ(replaced({"ab", "a"}, {"2", "1"}, "aab"), "12");
  EXPECT_EQ(replaced({}, {}, "abc"), "abc");
}

TEST(Replace, EmptyStringsOccurEverywhere) {
  EXPECT_EQ(replaced({""}, {"X"}, "abc"), "XaXbXcX");
  EXPECT_EQ(replaced({""}, {"X"}, ""), "X");
  EXPECT_EQ(replaced({"b", ""}, {"B", "X"}, "abc"), "XaBXcX");
  EXPECT_EQ(replaced({"", "b"}, {"X", "B"}, "abc"), "XaXbXcX");
}

TEST(Replace, AsksOnlyForWhatItNeeds) {
  auto To = [](size_t I) -> llvm::StringRef {
    EXPECT_EQ(I, 1u);
    return "B";
  };
  EXPECT_EQ(replaceStrings({"x", "b"}, To, "abc"), "aBc");
}

TEST(Replace, AgreesWithNix) {
  if (!test::haveNix())
    GTEST_SKIP() << "needs nix-instantiate";
  std::string List, Expected;
  JsonWriter Out(Expected);
  Out.beginList();
  for (std::vector<llvm::StringRef> From :
       {std::vector<llvm::StringRef>{"", "a"},
        {"a", ""},
        {"ab", "b"},
        {"aa", "a"},
        {"abc", ""}})
    for (llvm::StringRef Text : {"", "a", "aaa", "abcab", "xyz"}) {
      List += "(builtins.replaceStrings [" + test::quoted(From[0]) + " " +
              test::quoted(From[1]) + "] [\"1\" \"2\"] " + test::quoted(Text) +
              ")";
      ASSERT_TRUE(Out.string(replaced(From, {"1", "2"}, Text)));
    }
  Out.endList();
  EXPECT_EQ(test::askNix("[" + List + "]"), Expected);
}
