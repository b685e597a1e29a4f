// What an update restarts, and what it leaves alone.
#include "SupervisordFixture.h"
#include <filesystem>

using namespace dx;
using namespace dx::test;
namespace fs = std::filesystem;

namespace {

class Update : public SupervisordFixture {
protected:
  void SetUp() override {
    SupervisordFixture::SetUp();
    addProcess(Model, "base", "/bin/sleep", {"1001"});
    addDependency(addProcess(Model, "user", "/bin/sleep", {"1002"}), "base");
    ProcessInstance &Wrapped =
        addProcess(Model, "wrapped", "/bin/sleep", {"1003"});
    Wrapped.Initialize = text("true");
  }

  ProcessInstance &instance(size_t I) { return Model.Entries[I].Instance; }
};

} // namespace

TEST_F(Update, RestartsOnlyWhatChanged) {
  compileAndStart();
  std::string Base = pidOf("base");
  std::string User = pidOf("user");
  std::string Wrapped = pidOf("wrapped");
  instance(0).Foreground->Args[0] = text("1111");
  ASSERT_TRUE(activate(compile())) << Output;
  EXPECT_NE(pidOf("base"), Base);
  EXPECT_EQ(pidOf("user"), User);
  EXPECT_EQ(pidOf("wrapped"), Wrapped);
  Base = pidOf("base");
  instance(2).Initialize = text("true; true");
  ASSERT_TRUE(activate(compile())) << Output;
  EXPECT_EQ(pidOf("base"), Base);
  EXPECT_NE(pidOf("wrapped"), Wrapped);
}

TEST_F(Update, ANewLeafAndANewDependencyRestartNothingElse) {
  compileAndStart();
  std::string User = pidOf("user");
  std::string Base = pidOf("base");
  addDependency(addProcess(Model, "leaf", "/bin/sleep", {"1004"}), "user");
  ASSERT_TRUE(activate(compile())) << Output;
  EXPECT_TRUE(waitFor("leaf", "RUNNING"));
  EXPECT_EQ(pidOf("user"), User);
  EXPECT_EQ(pidOf("base"), Base);
  Model.Entries.pop_back();
  ASSERT_TRUE(activate(compile())) << Output;
  EXPECT_EQ(control("status").find("leaf"), std::string::npos);
  EXPECT_EQ(pidOf("user"), User);
}

TEST_F(Update, AnOlderGenerationsActivateIsARollback) {
  compileAndStart();
  std::string Base = pidOf("base");
  instance(0).Foreground->Args[0] = text("1111");
  ASSERT_TRUE(activate(compile())) << Output;
  EXPECT_NE(pidOf("base"), Base);
  ASSERT_TRUE(activate(1)) << Output;
  EXPECT_EQ(fs::read_symlink(Dir + "/current"), "generations/1");
  EXPECT_TRUE(
      run("tr '\\0' ' ' </proc/" + pidOf("base") + "/cmdline | grep -q 1001"));
  std::string Now = pidOf("base");
  ASSERT_TRUE(activate(1)) << "activating twice changes nothing";
  EXPECT_EQ(pidOf("base"), Now);
}

TEST_F(Update, CompilingDisturbsNothing) {
  compileAndStart();
  std::string Before = control("status");
  instance(0).Foreground->Args[0] = text("1111");
  compile();
  EXPECT_EQ(fs::read_symlink(Dir + "/current"), "generations/1");
  EXPECT_EQ(fs::read_symlink(Dir + "/latest"), "generations/2");
  EXPECT_EQ(control("reread").find("No config updates"), 0U) << Output;
}

TEST_F(Update, ARefusedConfigurationIsNotLeftInForce) {
  compileAndStart();
  instance(0).Overrides.push_back(
      {"supervisord", "startsecs", text("not a number"), {}});
  EXPECT_FALSE(activate(compile()));
  EXPECT_NE(Output.find("refuses"), std::string::npos) << Output;
  EXPECT_EQ(fs::read_symlink(Dir + "/current"), "generations/1");
}

TEST_F(Update, WithoutAManagerActivationSaysHowToStartIt) {
  ASSERT_TRUE(activate(compile())) << Output;
  EXPECT_NE(Output.find("supervisord -c " + Dir + "/current/supervisord.conf"),
            std::string::npos)
      << Output;
  EXPECT_FALSE(activate(1, "--reload-please"));
  EXPECT_NE(Output.find("usage:"), std::string::npos) << Output;
}

TEST_F(Update, DeactivateStopsEverything) {
  compileAndStart();
  std::string Base = pidOf("base");
  ASSERT_TRUE(run(Dir + "/current/deactivate")) << Output;
  EXPECT_FALSE(run("kill -0 " + Base));
  EXPECT_FALSE(fs::exists(Dir + "/current"));
  EXPECT_TRUE(fs::exists(State + "/log"));
}

TEST_F(Update, TheControlSocketIsItsOwnersAlone) {
  compileAndStart();
  EXPECT_TRUE(waitFor("wrapped", "RUNNING"));
  EXPECT_TRUE(run("test \"$(stat -c %a " + State +
                  "/run/dxc-supervisord.sock)\" = 700"))
      << Output;
  EXPECT_FALSE(run("grep -rq inet_http_server " + Dir + "/current/"));
}

TEST_F(Update, ActivatesInTheOrderOfDependencies) {
  addDependency(instance(0), "wrapped");
  ASSERT_TRUE(activate(compile(), "--no-reload")) << Output;
  EXPECT_TRUE(run("grep priority= " + Dir + "/current/conf.d/*.conf"));
  EXPECT_NE(Output.find("wrapped.conf:priority=1\n"), std::string::npos);
  EXPECT_NE(Output.find("base.conf:priority=2\n"), std::string::npos);
  EXPECT_NE(Output.find("user.conf:priority=3\n"), std::string::npos);
}
