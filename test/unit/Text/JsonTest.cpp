#include "evaluator/Text/Json.h"

#include "NixOracle.h"
#include "evaluator/Text/Escapes.h"
#include "evaluator/Text/JsonWriter.h"
#include <gtest/gtest.h>

using namespace dx;

namespace {

/// Writes the events of a document as a document.
class Echo final : public DataEvents {
public:
  std::string Text;

  void null() override { Out.null(); }
  void boolean(bool Value) override { Out.boolean(Value); }
  void integer(int64_t Value) override { Out.integer(Value); }
  void real(double Value) override { Out.real(Value); }
  void string(llvm::StringRef Value) override {
    EXPECT_TRUE(Out.string(Value));
  }
  void beginList() override { Out.beginList(); }
  void endList() override { Out.endList(); }
  void beginObject() override { Out.beginObject(); }
  void key(llvm::StringRef Name) override { EXPECT_TRUE(Out.key(Name)); }
  void endObject() override { Out.endObject(); }

private:
  JsonWriter Out{Text};
};

std::string echo(llvm::StringRef Text) {
  Echo Events;
  DataError Error;
  if (readJson(Text, Events, Error))
    return Events.Text;
  return "error at " + std::to_string(Error.Offset) + ": " + Error.Why;
}

} // namespace

TEST(Json, ReadsAndWrites) {
  EXPECT_EQ(
      echo(" {\"a\": [1, -2.5, true, false, null], \"b\": {}, \"c\":[ ]}\n"),
      R"({"a":[1,-2.5,true,false,null],"b":{},"c":[]})");
  EXPECT_EQ(echo("[[],[[]],{\"x\":[{}]}]"), "[[],[[]],{\"x\":[{}]}]");
  EXPECT_EQ(echo("\xEF\xBB\xBF"
                 "1"),
            "1");
}

TEST(Json, Numbers) {
  EXPECT_EQ(echo("9223372036854775807"), "9223372036854775807");
  EXPECT_EQ(echo("-9223372036854775808"), "-9223372036854775808");
  EXPECT_EQ(echo("9223372036854775808"),
            "error at 0: integer is larger than 9223372036854775807");
  EXPECT_EQ(echo("99999999999999999999"), "1e+20");
  EXPECT_EQ(echo("-9223372036854775809"), "-9.22337e+18");
  EXPECT_EQ(echo("1E3"), "1000");
  EXPECT_EQ(echo("1e-400"), "0");
  EXPECT_EQ(echo("[1e400]"), "error at 1: number is too large");
  EXPECT_EQ(echo("-0"), "0");
}

TEST(Json, Strings) {
  EXPECT_EQ(echo(R"("\"\\\/\b\f\n\r\t")"),
            "\"\\\"\\\\/\\u0008\\u000c\\n\\r\\t\"");
  EXPECT_EQ(echo(R"("\u00fc\u20ac\ud83d\ude00")"),
            "\"\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80\"");
  EXPECT_EQ(
      echo("\"a long plain text without escapes \\n and then some more\""),
      "\"a long plain text without escapes \\n and then some more\"");
  EXPECT_EQ(echo(R"("\ud83d")"),
            "error at 7: surrogate without its other half");
  EXPECT_EQ(echo(R"("\ude00")"),
            "error at 7: surrogate without its other half");
  EXPECT_EQ(echo(R"("\u0000")"),
            "error at 7: a string of the language cannot hold `\\u0000`");
  EXPECT_EQ(echo("\"\xff\""), "error at 1: string is not UTF-8");
  EXPECT_EQ(echo("\"a\nb\""),
            "error at 2: control character in a string must be escaped");
}

TEST(Json, RefusesWhatIsNotJson) {
  for (const char *Text :
       {"",          " ",       "{",        "[",       "[1",         "[1,]",
        "[,1]",      "{\"a\"}", "{\"a\":}", "{a:1}",   "{\"a\":1,}", "1 2",
        "01",        "1.",      ".5",       "-",       "+1",         "1e",
        "tru",       "nul",     "NaN",      "// x\n1", "\"a",        "\"\\x\"",
        "\"\\u12\"", "]",       "}",        "[1}",     "'a'"})
    EXPECT_TRUE(llvm::StringRef(echo(Text)).starts_with("error at")) << Text;
}

TEST(Json, NestingCostsNoStack) {
  std::string Deep = std::string(500000, '[') + std::string(500000, ']');
  EXPECT_EQ(echo(Deep), Deep);
  Echo Events;
  DataError Error;
  EXPECT_FALSE(readJson("[[[1]]]", Events, Error, /*MaxDepth=*/2));
  EXPECT_EQ(Error.Offset, 2u);
}

TEST(Json, LaterKeysFollow) {
  EXPECT_EQ(echo(R"({"a":1,"a":2})"), R"({"a":1,"a":2})");
}

TEST(Json, AgreesWithNix) {
  if (!test::haveNix())
    GTEST_SKIP() << "needs nix-instantiate";
  std::string Documents, Expected;
  JsonWriter Out(Expected);
  Out.beginList();
  for (const char *Text :
       {"1", "-0", "0.5", "1e10", "123456789.123", "1e-7", "1e22", "-1.5e-300",
        "99999999999999999999", "[1,[2,{\"a\":3,\"b\":\"\\u00e9\"}]]",
        "\"\\/\"", "\"\\b\\f\\u001f\x7f\"", "\"\\ud83d\\ude00\"", "{\"\":null}",
        "[ ]"}) {
    Documents += test::quoted(Text) + "\n";
    ASSERT_TRUE(Out.string(echo(Text)));
  }
  Out.endList();
  EXPECT_EQ(test::askNix("map (d: builtins.toJSON (builtins.fromJSON d)) [" +
                         Documents + "]"),
            Expected);
}
