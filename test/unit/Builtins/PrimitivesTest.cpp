#include "test/unit/Builtins/EvalFixture.h"

using namespace dx;

namespace {
class PrimitivesTest : public EvalFixture {};
} // namespace

TEST_F(PrimitivesTest, AFileHasTheTextPathOfToFile) {
  EXPECT_EQ(printed("__dx.storeFile { name = \"a\"; text = \"b\"; } == "
                    "builtins.toFile \"a\" \"b\""),
            "true");
}

TEST_F(PrimitivesTest, AnExecutableFileHasAPathOfItsOwn) {
  Value Path = library("__dx.storeFile { name = \"a\"; text = \"b\"; "
                       "executable = true; }");
  const StoreEntry *Entry = S.Store.find(view(Path));
  ASSERT_NE(Entry, nullptr);
  EXPECT_TRUE(std::get<TreeFile>(Entry->Contents).Executable);
  // As Nix's recursive fixed-output path of the same archive.
  std::string Error;
  EXPECT_EQ(S.Store.dir().makeFixedOutputPath("a", IngestionMethod::Recursive,
                                              hashNarFile("b", true), {},
                                              Error),
            view(Path).str());
}

TEST_F(PrimitivesTest, AFileRefersToWhatItsTextMentions) {
  Value Path =
      library("let inner = __dx.storeFile { name = \"i\"; text = \"x\"; }; in "
              "__dx.storeFile { name = \"o\"; text = \"see ${inner}\"; }");
  const StoreEntry *Entry = S.Store.find(view(Path));
  ASSERT_EQ(Entry->References.size(), 1U);
  EXPECT_TRUE(llvm::StringRef(Entry->References[0]).ends_with("-i"));
}

TEST_F(PrimitivesTest, WhatNixDoesNotSeeOfATextStaysOnThePath) {
  Value Path = library("__dx.storeFile { name = \"a\"; text = "
                       "__dx.hostPath \"nginx\" \"/usr/sbin/nginx\"; }");
  auto Context = contextOfText(Path);
  ASSERT_EQ(Context.size(), 2U);
  EXPECT_EQ(Context[0].Kind, ContextKind::Path);
  EXPECT_EQ(Context[1].Kind, ContextKind::HostPackage);
  EXPECT_EQ(Context[1].Text, "nginx");
}

TEST_F(PrimitivesTest, ContextsOfTheHostAreInvisible) {
  EXPECT_EQ(printed("let p = __dx.instancePath \"web\" "
                    "(__dx.hostPathUnknown \"nginx\" \"/x\"); in "
                    "[ p (builtins.hasContext p) (builtins.getContext p) "
                    "{ ${p} = 1; } ]"),
            "[ \"/x\" false { } { \"/x\" = 1; } ]");
  Value Path = library("builtins.unsafeDiscardStringContext "
                       "(__dx.hostPathUnknown \"nginx\" \"/x\")");
  ASSERT_EQ(contextOfText(Path).size(), 1U);
  EXPECT_EQ(contextOfText(Path)[0].Kind, ContextKind::HostPathUnknown);
  EXPECT_EQ(contextOfText(Path)[0].Output, "/x");
}

TEST_F(PrimitivesTest, ATreeHoldsTextsScriptsAndLinks) {
  EXPECT_EQ(
      printed("let t = __dx.storeTree { name = \"t\"; files = {"
              "  \"share/a\" = \"text\";"
              "  \"bin/b\" = { text = \"script\"; executable = true; };"
              "  \"lib\" = { source = \"/usr/lib\"; }; }; }; in "
              "[ (builtins.readDir t) (builtins.readFile \"${t}/share/a\")"
              " (builtins.readFileType \"${t}/lib\") ]"),
      "[ { bin = \"directory\"; lib = \"symlink\"; share = "
      "\"directory\"; } \"text\" \"symlink\" ]");
}

TEST_F(PrimitivesTest, ATreeCopiesWhatAPathNames) {
  EXPECT_EQ(printed("let f = /. + builtins.unsafeDiscardStringContext "
                    "(builtins.toFile \"a\" \"copied\"); "
                    "t = __dx.storeTree { name = \"t\"; files.\"x/y\".source"
                    " = f; }; in builtins.readFile \"${t}/x/y\""),
            "\"copied\"");
}

TEST_F(PrimitivesTest, KeysOfATreeAreRelative) {
  for (llvm::StringRef Key : {"/a", "../a", "a//b", "a/", "", "a/./b"})
    EXPECT_EQ(failure("__dx.storeTree { name = \"t\"; files.\"" + Key.str() +
                      "\" = \"x\"; }"),
              DiagId::InvalidTreeFile)
        << Key.str();
}

TEST_F(PrimitivesTest, AFileCannotStandInAFile) {
  EXPECT_EQ(failure("__dx.storeTree { name = \"t\"; files = { a = \"x\"; "
                    "\"a/b\" = \"y\"; }; }"),
            DiagId::InvalidTreeFile);
}

TEST_F(PrimitivesTest, NamesAreChecked) {
  EXPECT_EQ(failure("__dx.storeFile { name = \"a/b\"; text = \"\"; }"),
            DiagId::CannotMakeStorePath);
  EXPECT_EQ(failure("__dx.storeFile { name = \"a\"; text = 1; }"),
            DiagId::WrongPartType);
  EXPECT_EQ(failure("__dx.storeFile { name = \"a\"; }"),
            DiagId::BuiltinNeedsAttr);
  EXPECT_EQ(failure("__dx.hostPath 1 \"/x\""), DiagId::WrongArgumentType);
  EXPECT_EQ(failure("__dx.instancePath \"a\" 1"), DiagId::WrongArgumentType);
}

TEST_F(PrimitivesTest, ADeferredBuildKeepsItsInputs) {
  Value Path =
      library("__dx.deferredBuild { name = \"d\"; script = \"echo > $out\"; "
              "path = [ \"/usr/bin\" ]; env = { B = 1; A = true; }; }");
  const StoreEntry *Entry = S.Store.find(view(Path));
  ASSERT_NE(Entry, nullptr);
  const auto &Build = std::get<DeferredBuild>(Entry->Contents);
  EXPECT_EQ(Build.Script, "echo > $out");
  EXPECT_EQ(Build.Path, std::vector<std::string>{"/usr/bin"});
  std::vector<std::pair<std::string, std::string>> Expected = {{"A", "1"},
                                                               {"B", "1"}};
  EXPECT_EQ(Build.Environment, Expected);
}
