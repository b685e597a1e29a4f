// The vectors come from `nix-store --dump` of Nix 2.8.

#include "evaluator/Store/Nar.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <gtest/gtest.h>
#include <sys/stat.h>

using namespace dx;

namespace {

constexpr llvm::StringLiteral SampleHash =
    "69365b96641c96e5a56342e8cf4176af0868114c315e9fee06ac45b0bac71c6f";

/// A tree with all kinds of nodes; the same as `SampleOnDisk`.
MemoryTree sampleTree() {
  MemoryTree Tree;
  std::string Error;
  EXPECT_TRUE(Tree.addFile("file", "hello", false, Error));
  EXPECT_TRUE(Tree.addFile("run", "#!/bin/sh\n", true, Error));
  EXPECT_TRUE(Tree.addLink("sub/link", "../x", Error));
  EXPECT_TRUE(Tree.addFile("sub/zero", "", false, Error));
  EXPECT_TRUE(Tree.add("sub/empty", TreeNode{TreeDirectory()}, Error));
  EXPECT_TRUE(Tree.addFile("a-", "a", false, Error));
  EXPECT_TRUE(Tree.addFile("B", "b", false, Error));
  return Tree;
}

class SampleOnDisk : public testing::Test {
protected:
  void SetUp() override {
    ASSERT_FALSE(llvm::sys::fs::createUniqueDirectory("dx-nar", Root));
    ASSERT_FALSE(llvm::sys::fs::create_directories(at("sub/empty")));
    write("file", "hello");
    write("run", "#!/bin/sh\n");
    ASSERT_EQ(chmod(at("run").c_str(), 0755), 0);
    ASSERT_FALSE(llvm::sys::fs::create_link("../x", at("sub/link")));
    write("sub/zero", "");
    write("a-", "a");
    write("B", "b");
  }
  void TearDown() override { llvm::sys::fs::remove_directories(Root); }

  std::string at(llvm::StringRef Name) const {
    return (Root + "/" + Name).str();
  }
  void write(llvm::StringRef Name, llvm::StringRef Text) {
    std::error_code Code;
    llvm::raw_fd_ostream(at(Name), Code) << Text;
    ASSERT_FALSE(Code);
  }

  llvm::SmallString<64> Root;
  DiskFileSystem Files;
  std::string Error;
};

std::string base16(const std::optional<Hash> &H) {
  return H ? formatHash(*H, HashFormat::Base16) : "";
}

} // namespace

TEST(Nar, OfATreeInMemory) {
  EXPECT_EQ(base16(hashNar(sampleTree())), SampleHash);
  EXPECT_EQ(base16(hashNar(sampleTree(), HashAlgorithm::MD5)),
            "224197c0560b72de49d0453bacaeb0df");
}

TEST(Nar, OfSingleFiles) {
  std::string Bytes;
  writeNarFile("#!/bin/sh\n", true, [&](llvm::StringRef B) { Bytes += B; });
  EXPECT_EQ(base16(hashBytes(HashAlgorithm::SHA256, Bytes)),
            "6283c1668260f903d1a895c0cd6b822fa4b68762bb0b17cedef2d39d97e26554");
  EXPECT_EQ(base16(hashNarFile("#!/bin/sh\n", true)),
            base16(hashBytes(HashAlgorithm::SHA256, Bytes)));
  EXPECT_EQ(base16(hashNar(MemoryTree(TreeNode{TreeLink{"../x"}}))),
            "d611f20dea7a4e5c6e07600a2459f489d50c1afe56412f11fcb31ee14fe5debf");
}

TEST(Nar, LargeFilesAreLikeSmallOnes) {
  std::string Large(100001, 'x');
  std::string Bytes;
  writeNarFile(Large, false, [&](llvm::StringRef B) { Bytes += B; });
  EXPECT_EQ(Bytes.size() % 8, 0u);
  EXPECT_NE(Bytes.find(Large), std::string::npos);
}

TEST_F(SampleOnDisk, IsTheSameAsInMemory) {
  EXPECT_EQ(base16(hashNar(Files, Root, acceptAll, Error)), SampleHash);
  EXPECT_EQ(base16(hashNar(Files, at("sub/link"), acceptAll, Error)),
            "d611f20dea7a4e5c6e07600a2459f489d50c1afe56412f11fcb31ee14fe5debf");
}

TEST_F(SampleOnDisk, IsFiltered) {
  std::vector<std::string> Asked;
  auto WithoutSub = [&](llvm::StringRef Path, FileKind Kind) {
    Asked.push_back(llvm::sys::path::filename(Path).str());
    return Kind != FileKind::Directory;
  };
  MemoryTree Expected;
  Expected.addFile("file", "hello", false, Error);
  Expected.addFile("run", "#!/bin/sh\n", true, Error);
  Expected.addFile("a-", "a", false, Error);
  Expected.addFile("B", "b", false, Error);
  EXPECT_EQ(hashNar(Files, Root, WithoutSub, Error), hashNar(Expected));
  EXPECT_EQ(Asked, (std::vector<std::string>{"B", "a-", "file", "run", "sub"}));
}

TEST_F(SampleOnDisk, RefusesWhatItCannotStore) {
  EXPECT_FALSE(hashNar(Files, at("nothing"), acceptAll, Error));
  EXPECT_EQ(Error, "`" + at("nothing") +
                       "` cannot be read: No such file or directory");
  ASSERT_EQ(mkfifo(at("sub/pipe").c_str(), 0644), 0);
  EXPECT_FALSE(hashNar(Files, Root, acceptAll, Error));
  EXPECT_EQ(Error, "`" + at("sub/pipe") +
                       "` is neither a file, a directory nor a symbolic link");
}

TEST_F(SampleOnDisk, FailuresOfTheFilterPass) {
  auto Throws = [](llvm::StringRef, FileKind) -> bool { throw 42; };
  EXPECT_THROW(hashNar(Files, Root, Throws, Error), int);
}

TEST(MemoryTree, FindsWhatWasAdded) {
  MemoryTree Tree = sampleTree();
  EXPECT_EQ(Tree.find("sub/link")->link()->Target, "../x");
  EXPECT_TRUE(Tree.find("run")->file()->Executable);
  EXPECT_TRUE(Tree.find("")->directory());
  EXPECT_FALSE(Tree.find("sub/none"));
  EXPECT_FALSE(Tree.find("file/x"));
}

TEST(MemoryTree, RefusesOtherPaths) {
  MemoryTree Tree = sampleTree();
  std::string Error;
  for (const char *Path :
       {"", "/abs", "a//b", "a/", ".", "a/..", "../x", "./x"}) {
    EXPECT_FALSE(Tree.addFile(Path, "", false, Error)) << Path;
    EXPECT_EQ(Error, std::string("`") + Path +
                         "` is not a relative path without empty components, "
                         "`.` and `..`");
  }
  EXPECT_FALSE(Tree.addFile("file", "", false, Error));
  EXPECT_EQ(Error, "`file` is there already");
  EXPECT_FALSE(Tree.addFile("file/x/y", "", false, Error));
  EXPECT_EQ(Error, "`file/x/y` lies below a file");
  EXPECT_EQ(hashNar(Tree), hashNar(sampleTree()));
}
