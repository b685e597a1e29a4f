#include "evaluator/Store/SessionFiles.h"
#include "FakeFiles.h"
#include <gtest/gtest.h>

using namespace dx;

namespace {

class SessionFilesTest : public testing::Test {
protected:
  SessionFilesTest() {
    Disk.Files = {{"/src/", ""},
                  {"/src/a", "A"},
                  {"/src/sub/", ""},
                  {"/src/sub/b", "B"},
                  {"/src/sub/c", "C"}};
    Files.addLibraryFile("lib/default.dx", "{ }");
    Files.addLibraryFile("pkgs.dx", "1");
    Files.setStore(&Store);
  }

  std::string read(llvm::StringRef Path) {
    std::string Bytes, Streamed;
    std::error_code Error = Files.read(Path, Bytes);
    uint64_t Size = 0;
    EXPECT_EQ(Files.stream(
                  Path, [&](uint64_t N) { Size = N; },
                  [&](llvm::StringRef Piece) { Streamed += Piece; }),
              Error);
    if (Error)
      return Error.message();
    EXPECT_EQ(Streamed, Bytes);
    EXPECT_EQ(Size, Bytes.size());
    return Bytes;
  }

  std::string list(llvm::StringRef Path) {
    std::vector<DirEntry> Entries;
    if (std::error_code Error = Files.list(Path, Entries))
      return Error.message();
    std::string Names;
    for (const DirEntry &Entry : Entries)
      Names += Entry.Name + (Entry.Kind == FileKind::Directory ? "/ " : " ");
    return Names;
  }

  test::FakeFiles Disk;
  SessionFiles Files{Disk, "/.dxlib"};
  VirtualStore Store{StoreDir()};
  std::string Error;
};

} // namespace

TEST_F(SessionFilesTest, TheLibraryIsBelowItsRoot) {
  EXPECT_EQ(read("/.dxlib/lib/default.dx"), "{ }");
  EXPECT_EQ(list("/.dxlib"), "lib/ pkgs.dx ");
  EXPECT_EQ(read("/.dxlib/none"), "No such file or directory");
  EXPECT_EQ(read("/.dxlib/lib"), "Is a directory");
  Disk.Files["/.dxlibrary"] = "mine";
  EXPECT_EQ(read("/.dxlibrary"), "mine");
}

TEST_F(SessionFilesTest, StoreTextsAreFiles) {
  std::string Path = Store.addText("x", "text", {}, Error)->Path;
  EXPECT_EQ(read(Path), "text");
  EXPECT_EQ(read(Path + "/y"), "No such file or directory");
  FileKind Kind;
  EXPECT_FALSE(Files.kind(Path, Kind));
  EXPECT_EQ(Kind, FileKind::Regular);
}

TEST_F(SessionFilesTest, StoreTreesAreDirectories) {
  MemoryTree Tree;
  Tree.addFile("bin/run", "#!", true, Error);
  Tree.addLink("src", "/src", Error);
  std::string Path = Store.addTree("t", Tree, {}, Error)->Path;
  EXPECT_EQ(list(Path), "bin/ src ");
  EXPECT_EQ(read(Path + "/bin/run"), "#!");
  bool Executable = false;
  EXPECT_FALSE(Files.isExecutable(Path + "/bin/run", Executable));
  EXPECT_TRUE(Executable);
  // A link that leads out of the store.
  EXPECT_EQ(read(Path + "/src/a"), "A");
  std::string Real;
  EXPECT_FALSE(Files.canonical(Path + "/src/a", Real));
  EXPECT_EQ(Real, "/src/a");
}

TEST_F(SessionFilesTest, FilteredCopiesShowWhatTheyHold) {
  auto WithoutB = [](llvm::StringRef Path, FileKind) {
    return !Path.ends_with("/b");
  };
  std::string Path = Store
                         .addCopy("src", "/src", IngestionMethod::Recursive,
                                  WithoutB, Files, std::nullopt, Error)
                         ->Path;
  EXPECT_EQ(list(Path), "a sub/ ");
  EXPECT_EQ(list(Path + "/sub"), "c ");
  EXPECT_EQ(list("/src/sub"), "b c ");
  EXPECT_EQ(read(Path + "/sub/c"), "C");
  EXPECT_EQ(read(Path + "/sub/b"), "No such file or directory");
}

TEST_F(SessionFilesTest, CopiesOfCopiesShowWhatTheFirstHolds) {
  auto WithoutB = [](llvm::StringRef Path, FileKind) {
    return !Path.ends_with("/b");
  };
  auto Copy = [&](llvm::StringRef Origin, PathFilter Filter) {
    return Store
        .addCopy("copy", Origin, IngestionMethod::Recursive, Filter, Files,
                 std::nullopt, Error)
        ->Path;
  };
  std::string First = Copy("/src", WithoutB);
  std::string Second = Copy(First + "/sub", acceptAll);
  EXPECT_EQ(list(Second), "c ");
  EXPECT_EQ(read(Second + "/c"), "C");
  EXPECT_EQ(read(Second + "/b"), "No such file or directory");
}

TEST_F(SessionFilesTest, DeferredBuildsAreNotThereYet) {
  std::string Path = Store.addDeferredBuild("d", {}, {}, Error)->Path;
  EXPECT_EQ(read(Path + "/x"), "Resource temporarily unavailable");
}
