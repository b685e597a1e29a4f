#include "frontend/Parse/StringLiteral.h"

#include "gtest/gtest.h"

using namespace dx;

static std::string unescaped(llvm::StringRef Text) {
  llvm::SmallString<16> Storage;
  return unescape(Text, Storage).str();
}

TEST(StringLiteral, QuotedEscapes) {
  EXPECT_EQ(unescaped("plain"), "plain");
  EXPECT_EQ(unescaped("\\n\\r\\t\\\\\\\"\\x\\$"), "\n\r\t\\\"x$");
  EXPECT_EQ(unescaped("a\rb\r\nc\n"), "a\nb\nc\n");
  // An escaped CR stays one; the LF behind it is text of its own.
  EXPECT_EQ(unescaped("\\\r\n"), "\r\n");
}

TEST(StringLiteral, IndentedEscapes) {
  llvm::SmallString<16> Storage;
  EXPECT_EQ(unescapeIndented("''$", Storage), "$");
  EXPECT_EQ(unescapeIndented("'''", Storage), "''");
  EXPECT_EQ(unescapeIndented("''\\n", Storage), "\n");
  EXPECT_EQ(unescapeIndented("''\\\r", Storage), "\r");
  EXPECT_EQ(unescapeIndented("$", Storage), "$");
  EXPECT_EQ(unescapeIndented("'", Storage), "'");
}

namespace {
/// Builds the pieces of one indented string.
struct Indented {
  llvm::SmallVector<StringPiece, 8> Pieces;
  ErrorExpr Something{SourceRange()};

  Indented &text(llvm::StringRef Text) {
    Pieces.push_back({Text, nullptr, {}, true});
    return *this;
  }
  Indented &escape(llvm::StringRef Text) {
    Pieces.push_back({Text, nullptr, {}, false});
    return *this;
  }
  Indented &interpolation() {
    Pieces.push_back({{}, &Something, {}, false});
    return *this;
  }
  /// The texts, with @ for an interpolation.
  std::string stripped() {
    llvm::SmallVector<std::string, 8> Texts;
    stripIndentation(Pieces, Texts);
    std::string All;
    for (size_t I = 0; I < Pieces.size(); ++I)
      All += Pieces[I].Interpolated ? "@" : Texts[I];
    return All;
  }
};
} // namespace

TEST(StringLiteral, CommonIndentationIsRemoved) {
  EXPECT_EQ(Indented().text("  a\n    b\n\n  c\n ").stripped(),
            "a\n  b\n\nc\n");
  EXPECT_EQ(Indented().text("   ").stripped(), "");
  EXPECT_EQ(Indented().text(" a\n\tb").stripped(), " a\n\tb");
  EXPECT_EQ(Indented().stripped(), "");
}

TEST(StringLiteral, LinesOfSpacesDoNotCount) {
  EXPECT_EQ(Indented().text("    a\n  \n    b").stripped(), "a\n\nb");
  // They lose what they have of it.
  EXPECT_EQ(Indented().text("  a\n    \n  b").stripped(), "a\n  \nb");
}

TEST(StringLiteral, InterpolationsAndEscapesEndIndentation) {
  EXPECT_EQ(Indented().text("  ").interpolation().text("\n    b").stripped(),
            "@\n  b");
  EXPECT_EQ(Indented().text("  ").escape("$").text("x\n    b").stripped(),
            "$x\n  b");
  // A last line of spaces stays when something stands behind it.
  EXPECT_EQ(Indented().text("  a\n  ").interpolation().stripped(), "a\n@");
}

TEST(StringLiteral, AnEscapedLineEndBeginsALine) {
  EXPECT_EQ(Indented().text("  a").escape("\n").text("  b").stripped(), "a\nb");
}
