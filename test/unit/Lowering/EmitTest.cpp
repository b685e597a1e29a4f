#include "lowering/Emit/Json.h"
#include "lowering/Emit/OutputTree.h"
#include "lowering/Emit/Shell.h"
#include "lowering/Emit/SupervisordIni.h"
#include <gtest/gtest.h>

using namespace dx;

TEST(Shell, PlainWordsStayAsTheyAre) {
  EXPECT_EQ(shellWord("/usr/bin/x-1.2_3:4@5%6+7,8"),
            "/usr/bin/x-1.2_3:4@5%6+7,8");
}

TEST(Shell, EverythingElseIsQuoted) {
  EXPECT_EQ(shellWord(""), "''");
  EXPECT_EQ(shellWord("a b"), "'a b'");
  EXPECT_EQ(shellWord("it's"), "'it'\\''s'");
  EXPECT_EQ(shellWord("A=b"), "'A=b'");
  EXPECT_EQ(shellWord("~"), "'~'");
  EXPECT_EQ(shellWord("$(x)`y`\n\\"), "'$(x)`y`\n\\'");
}

TEST(Shell, AssignmentAndComment) {
  EXPECT_EQ(shellAssignment("gid", "5"), "gid=5\n");
  EXPECT_EQ(shellAssignment("description", "a $b"), "description='a $b'\n");
  EXPECT_EQ(shellComment("one\nrm -rf /"), "# one rm -rf /\n");
}

TEST(Shell, Variables) {
  EXPECT_TRUE(isShellVariable("_A9"));
  EXPECT_FALSE(isShellVariable("9A"));
  EXPECT_FALSE(isShellVariable("a-b"));
  EXPECT_FALSE(isShellVariable(""));
}

TEST(SupervisordIni, ValuesAreEscaped) {
  SupervisordIni Ini;
  Ini.section("program:x");
  Ini.option("directory", llvm::StringRef("/a %b ;c #d"));
  Ini.option("umask", 7);
  Ini.logFile("stdout_logfile", "/l%g");
  EXPECT_EQ(Ini.text(), "[program:x]\n"
                        "directory=/a %%b %(here).0s;c %(here).0s#d\n"
                        "umask=7\n"
                        "stdout_logfile=/l%%%%g\n");
}

TEST(SupervisordIni, SpacesAtTheEndsAreKept) {
  SupervisordIni Ini;
  Ini.option("directory", llvm::StringRef(" a "));
  EXPECT_EQ(Ini.text(), "directory=%(here).0s a %(here).0s\n");
}

TEST(SupervisordIni, EnvironmentHasNoEscapeForQuotes) {
  EXPECT_TRUE(isSupervisordEnvironment("A", "x, y; 50% \\"));
  EXPECT_FALSE(isSupervisordEnvironment("A", "say \"x\""));
  EXPECT_FALSE(isSupervisordEnvironment("A", "it's"));
  EXPECT_FALSE(isSupervisordEnvironment("A", "two\nlines"));
  EXPECT_FALSE(isSupervisordEnvironment("A.B", "x"));
}

TEST(SupervisordIni, CommentsAreOneLine) {
  SupervisordIni Ini;
  Ini.comment("a\n[program:evil]");
  Ini.section("program:x");
  EXPECT_EQ(Ini.text(), "; a [program:evil]\n[program:x]\n");
}

TEST(Json, MembersAreSortedAndBytesMadeUtf8) {
  llvm::json::Object Document{{"b", 1}, {"a", jsonString("\xff")}};
  EXPECT_EQ(printJson(std::move(Document)),
            "{\n  \"a\": \"\xEF\xBF\xBD\",\n  \"b\": 1\n}\n");
}

TEST(OutputTree, RefusesWhatCannotBeOneTree) {
  OutputTree Tree;
  EXPECT_TRUE(Tree.addFile("a/b", "x"));
  EXPECT_TRUE(Tree.addFile("a/b", "x")) << "an equal node again";
  EXPECT_FALSE(Tree.addFile("a/b", "y")) << "another node at its place";
  EXPECT_FALSE(Tree.addFile("a", "x")) << "a directory is there";
  EXPECT_FALSE(Tree.addFile("a/b/c", "x")) << "a file is on the way";
  for (llvm::StringRef Bad : {"", "/a", "a/", "a//b", "./a", "a/../b", ".."})
    EXPECT_FALSE(Tree.addFile(Bad, "x")) << Bad.str();
  EXPECT_EQ(Tree.nodes().size(), 1U);
}
