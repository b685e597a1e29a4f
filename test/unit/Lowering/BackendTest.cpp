#include "Models.h"
#include "lowering/Backends/Deployment.h"
#include "lowering/Backends/PackageTree.h"
#include "llvm/Support/JSON.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace dx;
using namespace dx::test;
using testing::ElementsAre;

namespace {

struct SupervisordLowering : testing::Test {
  ProcessesModel Model;
  DiagnosticEngine Diags;
  VirtualStore Store{StoreDir("/store")};
  ActivationNumbers Previous;

  Deployment lower() {
    return lowerProcesses(Model, Store, ManagerKind::Supervisord, Previous,
                          Diags);
  }
  std::vector<std::string> codes() {
    (void)lower();
    std::vector<std::string> Codes;
    for (const Diagnostic &D : Diags.all())
      Codes.push_back(D.code().str());
    return Codes;
  }
  std::string file(const Deployment &D, llvm::StringRef Path) {
    const OutputNode *Node = D.Generation.find(Path);
    if (!Node)
      return "";
    if (const auto *File = std::get_if<OutputFile>(Node))
      return File->Contents;
    StoreLocation At = Store.locate(std::get<OutputLink>(*Node).Target);
    return At.File ? At.File->Contents : "";
  }
};

} // namespace

TEST_F(SupervisordLowering, AProgramOfOptions) {
  ProcessInstance &P =
      addProcess(Model, "web", "/usr/bin/web", {"--port", "80", "50%;"});
  P.Description = text("serves");
  P.Environment.push_back({"GREETING", text("hello, you"), {}});
  P.Directory = text("/srv");
  P.Umask = 022;
  P.User = "www-data";
  P.Restart = RestartPolicy::OnFailure;
  P.StopSignal = "QUIT";
  P.Path = {text("/opt/bin")};
  P.Overrides.push_back({"supervisord", "startsecs", text("5"), {}});
  P.Overrides.push_back({"systemd", "Type", text("notify"), {}});
  Model.Settings[0].BasePath = {text("/usr/bin")};
  EXPECT_EQ(file(lower(), "conf.d/web.conf"),
            "; serves\n"
            "[program:web]\n"
            "command=/usr/bin/web --port 80 '50%%;'\n"
            "priority=1\n"
            "environment=GREETING=\"hello, you\",PATH=\"/opt/bin:/usr/bin\"\n"
            "directory=/srv\n"
            "umask=022\n"
            "user=www-data\n"
            "autorestart=unexpected\n"
            "stopsignal=QUIT\n"
            "killasgroup=true\n"
            "redirect_stderr=true\n"
            "stdout_logfile=/var/log/supervisor/web.log\n"
            "startsecs=5\n");
}

TEST_F(SupervisordLowering, TheServer) {
  EXPECT_EQ(file(lower(), "supervisord.conf"),
            "[supervisord]\n"
            "logfile=/var/log/supervisor/supervisord.log\n"
            "pidfile=/var/run/dxc-supervisord.pid\n"
            "childlogdir=/var/log/supervisor\n"
            "user=root\n"
            "\n"
            "[unix_http_server]\n"
            "file=/var/run/dxc-supervisord.sock\n"
            "chmod=0700\n"
            "\n"
            "[rpcinterface:supervisor]\n"
            "supervisor.rpcinterface_factory="
            "supervisor.rpcinterface:make_main_rpcinterface\n"
            "\n"
            "[supervisorctl]\n"
            "serverurl=unix:///var/run/dxc-supervisord.sock\n"
            "\n"
            "[include]\n"
            "files=conf.d/*.conf\n");
}

TEST_F(SupervisordLowering, ANewLeafChangesNoOtherPackage) {
  addProcess(Model, "a", "/a");
  addDependency(addProcess(Model, "b", "/b"), "a");
  Deployment Before = lower();
  Previous = readActivationNumbers(file(Before, "manifest.json"));
  addDependency(addProcess(Model, "c", "/c"), "b");
  Deployment After = lower();
  for (llvm::StringRef Path : {"conf.d/a.conf", "conf.d/b.conf"})
    EXPECT_EQ(*Before.Generation.find(Path), *After.Generation.find(Path));
}

TEST_F(SupervisordLowering, TheOutputIsTheSameEachTime) {
  addProcess(Model, "a", "/a").Initialize = text("x");
  addProcess(Model, "b", "/b").Nice = 3;
  EXPECT_EQ(lower().Generation.nodes(), lower().Generation.nodes());
}

TEST_F(SupervisordLowering, TheManifestListsWhatTheMachineNeeds) {
  ProcessInstance &A = addProcess(Model, "a", "/usr/sbin/sshd");
  A.Foreground->Program.References = Model.References.single(
      {ReferenceKind::HostPath, "openssh-server", "/usr/sbin/sshd"});
  A.Ports.push_back({22, "ssh", "127.0.0.1", Protocol::Tcp, {}});
  auto Manifest = llvm::json::parse(file(lower(), "manifest.json"));
  ASSERT_TRUE(static_cast<bool>(Manifest));
  const llvm::json::Object &Root = *Manifest->getAsObject();
  EXPECT_EQ(Root.getString("processManager"), "supervisord");
  EXPECT_EQ(*Root.getArray("hostPackages"),
            llvm::json::Array{"openssh-server"});
  const llvm::json::Object &Process =
      *Root.getArray("processes")->front().getAsObject();
  EXPECT_EQ(Process.getInteger("activation"), 1);
  EXPECT_EQ(*Process.getArray("ports"),
            (llvm::json::Array{llvm::json::Object{{"number", 22},
                                                  {"name", "ssh"},
                                                  {"address", "127.0.0.1"},
                                                  {"protocol", "tcp"}}}));
}

TEST_F(SupervisordLowering, TheManifestNamesUsersThatAreChangedTo) {
  ProcessInstance &A = addProcess(Model, "a", "/a");
  A.User = "someone";
  A.Directories.push_back(
      {text("/var/a"), 0755, "someone", "some", DirectoryKind::State, {}});
  EXPECT_THAT(file(lower(), "manifest.json"),
              testing::AllOf(testing::HasSubstr("\"user\": \"someone\""),
                             testing::HasSubstr("\"owner\": \"someone\"")));
  Model.Settings[0].ForceDisableUserChange = true;
  EXPECT_THAT(file(lower(), "manifest.json"),
              testing::Not(testing::HasSubstr("some")));
}

TEST_F(SupervisordLowering, NoNumbersInWhatIsNoManifest) {
  for (llvm::StringRef Text : {"", "[]", "{\"processes\": 1}",
                               "{\"processes\": [{\"name\": \"a\"}, 1]}"})
    EXPECT_TRUE(readActivationNumbers(Text).empty()) << Text.str();
}

TEST_F(SupervisordLowering, WhatSupervisordCannotDoIsReported) {
  addProcess(Model, "a", "/a").PostInstall = text("x");
  EXPECT_THAT(codes(), ElementsAre("field-not-supported"));
}

TEST_F(SupervisordLowering, Overrides) {
  ProcessInstance &A = addProcess(Model, "a", "/a");
  A.Overrides.push_back({"supervisord", "comand", text("x"), at(1)});
  A.Overrides.push_back({"supervisord", "command", text("a\nb"), at(2)});
  EXPECT_THAT(codes(),
              ElementsAre("unknown-override", "override-not-spellable"));
}

TEST_F(SupervisordLowering, FilesInThePlaceOfTheManagers) {
  ProcessInstance &A = addProcess(Model, "a", "/a");
  A.OutPath = text("/store/00000000000000000000000000000000-a");
  A.Files.push_back({"conf.d/a.conf", {}, at(1)});
  EXPECT_THAT(codes(), ElementsAre("file-in-place-of-managers"));
}

TEST_F(SupervisordLowering, TheControlSocketHasALimit) {
  Model.Settings[0].RuntimeDir = "/" + std::string(100, 'r');
  EXPECT_THAT(codes(), ElementsAre("control-socket-too-long"));
}

TEST_F(SupervisordLowering, EveryFieldIsAnswered) {
  const Backend &Manager = backendFor(ManagerKind::Supervisord);
  std::vector<llvm::StringRef> Unsupported;
  for (ProcessField Field : AllProcessFields)
    if (Manager.supportOf(Field) == FieldSupport::Unsupported)
      Unsupported.push_back(nameOf(Field));
  EXPECT_THAT(Unsupported, ElementsAre("postInstall"));
  EXPECT_EQ(managerNamed("supervisord"), ManagerKind::Supervisord);
  EXPECT_EQ(managerNamed("upstart"), std::nullopt);
}
