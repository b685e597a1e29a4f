// Fields that supervisord has no option for.
#include "SupervisordFixture.h"
#include "lowering/Emit/Shell.h"
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

using namespace dx;
using namespace dx::test;
namespace fs = std::filesystem;

namespace {

/// Puts itself into the background and leaves its process id.
constexpr const char *DaemonText = R"(#!/usr/bin/python3
import os, sys, time
if os.fork():
    os._exit(0)
os.setsid()
if os.fork():
    os._exit(0)
with open(sys.argv[1], 'w') as f:
    f.write('%d\n' % os.getpid())
time.sleep(1000)
)";

class Emulation : public SupervisordFixture {
protected:
  std::string file(const std::string &Name) {
    return Temporary.path() + "/" + Name;
  }
  /// A process that writes what a shell command prints, then sleeps.
  ProcessInstance &addReporter(const std::string &Command) {
    return addProcess(Model, "p", "/bin/sh",
                      {"-c", "(" + Command + ") >" + file("report.new") +
                                 " && mv " + file("report.new") + " " +
                                 file("report") + "; exec sleep 1000"});
  }
  ProcessInstance &addDaemon() {
    ProcessInstance &P = addProcess(Model, "p", "");
    P.Foreground.reset();
    P.PidFile = text(State + "/run/p.pid");
    P.Daemon = Command{text(script("daemon", DaemonText)),
                       {text(State + "/run/p.pid")}};
    return P;
  }
  std::string daemonPid() {
    std::string Pid = contentsOf(State + "/run/p.pid");
    return Pid.substr(0, Pid.find('\n'));
  }
  bool gone(const std::string &Pid) {
    return eventually("! kill -0 " + Pid + " || grep ') Z ' /proc/" + Pid +
                      "/stat");
  }
};

} // namespace

TEST_F(Emulation, InitializeRunsBeforeEachStart) {
  addReporter("cat " + file("made")).Initialize =
      text("echo \"$GREETING\" >>" + file("made"));
  Model.Entries[0].Instance.Environment.push_back(
      {"GREETING", text("it's me"), {}});
  compileAndStart();
  EXPECT_EQ(contentsOf(file("report")), "it's me\n");
}

TEST_F(Emulation, AFailedInitializeIsAFailedStart) {
  addReporter("true").Initialize = text("exit 7");
  compileAndStart();
  EXPECT_TRUE(eventually("grep -q 'exit status 7' " + State +
                         "/log/supervisor/supervisord.log"));
  EXPECT_FALSE(fs::exists(file("report")));
}

TEST_F(Emulation, TheExitStatusIsKept) {
  ProcessInstance &P = addProcess(Model, "p", "/bin/sh", {"-c", "exit 9"});
  P.Nice = 1;
  compileAndStart();
  EXPECT_TRUE(eventually("grep -q 'exit status 9' " + State +
                         "/log/supervisor/supervisord.log"));
}

TEST_F(Emulation, StoppingDuringInitializeLeavesNoOrphan) {
  addReporter("true").Initialize =
      text("sh -c 'echo $$ >" + file("inner") + "; exec sleep 1000'; true");
  compileAndStart();
  EXPECT_TRUE(eventually("test -s " + file("inner")));
  std::string Pid = contentsOf(file("inner"));
  control("stop p");
  EXPECT_TRUE(gone(Pid.substr(0, Pid.find('\n'))));
}

TEST_F(Emulation, NiceUmaskDirectoryAndDirectories) {
  ProcessInstance &P =
      addReporter("nice; umask; pwd; stat -c '%a' " + State + "/mine");
  P.Nice = 5;
  P.Umask = 027;
  P.Directory = text(State + "/mine");
  P.Directories.push_back(
      {text(State + "/mine"), 0750, "", "", DirectoryKind::State, {}});
  compileAndStart();
  // supervisord has the priority of the test, which the process's adds to.
  int Nice = std::min(19, getpriority(PRIO_PROCESS, 0) + 5);
  EXPECT_EQ(contentsOf(file("report")),
            std::to_string(Nice) + "\n0027\n" + State + "/mine\n750\n");
}

TEST_F(Emulation, SecretsAreFilesOfTheProcessAlone) {
  std::ofstream(file("secret")) << "hush";
  addReporter("cat $CREDENTIALS_DIRECTORY/key; stat -c ' %a' "
              "$CREDENTIALS_DIRECTORY/key")
      .Secrets.push_back({"key", file("secret"), {}});
  compileAndStart();
  EXPECT_EQ(contentsOf(file("report")), "hush 400\n");
  EXPECT_FALSE(run("grep -r hush " + Dir)) << Output;
}

TEST_F(Emulation, DependentsWaitUntilADependencyServes) {
  ProcessInstance &Server = addProcess(
      Model, "server", "/bin/sh",
      {"-c", "sleep 1; touch " + file("ready") + "; exec sleep 1000"});
  Server.Ready = Readiness{ReadinessKind::File, 0, text(file("ready")), 20};
  addDependency(addReporter("ls " + file("ready")), "server");
  compileAndStart();
  EXPECT_EQ(contentsOf(file("report")), file("ready") + "\n");
}

TEST_F(Emulation, ADependencyThatNeverServesIsSaidSo) {
  addProcess(Model, "server", "/bin/sleep", {"1000"}).Ready =
      Readiness{ReadinessKind::Tcp, 1, {}, 1};
  addDependency(addReporter("true"), "server");
  compileAndStart();
  EXPECT_TRUE(eventually("grep -q 'p: server is not ready' " + State +
                         "/log/supervisor/p.log"));
}

TEST_F(Emulation, ADaemonIsSupervised) {
  addDaemon();
  compileAndStart();
  ASSERT_TRUE(eventually("test -s " + State + "/run/p.pid"));
  std::string First = daemonPid();
  EXPECT_TRUE(waitFor("p", "RUNNING"));
  run("kill -9 " + First);
  EXPECT_TRUE(eventually("test -s " + State + "/run/p.pid && test \"$(cat " +
                         State + "/run/p.pid)\" != " + First))
      << "a daemon that ended is started again";
  std::string Second = daemonPid();
  control("stop p");
  EXPECT_TRUE(gone(Second)) << "a daemon stops with its supervisor";
}

TEST_F(Emulation, ADaemonLeftByAKilledSupervisorIsReplaced) {
  addDaemon();
  compileAndStart();
  ASSERT_TRUE(eventually("test -s " + State + "/run/p.pid"));
  std::string First = daemonPid();
  run("kill -9 " + pidOf("p"));
  EXPECT_TRUE(gone(First));
  EXPECT_TRUE(waitFor("p", "RUNNING"));
}

TEST_F(Emulation, ADaemonThatDoesNotStartGivesItsStatus) {
  ProcessInstance &P = addDaemon();
  P.Daemon = Command{text("/bin/sh"), {text("-c"), text("exit 6")}};
  compileAndStart();
  EXPECT_TRUE(eventually("grep -q 'exit status 6' " + State +
                         "/log/supervisor/supervisord.log"));
}

TEST_F(Emulation, DeferredBuildsRunOnceInACleanEnvironment) {
  std::string Built;
  FillStore = [&](VirtualStore &Store) {
    std::string Error;
    DeferredBuild Build;
    Build.Script = "echo built >>" + file("log") +
                   "; mkdir $out; env | cut -d= -f1 | sort >$out/env; umask "
                   ">$out/umask";
    Build.Path = {"/usr/bin", "/bin"};
    Build.Environment = {{"GIVEN", "it's"}};
    Built = Store.addDeferredBuild("built", Build, {}, Error)->Path;
    ASSERT_TRUE(!Built.empty()) << Error;
    Model.Entries[0].Instance.Foreground->Args[0] = LoweredString(
        Built + "/umask",
        Model.References.single({ReferenceKind::StorePath, Built, ""}));
  };
  addProcess(Model, "p", "/bin/cat", {""});
  ::setenv("DX_LEAKED", "1", 1);
  uint32_t Generation = compile();
  ASSERT_TRUE(activate(Generation, "--no-reload")) << Output;
  ASSERT_TRUE(activate(Generation, "--no-reload")) << Output;
  EXPECT_EQ(contentsOf(file("log")), "built\n");
  EXPECT_EQ(contentsOf(Built + "/umask"), "0077\n");
  std::string Variables = contentsOf(Built + "/env");
  EXPECT_NE(Variables.find("GIVEN\n"), std::string::npos);
  EXPECT_EQ(Variables.find("DX_LEAKED"), std::string::npos);
}

TEST_F(Emulation, AFailedDeferredBuildActivatesNothing) {
  FillStore = [&](VirtualStore &Store) {
    std::string Error;
    DeferredBuild Build;
    Build.Script = "mkdir $out; false; true";
    std::string Path = Store.addDeferredBuild("b", Build, {}, Error)->Path;
    Model.Entries[0].Instance.Foreground->Args[0] = LoweredString(
        Path, Model.References.single({ReferenceKind::StorePath, Path, ""}));
  };
  addProcess(Model, "p", "/bin/cat", {""});
  EXPECT_FALSE(activate(compile(), "--no-reload"));
  EXPECT_FALSE(fs::exists(Dir + "/current"));
}

TEST_F(Emulation, ScriptsAreCleanForShellcheck) {
  if (!run("command -v shellcheck"))
    GTEST_SKIP() << "shellcheck is not installed";
  ProcessInstance &P = addDaemon();
  P.Initialize = text("true");
  P.Nice = 3;
  P.User = "nobody";
  P.StopSignal = "USR1";
  P.Directories.push_back(
      {text("/a b"), 0750, "nobody", "", DirectoryKind::State, {}});
  P.Secrets.push_back({"key", "/secret", {}});
  Model.Settings[0].ForceDisableUserChange = false;
  Model.Settings[0].DistributionUsers.insert("nobody");
  compile();
  EXPECT_TRUE(run("shellcheck -x -s sh " + Dir + "/store/*-start " + Dir +
                  "/store/*supervise-daemon " + Dir + "/latest/*activate"))
      << Output;
}
