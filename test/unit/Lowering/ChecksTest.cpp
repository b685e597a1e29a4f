#include "Models.h"
#include "lowering/Checks/ProcessChecks.h"
#include "llvm/Support/Path.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace dx;
using namespace dx::test;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

struct Checks : testing::Test {
  ProcessesModel Model;
  VirtualStore Store{StoreDir()};
  DiagnosticEngine Diags;

  std::vector<std::string> codes() {
    Diags.clear();
    checkProcesses(Model, Store, Diags);
    std::vector<std::string> Codes;
    for (const Diagnostic &D : Diags.all())
      Codes.push_back(D.code().str());
    return Codes;
  }
  const Diagnostic &only() {
    EXPECT_EQ(Diags.all().size(), 1U);
    return Diags.all().front();
  }
};

} // namespace

TEST_F(Checks, AGoodModelIsSilent) {
  addDependency(addProcess(Model, "a", "/a"), "b");
  ProcessInstance &B = addProcess(Model, "b", "/b");
  B.User = "b";
  B.Credentials.Groups.push_back({"b", 5, at(3)});
  B.Credentials.Users.push_back({"b", "b", 5, {}, false, {}, {}, at(4)});
  B.Ports.push_back({80, "", "", Protocol::Tcp, at(5)});
  EXPECT_THAT(codes(), IsEmpty());
}

TEST_F(Checks, AMissingDependencyNamesTheNearestEntry) {
  addDependency(addProcess(Model, "tomcat", "/t"), "dbus-deamon", 42);
  addProcess(Model, "dbus-daemon", "/d");
  EXPECT_THAT(codes(), ElementsAre("dependency-not-in-model"));
  EXPECT_EQ(only().Range, at(42));
  EXPECT_EQ(only().Message,
            "`tomcat` depends on `dbus-deamon`, which is not in "
            "the model: add an entry `dbus-deamon`; did you "
            "mean `dbus-daemon`?");
}

TEST_F(Checks, AnotherInstanceOfTheSameNameIsNoDependency) {
  addProcess(Model, "a", "/a").Dependencies.push_back({"b", at(42), false});
  addProcess(Model, "b", "/b");
  EXPECT_THAT(codes(), ElementsAre("dependency-is-another"));
}

TEST_F(Checks, ACycleIsShownWholeWithEachEdge) {
  addDependency(addProcess(Model, "a", "/a"), "b", 11);
  addDependency(addProcess(Model, "b", "/b"), "c", 12);
  addDependency(addProcess(Model, "c", "/c"), "a", 13);
  EXPECT_THAT(codes(), ElementsAre("activation-cycle"));
  EXPECT_EQ(only().Message,
            "`a` cannot be started before itself: `a` depends on `b` depends "
            "on `c` depends on `a`");
  ASSERT_EQ(only().Notes.size(), 3U);
  EXPECT_EQ(only().Notes[0].Id, DiagId::DependsOnHere);
  EXPECT_EQ(only().Notes[0].Range, at(11));
  EXPECT_EQ(only().Notes[1].Range, at(12));
  EXPECT_EQ(only().Notes[2].Range, at(13));
}

TEST_F(Checks, FilesThatContainEachOther) {
  auto AddFile = [&](ProcessInstance &From, const char *Of, uint32_t Offset) {
    From.Files.push_back(
        {"etc/x", Model.References.single({ReferenceKind::Instance, Of, ""}),
         at(Offset)});
  };
  AddFile(addProcess(Model, "a", "/a"), "b", 11);
  AddFile(addProcess(Model, "b", "/b"), "a", 12);
  EXPECT_THAT(codes(), ElementsAre("file-cycle"));
  ASSERT_EQ(only().Notes.size(), 2U);
  EXPECT_EQ(only().Notes[0].Id, DiagId::FileRefersHere);
}

TEST_F(Checks, AFileMayNameADependent) {
  ProcessInstance &Bus = addProcess(Model, "bus", "/b");
  Bus.Files.push_back(
      {"etc/x", Model.References.single({ReferenceKind::Instance, "user", ""}),
       at(1)});
  addDependency(addProcess(Model, "user", "/u"), "bus");
  EXPECT_THAT(codes(), IsEmpty());
}

TEST_F(Checks, KeysAndNames) {
  addProcess(Model, "a", "/a");
  Model.Entries[0].Key = "z";
  addProcess(Model, "a", "/b");
  Model.Entries[1].Key = "y";
  EXPECT_THAT(codes(), ElementsAre("key-differs-from-name",
                                   "key-differs-from-name", "duplicate-name"));
}

TEST_F(Checks, TwoMachinesMayUseOneName) {
  addProcess(Model, "a", "/a")
      .Ports.push_back({80, "", "", Protocol::Tcp, at(1)});
  addProcess(Model, "a", "/a")
      .Ports.push_back({80, "", "", Protocol::Tcp, at(2)});
  Model.Entries[1].Machine = "other";
  EXPECT_THAT(codes(), IsEmpty());
}

TEST_F(Checks, NamesThatNoManagerTakes) {
  for (const char *Name : {"a b", "-a", ".a", "a/b", "a:b"})
    addProcess(Model, Name, "/a");
  EXPECT_EQ(codes(), std::vector<std::string>(5, "invalid-name"));
}

TEST_F(Checks, NoCommand) {
  addProcess(Model, "a", "/a").Foreground.reset();
  EXPECT_THAT(codes(), ElementsAre("no-command"));
}

TEST_F(Checks, PortsCollideUnlessAddressesDiffer) {
  auto Listen = [&](const char *Name, const char *Address) {
    addProcess(Model, Name, "/a")
        .Ports.push_back({80, "", Address, Protocol::Tcp, at(1)});
  };
  Listen("a", "127.0.0.1");
  Listen("b", "127.0.0.2");
  EXPECT_THAT(codes(), IsEmpty());
  Listen("c", "");
  EXPECT_THAT(codes(), ElementsAre("used-twice"));
}

TEST_F(Checks, PathsCollide) {
  for (const char *Name : {"a", "b"}) {
    ProcessInstance &I = addProcess(Model, Name, "/a");
    I.PidFile = text("/run/x.pid");
    I.Sockets.push_back({text("/run/x.sock"), at(1)});
    I.Directories.push_back(
        {text("/var/x"), 0755, "", "", DirectoryKind::State, at(2)});
  }
  Model.Entries[1].Instance.Directories[0].Path = text("/var/y/../x/");
  EXPECT_THAT(codes(), ElementsAre("used-twice", "used-twice", "used-twice"));
}

TEST_F(Checks, APortWithoutAnId) {
  addProcess(Model, "a", "/a")
      .Ports.push_back({0, "", "", Protocol::Tcp, at(77)});
  EXPECT_THAT(codes(), ElementsAre("port-not-assigned"));
  EXPECT_EQ(only().Range, at(77));
}

TEST_F(Checks, UsersMustBeDeclaredSomewhere) {
  ProcessInstance &A = addProcess(Model, "a", "/a");
  A.User = "nobody-declares";
  A.Credentials.Users.push_back({"u", "g", {}, {}, false, {}, {}, at(1)});
  EXPECT_THAT(codes(), ElementsAre("user-not-declared", "group-not-declared"));
  Model.Settings[0].DistributionUsers.insert("nobody-declares");
  Model.Settings[0].DistributionGroups.insert("g");
  EXPECT_THAT(codes(), IsEmpty());
}

TEST_F(Checks, AMissingUidIsANote) {
  ProcessInstance &A = addProcess(Model, "a", "/a");
  A.Credentials.Groups.push_back({"g", {}, at(2)});
  A.Credentials.Users.push_back({"u", "g", {}, {}, false, {}, {}, at(1)});
  Model.Entries[0].RequiresUniqueIdsFor = {"uids", "gids"};
  EXPECT_THAT(codes(), ElementsAre("id-not-assigned", "id-not-assigned"));
  EXPECT_FALSE(Diags.hasErrors());
}

TEST_F(Checks, AnIdBelongsToOneName) {
  for (const char *Name : {"a", "b"}) {
    ProcessInstance &I = addProcess(Model, Name, "/a");
    I.Credentials.Groups.push_back({Name, 5, at(Name[0])});
    I.Credentials.Users.push_back(
        {Name, Name, 6, {}, false, {}, {}, at(Name[0] + 100U)});
  }
  EXPECT_THAT(codes(), ElementsAre("id-used-twice", "id-used-twice"));
  EXPECT_EQ(Diags.all()[0].Message,
            "the uid 6 belongs to `a` and to `b`: give one of them another");
  EXPECT_EQ(Diags.all()[1].Range, at('b'));
  ASSERT_EQ(Diags.all()[1].Notes.size(), 1U);
  EXPECT_EQ(Diags.all()[1].Notes[0].Range, at('a'));
  Model.Entries[1].Machine = "other";
  EXPECT_THAT(codes(), IsEmpty());
}

TEST_F(Checks, TheLargestIdIsOneLikeOthers) {
  ProcessInstance &I = addProcess(Model, "a", "/a");
  for (const char *Name : {"a", "b"})
    I.Credentials.Groups.push_back({Name, ~uint32_t(0) - 1, at(Name[0])});
  EXPECT_THAT(codes(), ElementsAre("id-used-twice"));
}

TEST_F(Checks, WhatDependsOnAFailedEntryIsSilent) {
  addDependency(addProcess(Model, "a", "/a"), "b");
  addProcess(Model, "b", "/b").Foreground.reset();
  Model.Entries[1].Failed = true;
  EXPECT_THAT(codes(), IsEmpty());
}

TEST_F(Checks, UsersAreDeclaredInOneWay) {
  for (uint32_t Uid : {5, 6}) {
    ProcessInstance &I = addProcess(Model, "p" + std::to_string(Uid), "/a");
    I.Credentials.Groups.push_back({"g", 5, at(2)});
    I.Credentials.Users.push_back({"u", "g", Uid, {}, false, {}, {}, at(Uid)});
  }
  EXPECT_THAT(codes(), ElementsAre("credential-differs"));
  ASSERT_EQ(only().Notes.size(), 1U);
  EXPECT_EQ(DiagId::FirstUsedHere, only().Notes[0].Id);
}

TEST_F(Checks, UserNames) {
  ProcessInstance &A = addProcess(Model, "a", "/a");
  A.Credentials.Groups.push_back({"a b", {}, at(1)});
  A.Credentials.Groups.push_back({std::string(33, 'g'), {}, at(2)});
  A.Credentials.Groups.push_back({std::string(32, 'g'), {}, at(3)});
  EXPECT_THAT(codes(), ElementsAre("invalid-user-name", "invalid-user-name"));
}

TEST_F(Checks, PathsAreAbsolute) {
  ProcessInstance &A = addProcess(Model, "a", "/a");
  A.PidFile = text("a.pid");
  A.Directory = text("here");
  A.Secrets.push_back({"key", "secret", at(1)});
  Model.Settings[0].LogDir = "log";
  EXPECT_THAT(codes(), ElementsAre("invalid-setting", "path-not-absolute",
                                   "path-not-absolute", "path-not-absolute"));
}

TEST_F(Checks, VariablesAndCommands) {
  ProcessInstance &A = addProcess(Model, "a", "");
  A.Environment.push_back({"A=B", text("x"), at(1)});
  EXPECT_THAT(codes(), ElementsAre("invalid-variable-name", "empty-command"));
}

TEST_F(Checks, CommandsAreAbsolute) {
  ProcessInstance &A = addProcess(Model, "a", "bin/a");
  A.Daemon = Command{text("a"), {}};
  EXPECT_THAT(codes(),
              ElementsAre("command-not-absolute", "command-not-absolute"));
}

TEST_F(Checks, PortsHaveARange) {
  addProcess(Model, "a", "/a")
      .Ports.push_back({65536, "", "", Protocol::Tcp, at(1)});
  EXPECT_THAT(codes(), ElementsAre("port-out-of-range"));
}

TEST_F(Checks, AHostPathThatTheDataDoesNotKnowIsAWarning) {
  Reference Unknown{ReferenceKind::UnknownHostPath, "tomcat10", "/opt/x"};
  addProcess(Model, "a", "/a")
      .Foreground->Args.push_back(
          LoweredString("/opt/x", Model.References.single(Unknown)));
  EXPECT_THAT(codes(), ElementsAre("unknown-host-path"));
  EXPECT_FALSE(Diags.hasErrors());
}

TEST_F(Checks, AnAbsentPackageIsReportedOnceWithItsPaths) {
  Model.Settings[0].Distribution = "Debian 12";
  Model.Settings[0].AbsentPackages.insert("disnix");
  Reference Prefix{ReferenceKind::UnknownHostPath, "disnix", "/usr/local"};
  addProcess(Model, "0", "/a")
      .Path.push_back(
          LoweredString("/usr/local", Model.References.single(Prefix)));
  // Between the directory and what lies in it, in the order of the bytes.
  for (const char *Path :
       {"/usr/local-x", "/usr/local/bin/a", "/usr/local/bin/b"}) {
    Reference Unknown{ReferenceKind::UnknownHostPath, "disnix", Path};
    addProcess(Model, llvm::sys::path::filename(Path).str(), "/a")
        .Foreground->Args.push_back(
            LoweredString(Path, Model.References.single(Unknown)));
  }
  EXPECT_THAT(codes(), ElementsAre("absent-package"));
  EXPECT_EQ(only().Message, "Debian 12 has no `disnix`, which `0` uses: "
                            "install it yourself");
  ASSERT_EQ(only().Notes.size(), 1U);
  EXPECT_EQ(only().Notes[0].Message,
            "it is expected at `/usr/local-x`, `/usr/local/bin/a` and "
            "`/usr/local/bin/b`");
}

TEST_F(Checks, FilesOfPackagesExist) {
  MemoryTree Tree;
  std::string Error;
  ASSERT_TRUE(Tree.addLink("bin/nginx", "/usr/sbin/nginx", Error));
  ASSERT_TRUE(Tree.addLink("lib", "/usr/lib/nginx", Error));
  std::string Nginx = Store.addTree("nginx", Tree, {}, Error)->Path;
  ReferenceSet References =
      Model.References.single({ReferenceKind::StorePath, Nginx, ""});
  auto Refer = [&](const std::string &Text) {
    Model.Entries[0].Instance.Foreground->Args = {
        LoweredString(Text, References)};
    return codes();
  };
  addProcess(Model, "a", "/a");
  EXPECT_THAT(Refer(Nginx + "/bin/nginx"), IsEmpty());
  EXPECT_THAT(Refer(Nginx), IsEmpty());
  EXPECT_THAT(Refer(Nginx + "/lib/x.so:" + Nginx + "/bin/"), IsEmpty());
  EXPECT_THAT(Refer(Nginx + "/share/*.conf"), IsEmpty());
  EXPECT_THAT(Refer(Nginx + "/bin/ngnix -g"), ElementsAre("missing-file"));
  EXPECT_EQ(only().Message,
            "`a` refers to `bin/ngnix` of `nginx`, which has no such file");
  ASSERT_EQ(only().Notes.size(), 1U);
  EXPECT_EQ(only().Notes[0].Message, "did you mean `bin/nginx`?");
  // Directories of an instance that are searched need not be there.
  References = Model.References.unite(
      References, Model.References.single({ReferenceKind::Instance, "b", ""}));
  EXPECT_THAT(Refer(Nginx + "/etc/dysnomia"), IsEmpty());
}

TEST_F(Checks, AllMistakesInOneRun) {
  ProcessInstance &A = addProcess(Model, "a", "/a");
  addDependency(A, "gone");
  A.StopSignal = "SIGTERM";
  A.PostInstall = text("ln -s x $out");
  A.Sockets.push_back({text("/" + std::string(107, 's')), at(3)});
  A.Files.push_back({"../x", {}, at(4)});
  EXPECT_THAT(codes(), ElementsAre("invalid-file-path", "socket-path-too-long",
                                   "dependency-not-in-model", "unknown-signal",
                                   "post-install-ignored"));
}
