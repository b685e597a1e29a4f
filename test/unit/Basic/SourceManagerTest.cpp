#include "frontend/Basic/SourceManager.h"
#include <gtest/gtest.h>
#include <limits>

namespace dx {
namespace {

/// Two buffers, so that no offset is by chance the same as a location.
class SourceManagerTest : public testing::Test {
protected:
  SourceManager Sources;
  FileId Library = *Sources.addBuffer("/.dxlib/lib/default.dx", "{ }", true);
  FileId User = *Sources.addBuffer(
      "/m.dx", "{ a = 1;\r\n  \xC3\xA9 = \"two\";\n\nlib'-x", false);

  SourceLoc at(llvm::StringRef Text) {
    return Sources.start(User).advanced(
        uint32_t(Sources.text(User).find(Text)));
  }
  static void expectPlace(std::optional<PresumedLoc> Place, uint32_t Line,
                          uint32_t Column) {
    ASSERT_TRUE(Place);
    EXPECT_EQ(Place->Line, Line);
    EXPECT_EQ(Place->Column, Column);
  }
};

TEST_F(SourceManagerTest, LinesAndColumnsCountFromOneInBytes) {
  expectPlace(Sources.presumed(Sources.start(User)), 1, 1);
  expectPlace(Sources.presumed(at("a =")), 1, 3);
  expectPlace(Sources.presumed(at("= \"two")), 2, 6);
  expectPlace(Sources.presumed(at("lib'")), 4, 1);
}

TEST_F(SourceManagerTest, TheEndOfAFileBelongsToIt) {
  SourceLoc End =
      Sources.start(User).advanced(uint32_t(Sources.text(User).size()));
  EXPECT_EQ(Sources.file(End), User);
  expectPlace(Sources.presumed(End), 4, 7);
  EXPECT_EQ(Sources.file(Sources.start(User)), User);
  EXPECT_EQ(Sources.file(Sources.start(Library).advanced(3)), Library);
}

TEST_F(SourceManagerTest, NoPlaceIsInNoFile) {
  EXPECT_FALSE(Sources.file(SourceLoc()));
  EXPECT_FALSE(Sources.presumed(SourceLoc()));
  EXPECT_FALSE(Sources.file(SourceLoc(std::numeric_limits<uint32_t>::max())));
  EXPECT_EQ(Sources.lineText(SourceLoc()), "");
  EXPECT_EQ(Sources.text(SourceRange()), "");
}

TEST_F(SourceManagerTest, LinesAreGivenWithoutTheirEnds) {
  EXPECT_EQ(Sources.lineText(at("a =")), "{ a = 1;");
  EXPECT_EQ(Sources.lineText(at("\n\nlib").advanced(1)), "");
  EXPECT_EQ(Sources.lineText(at("lib'")), "lib'-x");
}

TEST_F(SourceManagerTest, TokensBehindAnOrigin) {
  EXPECT_EQ(Sources.text(Sources.tokenAt(at("lib'"))), "lib'-x");
  EXPECT_EQ(Sources.text(Sources.tokenAt(at("\"two"))), "\"two\"");
  EXPECT_EQ(Sources.text(Sources.tokenAt(at("{ a"))), "{");
  // A string that does not end on its line, and the end of the file
  EXPECT_EQ(Sources.text(Sources.tokenAt(at("\";\n"))), "\"");
  SourceLoc End =
      Sources.start(User).advanced(uint32_t(Sources.text(User).size()));
  EXPECT_EQ(Sources.tokenAt(End), SourceRange(End));
}

TEST_F(SourceManagerTest, ATextReadAgainIsTheSameBuffer) {
  std::string Text = Sources.text(User).str();
  EXPECT_EQ(Sources.addBuffer("/m.dx", Text), User);
  EXPECT_NE(Sources.addBuffer("/other.dx", Text), User);
  EXPECT_NE(Sources.addBuffer("/m.dx", Text, true), User);
  auto Changed = Sources.addBuffer("/m.dx", "{ }");
  EXPECT_NE(Changed, User);
  EXPECT_EQ(Sources.addBuffer("/m.dx", "{ }"), Changed);
  EXPECT_EQ(Sources.text(User), Text);
}

TEST_F(SourceManagerTest, TheStandardLibraryIsKnown) {
  EXPECT_TRUE(Sources.isLibrary(Library));
  EXPECT_FALSE(Sources.isLibrary(User));
}

} // namespace
} // namespace dx
