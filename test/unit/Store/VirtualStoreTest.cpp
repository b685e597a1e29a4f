#include "evaluator/Store/VirtualStore.h"
#include "FakeFiles.h"
#include <gtest/gtest.h>

using namespace dx;

namespace {

class VirtualStoreTest : public testing::Test {
protected:
  VirtualStoreTest() {
    Files.Files = {{"/src/", ""},
                   {"/src/a", "A"},
                   {"/src/sub/", ""},
                   {"/src/sub/b", "B"},
                   {"/src/subway", "C"}};
  }

  const StoreEntry *copy(PathFilter Filter = acceptAll) {
    return Store.addCopy("src", "/src", IngestionMethod::Recursive, Filter,
                         Files, std::nullopt, Error);
  }

  VirtualStore Store{StoreDir()};
  test::FakeFiles Files;
  std::string Error;
};

using Status = StoreLocation::Status;

} // namespace

TEST_F(VirtualStoreTest, HoldsTexts) {
  const StoreEntry *Entry = Store.addText("hello.txt", "hello", {}, Error);
  ASSERT_TRUE(Entry);
  EXPECT_EQ(Entry->Path,
            "/nix/store/q790zdjk75hm2cn42nh77pqw4gbv1b88-hello.txt");
  EXPECT_EQ(Store.addText("hello.txt", "hello", {}, Error), Entry);
  EXPECT_EQ(Store.entries().size(), 1u);
  EXPECT_EQ(Store.find(Entry->Path), Entry);
  StoreLocation Found = Store.locate(Entry->Path);
  ASSERT_EQ(Found.Where, Status::InMemory);
  EXPECT_EQ(Found.Kind, FileKind::Regular);
  EXPECT_EQ(Found.File->Contents, "hello");
  EXPECT_FALSE(Found.File->Executable);
  EXPECT_EQ(Store.locate(Entry->Path + "/x").Where, Status::Missing);
  EXPECT_FALSE(Store.addText("a b", "", {}, Error));
}

TEST_F(VirtualStoreTest, HoldsExecutables) {
  const StoreEntry *Entry =
      Store.addExecutable("run", "#!/bin/sh\n", {}, Error);
  EXPECT_EQ(Entry->Path, "/nix/store/fhsg3jqz69b5s1ng2y2947cgd10nvswa-run");
  EXPECT_TRUE(Store.locate(Entry->Path).File->Executable);
}

TEST_F(VirtualStoreTest, ReferencesAreSortedAndCount) {
  std::string A = Store.addText("a", "A", {}, Error)->Path;
  std::string B = Store.addText("b", "B", {}, Error)->Path;
  const StoreEntry *One = Store.addText("x", "x", {B, A, B}, Error);
  EXPECT_EQ(One->References,
            (std::vector<std::string>{std::min(A, B), std::max(A, B)}));
  EXPECT_NE(One->Path, Store.addText("x", "x", {A}, Error)->Path);
  EXPECT_NE(Store.addTree("t", MemoryTree(), {A}, Error)->Path,
            Store.addTree("t", MemoryTree(), {}, Error)->Path);
}

TEST_F(VirtualStoreTest, ClosureFollowsReferences) {
  std::string A = Store.addText("a", "A", {}, Error)->Path;
  std::string B = Store.addText("b", A, {A}, Error)->Path;
  std::string C = Store.addText("c", B, {B, "/nix/store/other"}, Error)->Path;
  Store.addText("unused", "", {A}, Error);
  auto Closure = Store.closure({C, C});
  ASSERT_EQ(Closure.size(), 3u);
  EXPECT_TRUE(Closure[0]->Path < Closure[1]->Path);
  EXPECT_EQ(Store.closure({A}).size(), 1u);
}

TEST_F(VirtualStoreTest, FindsItsWayInTrees) {
  std::string Target = Store.addText("target", "T", {}, Error)->Path;
  MemoryTree Tree;
  Tree.addFile("etc/foo", "F", false, Error);
  Tree.addLink("etc/relative", "../share/dir/..", Error);
  Tree.addLink("share/foo", "../etc/foo", Error);
  Tree.addLink("share/dir", "../etc", Error);
  Tree.addLink("target", Target, Error);
  Tree.addLink("outside", "/usr/bin", Error);
  Tree.addLink("loop", "loop", Error);
  std::string Root = Store.addTree("tree", Tree, {Target}, Error)->Path;

  EXPECT_EQ(Store.locate(Root).Kind, FileKind::Directory);
  EXPECT_EQ(Store.locate(Root + "/etc").Directory->Entries.size(), 2u);
  EXPECT_EQ(Store.locate(Root + "/etc/foo").File->Contents, "F");
  EXPECT_EQ(Store.locate(Root + "/etc/none").Where, Status::Missing);
  EXPECT_EQ(Store.locate(Root + "/etc/foo/x").Where, Status::Missing);
  EXPECT_EQ(Store.locate(Root + "/share/foo").File->Contents, "F");
  EXPECT_EQ(Store.locate(Root + "/share/dir/foo").File->Contents, "F");
  EXPECT_EQ(Store.locate(Root + "/target").File->Contents, "T");
  EXPECT_EQ(Store.locate(Root + "/loop").Where, Status::Missing);

  StoreLocation Link = Store.locate(Root + "/share/dir", /*FollowLast=*/false);
  EXPECT_EQ(Link.Kind, FileKind::Symlink);
  EXPECT_EQ(Link.Link->Target, "../etc");
  StoreLocation Outside = Store.locate(Root + "/outside/env");
  EXPECT_EQ(Outside.Where, Status::Outside);
  EXPECT_EQ(Outside.OnDisk, "/usr/bin/env");
}

TEST_F(VirtualStoreTest, CopiesLieWhereTheyCameFrom) {
  const StoreEntry *Entry = copy();
  ASSERT_TRUE(Entry) << Error;
  StoreLocation Found = Store.locate(Entry->Path + "/sub/b");
  EXPECT_EQ(Found.Where, Status::OnDisk);
  EXPECT_EQ(Found.OnDisk, "/src/sub/b");
  EXPECT_EQ(Store.locate(Entry->Path).OnDisk, "/src");
  EXPECT_EQ(copy(), Entry);
}

TEST_F(VirtualStoreTest, FilteredFilesAreMissing) {
  const StoreEntry *Entry = copy(
      [](llvm::StringRef Path, FileKind) { return !Path.ends_with("/sub"); });
  EXPECT_NE(Entry, copy());
  EXPECT_EQ(Store.locate(Entry->Path + "/sub").Where, Status::Missing);
  EXPECT_EQ(Store.locate(Entry->Path + "/sub/b").Where, Status::Missing);
  EXPECT_EQ(Store.locate(Entry->Path + "/subway").OnDisk, "/src/subway");
}

TEST_F(VirtualStoreTest, FlatCopiesAreNamedByTheirBytes) {
  auto Add = [&](std::optional<Hash> Expected) {
    return Store.addCopy("file", "/src/a", IngestionMethod::Flat, acceptAll,
                         Files, Expected, Error);
  };
  Files.Files["/src/a"] = "hello";
  EXPECT_EQ(Add(std::nullopt)->Path,
            "/nix/store/2ixppgs4fb1sm2kg8zyxjfhpqqy18pnf-file");
  EXPECT_TRUE(Add(hashBytes(HashAlgorithm::SHA256, "hello")));
  EXPECT_FALSE(Add(hashBytes(HashAlgorithm::SHA256, "other")));
  EXPECT_EQ(Error.substr(0, 27), "`/src/a` has hash `sha256-L");
}

TEST_F(VirtualStoreTest, UnreadableOriginsAreErrors) {
  EXPECT_FALSE(Store.addCopy("x", "/none", IngestionMethod::Recursive,
                             acceptAll, Files, std::nullopt, Error));
  EXPECT_EQ(Error, "`/none` cannot be read: No such file or directory");
}

TEST_F(VirtualStoreTest, DeferredBuildsAreNamedByTheirInputs) {
  DeferredBuild Build{"echo > $out/x", {"/usr/bin"}, {{"b", "2"}, {"a", "1"}}};
  const StoreEntry *Entry = Store.addDeferredBuild("pkg", Build, {}, Error);
  ASSERT_TRUE(Entry);
  std::swap(Build.Environment[0], Build.Environment[1]);
  EXPECT_EQ(Store.addDeferredBuild("pkg", Build, {}, Error), Entry);
  Build.Environment[0].second = "3";
  EXPECT_NE(Store.addDeferredBuild("pkg", Build, {}, Error), Entry);
  EXPECT_EQ(Store.locate(Entry->Path + "/x").Where, Status::Unknown);
}

TEST_F(VirtualStoreTest, OtherPathsAreOutside) {
  StoreLocation Found = Store.locate("/etc/passwd");
  EXPECT_EQ(Found.Where, Status::Outside);
  EXPECT_EQ(Found.OnDisk, "/etc/passwd");
  EXPECT_EQ(Store.locate("/nix/store").Where, Status::Outside);
  EXPECT_EQ(
      Store.locate("/nix/store/q790zdjk75hm2cn42nh77pqw4gbv1b88-x/y").Where,
      Status::Outside);
}
