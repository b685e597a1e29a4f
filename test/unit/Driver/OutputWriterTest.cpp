#include "driver/OutputWriter.h"
#include "TemporaryDirectory.h"
#include <csignal>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace dx;
using namespace dx::test;
namespace fs = std::filesystem;
using testing::ElementsAre;

namespace {

struct OutputWriterTest : testing::Test {
  TemporaryDirectory Temporary;
  std::string Dir = Temporary.path() + "/out";
  DiskFileSystem Files;
  DiagnosticEngine Diags;
  VirtualStore Store{StoreDir(Dir + "/store")};

  std::string addText(const std::string &Name, const std::string &Text) {
    std::string Error;
    return Store.addText(Name, Text, {}, Error)->Path;
  }
  std::string addTree() {
    std::string Error;
    MemoryTree Tree;
    EXPECT_TRUE(Tree.addFile("bin/run", "#!/bin/sh\n", true, Error));
    EXPECT_TRUE(Tree.addLink("etc/link", "../bin/run", Error));
    return Store.addTree("tree", std::move(Tree), {}, Error)->Path;
  }

  /// Everything in the store, and a generation with one file.
  std::optional<uint32_t> write(const std::string &Text) {
    OutputTree Tree;
    EXPECT_TRUE(Tree.addFile("manifest.json", Text));
    EXPECT_TRUE(Tree.addExecutable("activate", "#!/bin/sh\n"));
    EXPECT_TRUE(Tree.addLink("conf.d/x.conf", "/somewhere"));
    OutputWriter Writer(Dir, OutputKind::Deployment, Files, Diags);
    if (!Writer.open() || !Writer.writeStore(Store.entries(), Store.dir()))
      return std::nullopt;
    return Writer.writeGeneration(Tree);
  }
  std::vector<std::string> codes() {
    std::vector<std::string> Codes;
    for (const Diagnostic &D : Diags.all())
      Codes.push_back(D.code().str());
    return Codes;
  }
  std::string latest() {
    std::ifstream File(Dir + "/latest/manifest.json");
    return {std::istreambuf_iterator<char>(File), {}};
  }
  static unsigned modeOf(const std::string &Path) {
    struct stat Status;
    return ::lstat(Path.c_str(), &Status) == 0 ? Status.st_mode & 07777 : 0;
  }
};

} // namespace

TEST_F(OutputWriterTest, ModesAreExplicitWhateverTheUmask) {
  std::string File = addText("a", "x");
  std::string Tree = addTree();
  for (mode_t Mask : {0077, 0000}) {
    mode_t Old = ::umask(Mask);
    fs::remove_all(Dir);
    EXPECT_EQ(write("1"), 1U);
    ::umask(Old);
    EXPECT_EQ(modeOf(Dir), 0755U);
    EXPECT_EQ(modeOf(Dir + "/store"), 0755U);
    EXPECT_EQ(modeOf(File), 0444U);
    EXPECT_EQ(modeOf(Tree + "/bin"), 0755U);
    EXPECT_EQ(modeOf(Tree + "/bin/run"), 0555U);
    EXPECT_EQ(modeOf(Dir + "/generations/1/activate"), 0555U);
    EXPECT_EQ(modeOf(Dir + "/generations/1/manifest.json"), 0444U);
  }
}

TEST_F(OutputWriterTest, AnEqualGenerationIsKept) {
  EXPECT_EQ(write("1"), 1U);
  EXPECT_EQ(write("1"), 1U);
  EXPECT_EQ(write("2"), 2U);
  EXPECT_EQ(write("1"), 3U);
  EXPECT_EQ(fs::read_symlink(Dir + "/latest"), "generations/3");
  EXPECT_EQ(latest(), "1");
}

TEST_F(OutputWriterTest, ReadsTheGenerationInForceFirst) {
  write("1");
  write("2");
  OutputWriter Writer(Dir, OutputKind::Deployment, Files, Diags);
  ASSERT_TRUE(Writer.open());
  EXPECT_EQ(Writer.readFromGeneration("manifest.json"), "2");
  fs::create_symlink("generations/1", Dir + "/current");
  EXPECT_EQ(Writer.readFromGeneration("manifest.json"), "1");
}

TEST_F(OutputWriterTest, RefusesALink) {
  fs::create_directory(Temporary.path() + "/elsewhere");
  fs::create_symlink("elsewhere", Dir);
  EXPECT_EQ(write("1"), std::nullopt);
  EXPECT_THAT(codes(), ElementsAre("output-is-link"));
  EXPECT_TRUE(fs::is_empty(Temporary.path() + "/elsewhere"));
}

TEST_F(OutputWriterTest, RefusesAFile) {
  std::ofstream(Dir) << "x";
  EXPECT_EQ(write("1"), std::nullopt);
  EXPECT_THAT(codes(), ElementsAre("output-not-directory"));
}

TEST_F(OutputWriterTest, RefusesALinkInsideTheDirectory) {
  fs::create_directory(Dir);
  fs::create_directory(Temporary.path() + "/elsewhere");
  fs::create_symlink("../elsewhere", Dir + "/store");
  addText("a", "x");
  EXPECT_EQ(write("1"), std::nullopt);
  EXPECT_THAT(codes(), ElementsAre("cannot-write"));
  EXPECT_TRUE(fs::is_empty(Temporary.path() + "/elsewhere"));
}

TEST_F(OutputWriterTest, RefusesWhatIsSomebodyElses) {
  if (::geteuid() != 0)
    GTEST_SKIP() << "only root can make another user's directory";
  fs::create_directory(Dir);
  ASSERT_EQ(::chown(Dir.c_str(), 12345, 12345), 0);
  EXPECT_EQ(write("1"), std::nullopt);
  EXPECT_THAT(codes(), ElementsAre("output-not-ours"));
  EXPECT_TRUE(fs::is_empty(Dir));
}

TEST_F(OutputWriterTest, RootRefusesAParentThatOthersMayWrite) {
  if (::geteuid() != 0)
    GTEST_SKIP() << "the rule is for root";
  ASSERT_EQ(::chmod(Temporary.path().c_str(), 0775), 0);
  EXPECT_EQ(write("1"), std::nullopt);
  EXPECT_THAT(codes(), ElementsAre("output-open-to-others"));
  EXPECT_FALSE(fs::exists(Dir));
}

TEST_F(OutputWriterTest, ADamagedStoreFileIsFound) {
  std::string File = addText("a", "right");
  ASSERT_EQ(write("1"), 1U);
  fs::remove(File);
  std::ofstream(File) << "wrong";
  ASSERT_EQ(::chmod(File.c_str(), 0444), 0);
  EXPECT_EQ(write("2"), std::nullopt);
  EXPECT_THAT(codes(), ElementsAre("store-path-damaged"));
  EXPECT_EQ(latest(), "1");
}

TEST_F(OutputWriterTest, AStoreFileThatOthersMayChangeIsNotTrusted) {
  std::string File = addText("a", "right");
  ASSERT_EQ(write("1"), 1U);
  ASSERT_EQ(::chmod(File.c_str(), 0666), 0);
  EXPECT_EQ(write("2"), std::nullopt);
  EXPECT_THAT(codes(), ElementsAre("store-path-damaged"));
}

TEST_F(OutputWriterTest, CopiesAreVerified) {
  std::string Origin = Temporary.path() + "/origin";
  fs::create_directories(Origin + "/sub");
  std::ofstream(Origin + "/sub/file") << "x";
  std::string Error;
  const StoreEntry *Entry =
      Store.addCopy("origin", Origin, IngestionMethod::Recursive, acceptAll,
                    Files, std::nullopt, Error);
  ASSERT_TRUE(Entry) << Error;
  std::ofstream(Origin + "/sub/file") << "changed";
  EXPECT_EQ(write("1"), std::nullopt);
  EXPECT_THAT(codes(), ElementsAre("source-changed"));
  std::ofstream(Origin + "/sub/file") << "x";
  EXPECT_EQ(write("1"), 1U);
  EXPECT_TRUE(fs::exists(Entry->Path + "/sub/file"));
}

TEST_F(OutputWriterTest, NothingIsLeftOfAnOutputThatFailed) {
  fs::create_directory(Dir);
  std::ofstream(Dir + "/generations") << "in the way";
  EXPECT_EQ(write("1"), std::nullopt);
  fs::remove_all(Dir);
  std::string Missing = Temporary.path() + "/no/such/out";
  OutputWriter Writer(Missing, OutputKind::Deployment, Files, Diags);
  EXPECT_FALSE(Writer.open());
  EXPECT_FALSE(fs::exists(Temporary.path() + "/no"));
}

/// Runs a part of a test in a process of its own, which is killed or limited.
template <class Body> static pid_t inChild(Body Run) {
  pid_t Child = ::fork();
  if (Child == 0) {
    Run();
    ::_exit(0);
  }
  return Child;
}

TEST_F(OutputWriterTest, ADirectoryThatMayNotBeWritten) {
  constexpr uid_t Nobody = 65534;
  if (::geteuid() == 0)
    ASSERT_EQ(::chown(Temporary.path().c_str(), Nobody, Nobody), 0);
  pid_t Child = inChild([&] {
    if (::geteuid() == 0 && ::setuid(Nobody) != 0)
      ::_exit(2);
    bool Good = write("1") == 1U;
    ::chmod((Dir + "/generations").c_str(), 0555);
    Good = Good && !write("2") &&
           codes() == std::vector<std::string>{"cannot-write"};
    ::chmod((Dir + "/generations").c_str(), 0755);
    ::_exit(Good && latest() == "1" ? 0 : 1);
  });
  int Status = 1;
  ::waitpid(Child, &Status, 0);
  EXPECT_EQ(Status, 0);
}

TEST_F(OutputWriterTest, KilledAtAnyMomentTheOldOutputStands) {
  for (int I = 0; I < 200; ++I)
    addText("file-" + std::to_string(I), std::string(5000, 'x'));
  ASSERT_EQ(write("whole 0"), 1U);
  for (int Round = 1; Round <= 30; ++Round) {
    std::string Text = "whole " + std::to_string(Round);
    addText("more-" + std::to_string(Round), std::string(100000, 'y'));
    pid_t Child = inChild([&] { write(Text); });
    ::usleep(Round * 700);
    ::kill(Child, SIGKILL);
    ::waitpid(Child, nullptr, 0);
    EXPECT_EQ(latest().substr(0, 6), "whole ");
    for (const auto &Entry : fs::directory_iterator(Dir + "/generations"))
      if (Entry.path().filename().string().front() != '.')
        EXPECT_TRUE(fs::is_symlink(Entry.path() / "conf.d/x.conf"));
  }
  EXPECT_NE(write("whole last"), std::nullopt);
  EXPECT_THAT(codes(), ElementsAre());
  EXPECT_EQ(latest(), "whole last");
  for (const auto &Entry : fs::recursive_directory_iterator(Dir))
    EXPECT_EQ(Entry.path().string().find(".tmp-"), std::string::npos);
}

TEST_F(OutputWriterTest, TwoWritersTakeTurns) {
  ASSERT_EQ(write("0"), 1U);
  std::vector<pid_t> Children;
  for (int I = 0; I < 8; ++I)
    Children.push_back(
        inChild([&] { ::_exit(write("w" + std::to_string(I)) ? 0 : 1); }));
  for (pid_t Child : Children) {
    int Status = 1;
    ::waitpid(Child, &Status, 0);
    EXPECT_EQ(Status, 0);
  }
  EXPECT_EQ(fs::read_symlink(Dir + "/latest"), "generations/9");
}

TEST_F(OutputWriterTest, AWriterThatDoesNotEndIsReported) {
  OutputWriter First(Dir, OutputKind::Deployment, Files, Diags);
  ASSERT_TRUE(First.open());
  OutputWriter Second(Dir, OutputKind::Deployment, Files, Diags);
  EXPECT_FALSE(Second.open());
  EXPECT_THAT(codes(), ElementsAre("output-busy"));
}

TEST_F(OutputWriterTest, AFileSizeLimitLeavesTheOldOutput) {
  ASSERT_EQ(write("1"), 1U);
  addText("large", std::string(1 << 20, 'x'));
  pid_t Child = inChild([&] {
    rlimit Limit{4096, 4096};
    ::setrlimit(RLIMIT_FSIZE, &Limit);
    bool Refused =
        !write("2") && codes() == std::vector<std::string>{"cannot-write"};
    ::_exit(Refused ? 0 : 1);
  });
  int Status = 1;
  ::waitpid(Child, &Status, 0);
  EXPECT_EQ(Status, 0);
  EXPECT_EQ(latest(), "1");
  EXPECT_NE(write("3"), std::nullopt);
}

namespace {
struct Unmount {
  std::string Path;
  ~Unmount() { ::umount2(Path.c_str(), MNT_DETACH); }
};
} // namespace

TEST_F(OutputWriterTest, AFullDiskLeavesTheOldOutput) {
  fs::create_directory(Dir);
  if (::mount("tmpfs", Dir.c_str(), "tmpfs", 0, "size=128k,mode=0755") != 0)
    GTEST_SKIP() << "this user may not mount a file system: "
                 << std::strerror(errno);
  Unmount AtEnd{Dir};
  ASSERT_EQ(write("1"), 1U);
  addText("large", std::string(1 << 20, 'x'));
  EXPECT_EQ(write("2"), std::nullopt);
  EXPECT_THAT(codes(), ElementsAre("cannot-write"));
  EXPECT_NE(Diags.all().front().Message.find("No space left"),
            std::string::npos);
  EXPECT_EQ(latest(), "1");
  EXPECT_TRUE(fs::is_empty(Dir + "/store"));
}

TEST_F(OutputWriterTest, ReplacesFilesTheLastOneLast) {
  OutputTree Tree;
  ASSERT_TRUE(Tree.addFile("manifest.xml", "<m/>"));
  ASSERT_TRUE(Tree.addLink("profiles/test1", "/store/x"));
  for (int I = 0; I < 2; ++I) {
    OutputWriter Writer(Dir, OutputKind::Manifest, Files, Diags);
    ASSERT_TRUE(Writer.open());
    EXPECT_TRUE(Writer.replaceFiles(Tree, "manifest.xml"));
  }
  EXPECT_EQ(fs::read_symlink(Dir + "/profiles/test1"), "/store/x");
  EXPECT_EQ(modeOf(Dir + "/manifest.xml"), 0444U);
}

TEST(StoreDirAtRunTime, IsAbsoluteWithoutWhiteSpace) {
  DiagnosticEngine Diags;
  EXPECT_TRUE(checkStoreDir("/srv/x/store", Diags));
  for (llvm::StringRef Bad : {"", "/", "store", "/a b/store", "/a\n", "/a/"})
    EXPECT_FALSE(checkStoreDir(Bad, Diags)) << Bad.str();
  EXPECT_EQ(Diags.all().front().code(), "store-dir-not-usable");
}

TEST_F(OutputWriterTest, AnInterruptLeavesTheOldOutputAlone) {
  EXPECT_EQ(write("1"), 1U);
  addText("a", "x");
  addTree();
  OutputTree Tree;
  ASSERT_TRUE(Tree.addFile("manifest.json", "2"));
  {
    OutputWriter Writer(Dir, OutputKind::Deployment, Files, Diags);
    ASSERT_TRUE(Writer.open());
    // They wait beside the store for the generation that refers to them.
    ASSERT_TRUE(Writer.writeStore(Store.entries(), Store.dir()));
    ASSERT_FALSE(fs::is_empty(Dir + "/store"));
    requestInterruption(Interruption::User);
    EXPECT_FALSE(Writer.writeGeneration(Tree));
  }
  EXPECT_THAT(codes(), ElementsAre("interrupted"));
  EXPECT_FALSE(interruptionRequested());
  EXPECT_TRUE(fs::is_empty(Dir + "/store"));
  EXPECT_FALSE(fs::exists(Dir + "/generations/2"));
  EXPECT_EQ(latest(), "1");
}
