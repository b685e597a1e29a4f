// The text and the paths come from `nix-instantiate` of Nix 2.8.

#include "evaluator/Store/DerivationTable.h"
#include <gtest/gtest.h>

using namespace dx;

namespace {

constexpr llvm::StringLiteral Text =
    R"(Derive([("out","/nix/store/0pd4llb3k36fnppfxwp6nlwsxwlv0y2c-a","","")],[],[],"x","/bin/sh",[],[("builder","/bin/sh"),("name","a"),("out","/nix/store/0pd4llb3k36fnppfxwp6nlwsxwlv0y2c-a"),("system","x")]))";
constexpr llvm::StringLiteral Path =
    "/nix/store/l9ldjc53ry43x24hvq73jx7dx0489mhj-a.drv";

/// As `derivation { name = "a"; system = "x"; builder = "/bin/sh"; }`.
Derivation simple() {
  Derivation D;
  D.Outputs["out"];
  D.System = "x";
  D.Builder = "/bin/sh";
  D.Environment = {{"builder", "/bin/sh"}, {"name", "a"}, {"system", "x"}};
  return D;
}

struct DerivationTables : testing::Test {
  DiskFileSystem Disk;
  VirtualStore Store{StoreDir()};
  DerivationTable Table{Store, Disk};
  std::string Error;
};

TEST(Derivations, ReadAndWrittenAsTheyAre) {
  std::string Error;
  auto D = parseDerivation(Text, Error);
  ASSERT_TRUE(D) << Error;
  EXPECT_EQ(D->Environment.at("system"), "x");
  EXPECT_EQ(printDerivation(*D), Text);
}

TEST(Derivations, StringsKeepEveryByte) {
  Derivation D;
  D.Args = {std::string("a\"b\\c\nd\re\tf\x01\0\xff", 14), "$${x}"};
  D.Inputs["/nix/store/i.drv"] = {"dev", "out"};
  D.Sources = {"/nix/store/s"};
  std::string Error;
  EXPECT_EQ(parseDerivation(printDerivation(D), Error), D);
}

TEST(Derivations, AnythingShorterOrLongerIsRefused) {
  std::string Error;
  for (size_t Size = 0; Size < Text.size(); ++Size)
    EXPECT_FALSE(parseDerivation(Text.take_front(Size), Error)) << Size;
  EXPECT_FALSE(parseDerivation(Text.str() + " ", Error));
  EXPECT_FALSE(parseDerivation("Derive([],[],[],\"\",\"\",[],[(\"a\\", Error));
}

TEST_F(DerivationTables, PathsAreThoseOfNix) {
  EXPECT_EQ(Table.add("a", simple(), Error), Path);
  const Derivation *D = Table.find(Path, Error);
  ASSERT_TRUE(D);
  EXPECT_EQ(printDerivation(*D), Text);
  const StoreEntry *File = Store.find(Path);
  ASSERT_TRUE(File);
  EXPECT_EQ(std::get<TreeFile>(File->Contents).Contents, Text);
}

TEST_F(DerivationTables, TheClosureHoldsInputsAndSources) {
  auto Input = Table.add("a", simple(), Error);
  Derivation D = simple();
  D.Inputs[*Input] = {"out"};
  D.Sources = {"/nix/store/s"};
  auto Outer = Table.add("b", std::move(D), Error);
  ASSERT_TRUE(Outer) << Error;
  std::set<std::string> Paths;
  ASSERT_TRUE(Table.addClosure(*Outer, Paths, Error));
  EXPECT_EQ(Paths, (std::set<std::string>{*Input, *Outer, "/nix/store/s"}));
}

TEST_F(DerivationTables, AnOutputThatIsNotThereIsAnError) {
  Derivation D = simple();
  D.Inputs[*Table.add("a", simple(), Error)] = {"dev"};
  EXPECT_FALSE(Table.add("b", std::move(D), Error));
  EXPECT_EQ(Error, "`" + Path.str() + "` has no output `dev`");
}

TEST_F(DerivationTables, WhatIsNotThereCannotBeRead) {
  EXPECT_FALSE(Table.find("/nix/store/absent.drv", Error));
  EXPECT_NE(Error.find("cannot be read"), std::string::npos) << Error;
}

} // namespace
