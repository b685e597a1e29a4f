// Which supervisord is told something, and when nobody is.
#include "SupervisordFixture.h"
#include <filesystem>

using namespace dx;
using namespace dx::test;
namespace fs = std::filesystem;

namespace {

class Deployments : public SupervisordFixture {
protected:
  void SetUp() override {
    SupervisordFixture::SetUp();
    addProcess(Model, "p", "/bin/sleep", {"1001"});
  }

  void expectOutput(const std::string &Text) {
    EXPECT_NE(Output.find(Text), std::string::npos) << Output;
  }

  /// Brings what was compiled to the store's place on this machine.
  uint32_t compileAndCopy() {
    uint32_t Generation = compile();
    if (!Store.empty())
      EXPECT_TRUE(
          run("mkdir -p " + Store + " && cp -an " + Dir + "/store/. " + Store))
          << Output;
    return Generation;
  }

  /// With the first deployment's supervisord running: a second one with the
  /// same runtime directory.
  void expectSecondIsRefused() {
    std::string Refused = "deactivate: the supervisord of " + Dir +
                          "/current/supervisord.conf has the same control "
                          "socket";
    std::string Pid = pidOf("p");
    Dir = Temporary.path() + "/second";
    Model.Entries[0].Instance.Foreground->Args[0] = text("1002");
    EXPECT_FALSE(activate(compileAndCopy()));
    expectOutput(Refused.substr(2));
    EXPECT_FALSE(fs::exists(Dir + "/current"));
    ASSERT_TRUE(activate(1, "--no-reload")) << Output;
    EXPECT_FALSE(deactivate(1));
    expectOutput(Refused);
    EXPECT_TRUE(fs::exists(Dir + "/current"));
    EXPECT_EQ(pidOf("p"), Pid);
  }
};

} // namespace

TEST_F(Deployments, AnotherOnesManagerIsLeftAlone) {
  compileAndStart();
  expectSecondIsRefused();
}

TEST_F(Deployments, AnotherOnesManagerIsLeftAloneInASharedStore) {
  Store = Temporary.path() + "/store";
  ASSERT_TRUE(activate(compileAndCopy(), "--no-reload")) << Output;
  start();
  EXPECT_TRUE(activate(1)) << Output;
  expectSecondIsRefused();
}

TEST_F(Deployments, AManagerIsKnownByARelativePath) {
  ASSERT_TRUE(activate(compile(), "--no-reload")) << Output;
  ASSERT_TRUE(run("cd " + Dir + " && supervisord -c current/supervisord.conf"))
      << Output;
  EXPECT_TRUE(waitFor("p", "RUNNING"));
  EXPECT_TRUE(activate(1)) << Output;
  EXPECT_TRUE(deactivate(1)) << Output;
  ASSERT_TRUE(activate(1, "--no-reload")) << Output;
  ASSERT_TRUE(run("cd " + Dir + "/current && supervisord")) << Output;
  EXPECT_TRUE(waitFor("p", "RUNNING"));
  EXPECT_TRUE(deactivate(1)) << Output;
}

TEST_F(Deployments, ANewRuntimeDirectoryNeedsTheOldManagerStopped) {
  compileAndStart();
  Model.Settings[0].RuntimeDir = State + "/elsewhere";
  EXPECT_FALSE(activate(compile()));
  expectOutput("deactivate the running generation first (" + Dir +
               "/current/deactivate): the new one has another runtime "
               "directory");
  EXPECT_EQ(fs::read_symlink(Dir + "/current"), "generations/1");
  EXPECT_FALSE(fs::exists(State + "/elsewhere"));
  ASSERT_TRUE(deactivate(1)) << Output;
  EXPECT_TRUE(activate(2)) << Output;
}

TEST_F(Deployments, AMovedOneIsSaidToBeMoved) {
  compileAndStart();
  std::string Pid = pidOf("p");
  std::string Old = Dir;
  Dir = Temporary.path() + "/moved";
  fs::rename(Old, Dir);
  EXPECT_FALSE(deactivate(1));
  expectOutput("deactivate: the store of this generation is " + Old +
               "/store: copy " + Dir + "/store there");
  EXPECT_TRUE(fs::exists(Dir + "/current"));
  fs::rename(Dir, Old);
  Dir = Old;
  EXPECT_EQ(pidOf("p"), Pid);
}

TEST_F(Deployments, DeactivateSaysThatNothingRan) {
  ASSERT_TRUE(activate(compile(), "--no-reload")) << Output;
  ASSERT_TRUE(deactivate(1)) << Output;
  EXPECT_EQ(Output, "deactivate: nothing was running\n");
  EXPECT_FALSE(deactivate(1));
  EXPECT_EQ(Output, "deactivate: no generation is active\n");
}

TEST_F(Deployments, OnlyTheActiveGenerationIsDeactivated) {
  ASSERT_TRUE(activate(compile(), "--no-reload")) << Output;
  Model.Entries[0].Instance.Foreground->Args[0] = text("1002");
  compile();
  EXPECT_FALSE(deactivate(2));
  EXPECT_EQ(Output, "deactivate: this generation is not the active one: run " +
                        Dir + "/current/deactivate\n");
  EXPECT_TRUE(fs::exists(Dir + "/current"));
}

TEST_F(Deployments, ActivateSaysWhatDoesNotRun) {
  compileAndStart();
  std::string Pid = pidOf("p");
  ProcessInstance &Broken = addProcess(Model, "broken", "/bin/false");
  Broken.Overrides.push_back({"supervisord", "startretries", text("0"), {}});
  EXPECT_FALSE(activate(compile()));
  expectOutput("activate: activated, but these do not run:\nbroken ");
  expectOutput("FATAL");
  EXPECT_EQ(fs::read_symlink(Dir + "/current"), "generations/2");
  EXPECT_EQ(pidOf("p"), Pid);
}

TEST_F(Deployments, AProgramMayEndByItself) {
  compileAndStart();
  ProcessInstance &Once =
      addProcess(Model, "once", "/bin/sh", {"-c", "exit 3"});
  Once.Overrides.push_back({"supervisord", "startsecs", text("0"), {}});
  Once.Overrides.push_back({"supervisord", "autorestart", text("false"), {}});
  EXPECT_TRUE(activate(compile())) << Output;
}
