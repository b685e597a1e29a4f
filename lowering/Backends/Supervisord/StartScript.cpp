#include "lowering/Backends/Supervisord/StartScript.h"
#include "lowering/Backends/Scripts.h"
#include "lowering/Emit/Shell.h"
#include "lowering/Model/ActivationOrder.h"
#include <fmt/format.h>

using namespace dx;

ProcessEnvironment dx::environmentOf(const ProcessInstance &Instance,
                                     LoweringContext &Context) {
  ProcessEnvironment Variables;
  TextBuilder Path(Context.Model.References);
  std::vector<llvm::StringRef> Seen;
  auto Append = [&](const LoweredString &Directory) {
    if (llvm::is_contained(Seen, Directory.Text))
      return;
    Path << (Seen.empty() ? "" : ":");
    Path.append(Directory);
    Seen.push_back(Directory.Text);
  };
  llvm::for_each(Instance.Path, Append);
  llvm::for_each(Context.Model.settingsOf(Instance).BasePath, Append);
  if (!Seen.empty())
    Variables["PATH"] = Path.take();
  for (const EnvironmentVariable &Variable : Instance.Environment)
    Variables[Variable.Name] = Variable.Value;
  return Variables;
}

bool dx::changesUser(const ProcessInstance &Instance,
                     const ModelSettings &Settings) {
  return Instance.User && !Settings.ForceDisableUserChange;
}

static std::vector<const ProcessInstance *>
awaitedDependencies(const ModelEntry &Entry, const LoweringContext &Context) {
  std::vector<const ProcessInstance *> Awaited;
  for (const Dependency &D : Entry.Instance.Dependencies)
    if (auto Index = Context.Index.find(Entry, D.Name))
      if (const auto &Other = Context.Model.Entries[*Index].Instance;
          Other.Ready)
        Awaited.push_back(&Other);
  return Awaited;
}

bool dx::needsStartScript(const ModelEntry &Entry,
                          const LoweringContext &Context) {
  const ProcessInstance &I = Entry.Instance;
  return !I.Initialize.isEmpty() || !I.Foreground || I.Nice ||
         !I.Directories.empty() || !I.Secrets.empty() ||
         !awaitedDependencies(Entry, Context).empty();
}

namespace {

class StartScriptWriter {
  const ModelEntry &Entry;
  const ProcessInstance &Instance;
  const ModelSettings &Settings;
  const ProcessEnvironment &Environment;
  LoweringContext &Context;
  TextBuilder Text;

public:
  StartScriptWriter(const ModelEntry &Entry,
                    const ProcessEnvironment &Environment,
                    LoweringContext &Context)
      : Entry(Entry), Instance(Entry.Instance),
        Settings(Context.Model.settingsOf(Instance)), Environment(Environment),
        Context(Context), Text(Context.Model.References) {}

  LoweredString write() {
    Text << "#!/bin/sh\n"
         << shellComment("Starts " + Instance.Name + ".") << "set -e\n"
         << shellAssignment("name", Instance.Name) << ".";
    Text.word(functions()) << "\n";
    if (Instance.StopSignal)
      Text << "trap give_up" << " " << shellWord(*Instance.StopSignal) << "\n";
    writeAwaits();
    writeDirectories();
    writeSecrets();
    writeInitialize();
    writeProcess();
    return Text.take();
  }

private:
  LoweredString functions() {
    return addStoreText(Context, "dxc-process-functions",
                        LoweredString(scripts::ProcessFunctions.str()));
  }

  [[nodiscard]] bool changesUser() const {
    return dx::changesUser(Instance, Settings);
  }
  [[nodiscard]] std::string userOrNone() const {
    return changesUser() ? *Instance.User : "";
  }
  [[nodiscard]] std::string credentialsDirectory() const {
    return Settings.RuntimeDir + "/dxc-credentials/" + Instance.Name;
  }

  void writeAwaits() {
    for (const ProcessInstance *Other : awaitedDependencies(Entry, Context)) {
      Text << "await";
      Text.word(std::to_string(Other->Ready->TimeoutSeconds)).word(Other->Name);
      writeReadiness(*Other->Ready);
      Text << "\n";
    }
  }

  void writeReadiness(const Readiness &Ready) {
    switch (Ready.Kind) {
    case ReadinessKind::Tcp:
      Text << " tcp_open 127.0.0.1 " << std::to_string(Ready.Port);
      return;
    case ReadinessKind::Socket:
      (Text << " socket_open").word(Ready.Target);
      return;
    case ReadinessKind::File:
      (Text << " test -e").word(Ready.Target);
      return;
    case ReadinessKind::Command:
      (Text << " sh -c").word(Ready.Target);
      return;
    }
  }

  void writeDirectory(const LoweredString &Path, uint32_t Mode,
                      llvm::StringRef Owner, llvm::StringRef Group) {
    bool MayChange = !Settings.ForceDisableUserChange;
    Text << "directory";
    Text.word(Path).word(fmt::format("{:04o}", Mode));
    Text.word(MayChange ? Owner : "").word(MayChange ? Group : "") << "\n";
  }

  void writeDirectories() {
    if (!Instance.Foreground && !Instance.PidFile && changesUser())
      writeDirectory(LoweredString(ownDirectory()), 0755, *Instance.User, "");
    for (const ManagedDirectory &D : Instance.Directories)
      writeDirectory(D.Path, D.Mode, Instance.ownerOf(D), D.Group);
  }

  void writeSecrets() {
    if (Instance.Secrets.empty())
      return;
    (Text << "credentials_directory").word(credentialsDirectory()) << "\n";
    for (const SecretFile &Secret : Instance.Secrets)
      (Text << "credential")
              .word(Secret.Name)
              .word(Secret.Path)
              .word(userOrNone())
          << "\n";
    if (changesUser())
      (Text << "credentials_owner").word(*Instance.User) << "\n";
  }

  void writeInitialize() {
    if (Instance.Initialize.isEmpty())
      return;
    LoweredString Script(Instance.Initialize);
    Script.Text = "#!/bin/sh -e\n" + Script.Text + "\n";
    LoweredString Path =
        addStoreExecutable(Context, Instance.Name + "-initialize", Script);
    Text << "step";
    writeEnvironment(Path.Text);
    Text.word(Path) << "\n";
  }

  void writeProcess() {
    if (Instance.Umask)
      Text << fmt::format("umask {:04o}\n", *Instance.Umask);
    if (Instance.Directory)
      (Text << "cd --").word(*Instance.Directory) << "\n";
    if (Instance.Nice)
      Text << "nice_level=" << std::to_string(*Instance.Nice) << "\n";
    if (changesUser())
      (Text << "run_as_user").word(*Instance.User);
    else
      Text << "run";
    writeCommand();
    Text << "\n";
  }

  void writeCommand() {
    const Command &Run =
        Instance.Foreground ? *Instance.Foreground : *Instance.Daemon;
    if (!Instance.Foreground)
      writeDaemonSupervisor(Run);
    writeEnvironment(Run.Program.Text);
    Text.word(Run.Program);
    for (const LoweredString &Arg : Run.Args)
      Text.word(Arg);
  }

  void writeDaemonSupervisor(const Command &Daemon) {
    Text.word(addStoreExecutable(Context, "dxc-supervise-daemon",
                                 LoweredString(scripts::SuperviseDaemon.str())))
        .word(Instance.Name)
        .word(pidFile())
        .word(Daemon.Program);
  }

  [[nodiscard]] std::string ownDirectory() const {
    return Settings.RuntimeDir + "/" + Instance.InstanceName;
  }

  /// A user's process cannot write into the runtime directory itself.
  [[nodiscard]] LoweredString pidFile() const {
    if (Instance.PidFile)
      return *Instance.PidFile;
    std::string Directory =
        changesUser() ? ownDirectory() : Settings.RuntimeDir;
    return LoweredString(Directory + "/" + Instance.InstanceName + ".pid");
  }

  /// env(1) takes words with `=` for variables, the program's name too: another
  /// program that only starts one stands between where it has one. A shell
  /// would lose variables whose names are not its own kind.
  void writeEnvironment(llvm::StringRef Program) {
    if (Environment.empty() && Instance.Secrets.empty())
      return;
    Text << " env";
    for (const auto &[Name, Value] : Environment)
      Text.word(LoweredString(Name + "=" + Value.Text, Value.References));
    if (!Instance.Secrets.empty())
      Text.word("CREDENTIALS_DIRECTORY=" + credentialsDirectory());
    if (Program.contains('='))
      Text << " nice -n 0";
  }
};

} // namespace

LoweredString dx::makeStartScript(const ModelEntry &Entry,
                                  const ProcessEnvironment &Environment,
                                  LoweringContext &Context) {
  LoweredString Script = StartScriptWriter(Entry, Environment, Context).write();
  return addStoreExecutable(Context, Entry.Instance.Name + "-start", Script);
}
