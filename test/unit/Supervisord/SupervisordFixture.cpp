#include "SupervisordFixture.h"
#include "driver/OutputWriter.h"
#include "lowering/Backends/Deployment.h"
#include "lowering/Checks/ProcessChecks.h"
#include "lowering/Emit/Shell.h"
#include <chrono>
#include <csignal>
#include <fstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace dx;
using namespace dx::test;
namespace fs = std::filesystem;

SupervisordFixture::SupervisordFixture()
    : Dir(Temporary.path() + "/out"), State(Temporary.path() + "/state") {
  ModelSettings &Settings = Model.Settings[0];
  Settings.StateDir = State;
  Settings.RuntimeDir = State + "/run";
  Settings.LogDir = State + "/log";
  Settings.TmpDir = State + "/tmp";
  Settings.CacheDir = State + "/cache";
  Settings.ForceDisableUserChange = true;
  Settings.BasePath = {text("/usr/bin"), text("/bin")};
}

void SupervisordFixture::SetUp() {
  if (!run("command -v supervisord && command -v supervisorctl"))
    GTEST_SKIP() << "supervisord is not installed";
}

void SupervisordFixture::TearDown() {
  if (Manager < 0)
    return;
  ::kill(Manager, SIGTERM);
  for (int I = 0; I < 1500; ++I) {
    if (::waitpid(Manager, nullptr, WNOHANG) != 0)
      return;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  ::kill(Manager, SIGKILL);
  ::waitpid(Manager, nullptr, 0);
}

bool SupervisordFixture::run(const std::string &ShellCommand) {
  std::string Log = Temporary.path() + "/output";
  int Status =
      std::system(("{ " + ShellCommand + "\n} >" + Log + " 2>&1").c_str());
  std::ifstream File(Log);
  Output.assign(std::istreambuf_iterator<char>(File), {});
  return Status == 0;
}

bool SupervisordFixture::eventually(const std::string &ShellCommand) {
  for (int I = 0; I < 600; ++I) {
    if (run(ShellCommand))
      return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  return false;
}

uint32_t SupervisordFixture::compile() {
  DiskFileSystem Files;
  DiagnosticEngine Diags;
  VirtualStore Objects{StoreDir(Store.empty() ? Dir + "/store" : Store)};
  if (FillStore)
    FillStore(Objects);
  checkProcesses(Model, Objects, Diags);
  OutputWriter Writer(Dir, OutputKind::Deployment, Files, Diags);
  uint32_t Generation = 0;
  if (Writer.open()) {
    ActivationNumbers Previous = readActivationNumbers(
        Writer.readFromGeneration("manifest.json").value_or(""));
    Deployment Result = lowerProcesses(Model, Objects, ManagerKind::Supervisord,
                                       Previous, Diags);
    if (Writer.writeStore(Result.Objects, Objects.dir()))
      Generation = Writer.writeGeneration(Result.Generation).value_or(0);
  }
  for (const Diagnostic &D : Diags.all())
    ADD_FAILURE() << D.code().str() << ": " << D.Message;
  return Generation;
}

bool SupervisordFixture::activate(uint32_t Generation,
                                  const std::string &Arguments) {
  return run(Dir + "/generations/" + std::to_string(Generation) + "/activate " +
             Arguments);
}

bool SupervisordFixture::deactivate(uint32_t Generation) {
  return run(Dir + "/generations/" + std::to_string(Generation) +
             "/deactivate");
}

void SupervisordFixture::start() {
  std::string Configuration = Dir + "/current/supervisord.conf";
  Manager = ::fork();
  if (Manager == 0) {
    ::setsid();
    std::freopen((Temporary.path() + "/supervisord.out").c_str(), "w", stdout);
    ::dup2(1, 2);
    ::execlp("supervisord", "supervisord", "-n", "-c", Configuration.c_str(),
             nullptr);
    ::_exit(127);
  }
  ASSERT_TRUE(eventually("test -S " + State + "/run/dxc-supervisord.sock"))
      << Output << contentsOf(Temporary.path() + "/supervisord.out");
}

void SupervisordFixture::compileAndStart() {
  ASSERT_TRUE(activate(compile(), "--no-reload")) << Output;
  start();
}

std::string SupervisordFixture::control(const std::string &Arguments) {
  run("supervisorctl -c " + Dir + "/current/supervisord.conf " + Arguments);
  return Output;
}

bool SupervisordFixture::waitFor(const std::string &Program,
                                 const std::string &Wanted) {
  return eventually("supervisorctl -c " + Dir +
                    "/current/supervisord.conf status " + Program +
                    " | grep ' " + Wanted + "'");
}

std::string SupervisordFixture::pidOf(const std::string &Program) {
  EXPECT_TRUE(waitFor(Program, "RUNNING")) << control("status");
  // `NAME   RUNNING   pid 123, uptime 0:00:01`
  llvm::StringRef Rest = llvm::StringRef(Output).split(" pid ").second;
  return Rest.split(',').first.str();
}

std::string SupervisordFixture::contentsOf(const std::string &Path) {
  EXPECT_TRUE(eventually("test -e " + shellWord(Path))) << Path;
  std::ifstream File(Path);
  return {std::istreambuf_iterator<char>(File), {}};
}

std::string SupervisordFixture::script(const std::string &Name,
                                       const std::string &Text) {
  std::string Path = Temporary.path() + "/" + Name;
  std::ofstream(Path) << Text;
  fs::permissions(Path, fs::perms(0755));
  return Path;
}
