#include "evaluator/Text/Toml.h"

#include "NixOracle.h"
#include "evaluator/Text/Escapes.h"
#include "evaluator/Text/JsonWriter.h"
#include <gtest/gtest.h>

using namespace dx;

namespace {

class AsJson final : public DataEvents {
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

std::string jsonOf(llvm::StringRef Toml) {
  AsJson Events;
  DataError Error;
  if (readToml(Toml, Events, Error))
    return Events.Text;
  return "error in line " + std::to_string(Error.Line) + ": " + Error.Why;
}

const char *const Documents[] = {
    "",
    "# only a comment\n",
    "x=1\ns=\"a\"\n[table]\ny=2\n",
    "z = 1\na = 2\n",
    "a = [1, 2, [\"x\"]]\nb = { c = true, d = 1.5 }\n",
    "[[p]]\nn = 1\n[[p]]\nn = 2\n",
    "a.b.c = 3\n\"q r\" = ''\n",
    "h = 0xff\no = 0o17\nb = 0b11\nu = 1_000\n",
    "e = 5e+22\nf = -0.01\n",
    "m = \"\"\"\nline\n  two\\\n   joined\"\"\"\n",
    "u = \"\\u00e9\\t\"\n",
};

} // namespace

TEST(Toml, ReadsTables) {
  EXPECT_EQ(jsonOf("x=1\ns=\"a\"\n[table]\ny=2\n"),
            R"({"s":"a","table":{"y":2},"x":1})");
  EXPECT_EQ(jsonOf("[[p]]\nn = 1\n[[p]]\nn = 2\n"),
            R"({"p":[{"n":1},{"n":2}]})");
}

TEST(Toml, RefusesDates) {
  for (const char *Text :
       {"a = 1979-05-27", "a = 07:32:00", "a = 1979-05-27T07:32:00",
        "a = 1979-05-27T07:32:00Z"})
    EXPECT_EQ(jsonOf(std::string("b = 1\n") + Text),
              "error in line 2: dates and times are not supported")
        << Text;
}

TEST(Toml, RefusesWhatIsNotToml) {
  for (const char *Text : {"a", "a =", "a = 1 2", "a = 1\na = 2", "[a", "= 1",
                           "a = \"x", "a = 01"})
    EXPECT_TRUE(llvm::StringRef(jsonOf(Text)).starts_with("error")) << Text;
}

TEST(Toml, RefusesWhatIsNotUtf8) {
  for (const char *Text :
       {"'\xff'' = 1", "a = '\xff'", "a = \"\\\xff\"", "\xff = 1", "# \xff"})
    EXPECT_EQ(jsonOf(Text), "error in line 0: text is not UTF-8") << Text;
}

TEST(Toml, AlwaysSaysWhyNot) {
  EXPECT_EQ(jsonOf("6=f"), "error in line 1: the next token is not a boolean");
  EXPECT_EQ(jsonOf(llvm::StringRef("a = tr\v\0e", 9)),
            "error in line 1: syntax error");
}

TEST(Toml, RefusesWhatTheLanguageCannotHold) {
  EXPECT_EQ(jsonOf("a = \"\\u0000\""),
            "error in line 1: a string of the language cannot hold NUL");
  EXPECT_EQ(jsonOf("\"\\u0000\" = 1"),
            "error in line 1: a key of the language cannot hold NUL");
  for (const char *Text :
       {"a = 9223372036854775808", "a = -9223372036854775809",
        "a = 0xffffffffffffffff", "a = [1,\n 99_999_999_999_999_999_999]"})
    EXPECT_TRUE(
        llvm::StringRef(jsonOf(Text)).ends_with("integer does not fit 64 bits"))
        << Text;
  EXPECT_EQ(jsonOf("a = 9_223_372_036_854_775_807"),
            "{\"a\":9223372036854775807}");
  EXPECT_EQ(jsonOf("a = 0x7fffffffffffffff"), "{\"a\":9223372036854775807}");
  EXPECT_EQ(jsonOf("a = -9223372036854775808"), "{\"a\":-9223372036854775808}");
}

TEST(Toml, LimitsNesting) {
  auto Times = [](size_t Count, llvm::StringRef Text) {
    std::string Result;
    while (Count--)
      Result += Text;
    return Result;
  };
  auto Refused = [](const std::string &Text) {
    return jsonOf(Text) ==
           "error in line 0: tables and arrays are nested too deeply";
  };
  EXPECT_TRUE(Refused("a = " + Times(100000, "[") + Times(100000, "]")));
  EXPECT_TRUE(Refused("a = " + Times(100000, "{b=")));
  EXPECT_TRUE(Refused(Times(100000, "a.") + "a = 1"));
  EXPECT_TRUE(Refused("[" + Times(100000, "a.") + "a]"));
  EXPECT_TRUE(Refused(Times(600, "[a.") + "\n"));
  // None of these nests.
  EXPECT_FALSE(Refused("a = [" + Times(1000, "1.5, ") + "]"));
  EXPECT_FALSE(Refused("a = \"" + Times(1000, "[\\\".") + "\""));
  EXPECT_FALSE(Refused("a = '" + Times(1000, "[.") + "'"));
  EXPECT_FALSE(Refused("a = \"\"\"" + Times(1000, "[\n\".") + "\"\"\""));
  EXPECT_FALSE(Refused("# " + Times(1000, "[.{") + "\na = 1"));
  EXPECT_FALSE(Refused(Times(600, "[[a]]\nb.c = { d = [1] }\n")));
  EXPECT_FALSE(Refused("a = \"\\"));
  std::string Fits = "a = " + Times(400, "[") + Times(400, "]");
  EXPECT_EQ(jsonOf(Fits).size(), Fits.size() + 2);
}

TEST(Toml, AgreesWithNix) {
  if (!test::haveNix())
    GTEST_SKIP() << "needs nix-instantiate";
  std::string List, Expected;
  JsonWriter Out(Expected);
  Out.beginList();
  for (const char *Text : Documents) {
    List += test::quoted(Text) + "\n";
    ASSERT_TRUE(Out.string(jsonOf(Text)));
  }
  Out.endList();
  EXPECT_EQ(test::askNix("map (d: builtins.toJSON (builtins.fromTOML d)) [" +
                         List + "]"),
            Expected);
}
