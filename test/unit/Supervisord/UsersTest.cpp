// Changing and creating users, which takes root.
#include "SupervisordFixture.h"
#include <unistd.h>

using namespace dx;
using namespace dx::test;

namespace {

/// Commands see an /etc of their own, which the test may change.
class Users : public SupervisordFixture {
protected:
  void SetUp() override {
    SupervisordFixture::SetUp();
    if (IsSkipped())
      return;
    if (::geteuid() != 0)
      GTEST_SKIP() << "only root changes and creates users";
    // Other users must be able to reach the programs.
    ASSERT_TRUE(run("chmod 0755 " + Temporary.path()));
    Model.Settings[0].ForceDisableUserChange = false;
    Model.Settings[0].DistributionUsers.insert("nobody");
    Model.Settings[0].DistributionGroups.insert("nogroup");
  }

  bool runWithOwnEtc(const std::string &Command) {
    return run("cp -a /etc " + Temporary.path() +
               "/etc && unshare -m sh -e -c 'mount --bind " + Temporary.path() +
               "/etc /etc; " + Command + "'");
  }

  ProcessInstance &addReporter() {
    std::string Report = State + "/mine/report";
    ProcessInstance &P = addProcess(
        Model, "p", "/bin/sh",
        {"-c", "echo $(id -un) $(id -gn) $(id -G) >" + Report + ".new; mv " +
                   Report + ".new " + Report + "; exec sleep 1000"});
    P.User = "nobody";
    return P;
  }

  bool runAsNobody(const std::string &Command) {
    return run("setpriv --reuid nobody --regid nogroup --clear-groups " +
               Command);
  }

  void expectReport() {
    ASSERT_TRUE(run("install -d -m 0755 " + State + "; install -d -o nobody " +
                    State + "/mine"));
    compileAndStart();
    ASSERT_TRUE(run("echo nobody nogroup $(id -G nobody)"));
    std::string Expected = Output;
    EXPECT_EQ(contentsOf(State + "/mine/report"), Expected);
  }
};

} // namespace

TEST_F(Users, TheManagerChangesUser) {
  addReporter();
  expectReport();
  EXPECT_TRUE(run("grep -q user=nobody " + Dir + "/current/conf.d/p.conf"));
}

TEST_F(Users, TheStartScriptChangesUser) {
  addReporter().Initialize = text("test $(id -u) = 0");
  expectReport();
}

TEST_F(Users, WithoutUserChangesNobodyChanges) {
  Model.Settings[0].ForceDisableUserChange = true;
  addReporter().Nice = 1;
  compileAndStart();
  EXPECT_TRUE(run("test $(ps -o user= -p " + pidOf("p") + ") = root"))
      << Output;
}

TEST_F(Users, SecretsBelongToTheUser) {
  ASSERT_TRUE(run("umask 077; echo hush >" + Temporary.path() + "/secret"));
  ProcessInstance &P = addProcess(
      Model, "p", "/bin/sh",
      {"-c", "cat $CREDENTIALS_DIRECTORY/key; stat -c '%U %a' "
             "$CREDENTIALS_DIRECTORY $CREDENTIALS_DIRECTORY/key; exec sleep "
             "1000"});
  P.User = "nobody";
  P.Secrets.push_back({"key", Temporary.path() + "/secret", {}});
  compileAndStart();
  EXPECT_TRUE(
      eventually("grep -q 'nobody 400' " + State + "/log/supervisor/p.log"));
  EXPECT_EQ(contentsOf(State + "/log/supervisor/p.log"),
            "hush\nnobody 700\nnobody 400\n");
}

TEST_F(Users, DirectoriesAndBuildsBelongToTheUser) {
  FillStore = [&](VirtualStore &Store) {
    std::string Error;
    DeferredBuild Build;
    Build.Script = "mkdir $out; echo hush >$out/file";
    Build.Path = {"/usr/bin", "/bin"};
    std::string Path = Store.addDeferredBuild("b", Build, {}, Error)->Path;
    Model.Entries[0].Instance.Foreground->Args[2] = LoweredString(
        Path, Model.References.single({ReferenceKind::StorePath, Path, ""}));
  };
  ProcessInstance &P = addProcess(Model, "p", "/bin/sh",
                                  {"-c",
                                   "cat $0/file; stat -c '%U %G %a' $0/file " +
                                       State + "/mine; exec sleep 1000",
                                   ""});
  P.User = "nobody";
  P.Credentials.Groups.push_back({"nogroup", {}, {}});
  P.Credentials.Users.push_back(
      {"nobody", "nogroup", {}, {}, false, {}, {}, {}});
  P.Directories.push_back(
      {text(State + "/mine"), 0750, "", "", DirectoryKind::State, {}});
  compileAndStart();
  EXPECT_TRUE(waitFor("p", "RUNNING"));
  EXPECT_EQ(contentsOf(State + "/log/supervisor/p.log"),
            "hush\nroot nogroup 640\nnobody root 750\n");
}

TEST_F(Users, DeclaredUsersAreCreatedOnce) {
  if (!run("unshare -m true"))
    GTEST_SKIP() << "this machine allows no mount namespace";
  ProcessInstance &P = addProcess(Model, "p", "/bin/true");
  P.User = "dxcp";
  P.Credentials.Groups.push_back({"dxcg", 4242, {}});
  P.Credentials.Users.push_back(
      {"dxcp", "dxcg", 4243, State + "/home", true, "a 'b' $c", {}, {}});
  P.Credentials.Users.push_back(
      {"nobody", "nogroup", {}, {}, false, {}, {}, {}});
  std::string Activate =
      Dir + "/generations/" + std::to_string(compile()) + "/activate";
  ASSERT_TRUE(runWithOwnEtc(Activate + " --no-reload; " + Activate +
                            " --no-reload; id dxcp; getent passwd dxcp; stat "
                            "-c \"%U %a\" " +
                            State + "/home"))
      << Output;
  EXPECT_NE(Output.find("uid=4243(dxcp) gid=4242(dxcg) groups=4242(dxcg)"),
            std::string::npos)
      << Output;
  EXPECT_NE(Output.find("a 'b' $c:" + State + "/home:/usr/sbin/nologin"),
            std::string::npos)
      << Output;
  EXPECT_NE(Output.find("dxcp 755"), std::string::npos) << Output;
  EXPECT_FALSE(run("id dxcp")) << "the machine's own /etc was changed";
  EXPECT_TRUE(run("ls " + Dir + "/latest/dysnomia-support/*"));
  EXPECT_EQ(Output.find("nobody"), std::string::npos) << Output;
  EXPECT_TRUE(
      run(". " + Dir +
          "/latest/dysnomia-support/users/dxcp && test \"$group $uid "
          "$description $createHomeDir\" = \"dxcg 4243 a 'b' \\$c 1\""));
}

TEST_F(Users, ChangingUsersIsForRoot) {
  addReporter();
  std::string Activate =
      Dir + "/generations/" + std::to_string(compile()) + "/activate";
  ASSERT_TRUE(run("install -d -o nobody " + State + "; chown -R nobody " + Dir))
      << Output;
  std::string Reason = "activate: this generation changes users and you are "
                       "not root: compile with --force-disable-user-change "
                       "[--state-dir DIR]\n";
  EXPECT_FALSE(runAsNobody(Activate));
  EXPECT_EQ(Output, Reason);
  EXPECT_TRUE(run("! ls " + Dir + "/current " + State + "/run")) << Output;
  EXPECT_TRUE(runAsNobody(Activate + " --no-reload")) << Output;
  EXPECT_EQ(Output, Reason);
  EXPECT_TRUE(run("ls " + Dir + "/current " + State + "/run")) << Output;
  EXPECT_TRUE(run(Activate)) << Output;
}

TEST_F(Users, ADeploymentIsItsOwnersAlone) {
  addReporter();
  ASSERT_TRUE(activate(compile(), "--no-reload")) << Output;
  std::string Reason =
      ": nobody may not write to " + Dir + "; nothing was changed\n";
  EXPECT_FALSE(runAsNobody(Dir + "/current/activate --no-reload"));
  EXPECT_EQ(Output, "activate" + Reason);
  EXPECT_FALSE(runAsNobody(Dir + "/current/deactivate"));
  EXPECT_EQ(Output, "deactivate" + Reason);
}
