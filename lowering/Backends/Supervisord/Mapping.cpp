#include "frontend/Basic/Nearest.h"
#include "lowering/Backends/Scripts.h"
#include "lowering/Backends/Supervisord/Program.h"
#include "lowering/Backends/Supervisord/StartScript.h"
#include "lowering/Emit/SupervisordIni.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"

using namespace dx;

static FieldSupport supervisordSupport(ProcessField Field) {
  switch (Field) {
  case ProcessField::Name:
  case ProcessField::InstanceName:
  case ProcessField::ForegroundProcess:
  case ProcessField::ForegroundProcessArgs:
  case ProcessField::Path:
  case ProcessField::Environment:
  case ProcessField::Directory:
  case ProcessField::Umask:
  case ProcessField::User:
  case ProcessField::Dependencies: // `priority`
  case ProcessField::Overrides:
  case ProcessField::Files:
  case ProcessField::Ports:   // a fact about the process: it is checked
  case ProcessField::Sockets: // likewise
  case ProcessField::StopSignal:
  case ProcessField::Restart:
    return FieldSupport::Native;
  case ProcessField::Description: // a comment
  case ProcessField::Initialize:
  case ProcessField::Daemon: // a supervisor in the foreground
  case ProcessField::DaemonArgs:
  case ProcessField::PidFile: // read by that supervisor
  case ProcessField::Nice:
  case ProcessField::Credentials: // `activate` creates them
  case ProcessField::Directories:
  case ProcessField::Ready: // the dependent's start script waits
  case ProcessField::Secrets:
    return FieldSupport::Emulated;
  case ProcessField::PostInstall:
    return FieldSupport::Unsupported;
  }
  llvm_unreachable("not a field");
}

static const std::vector<std::string> &knownOptions() {
  static const std::vector<std::string> Names = {
#define DX_SUPERVISORD_OPTION(Name) Name,
#include "lowering/Backends/Supervisord/Options.def"
  };
  return Names;
}

static const char *autoRestart(RestartPolicy Policy) {
  switch (Policy) {
  case RestartPolicy::Always:
    return "true";
  case RestartPolicy::OnFailure:
    return "unexpected";
  case RestartPolicy::Never:
    return "false";
  }
  llvm_unreachable("not a policy");
}

namespace {

/// Maps one instance to one program.
class ProgramMapping {
  const ModelEntry &Entry;
  const ProcessInstance &Instance;
  const ModelSettings &Settings;
  LoweringContext &Context;
  SupervisordProgram Program;
  ReferenceSet References;

public:
  ProgramMapping(const ModelEntry &Entry, LoweringContext &Context)
      : Entry(Entry), Instance(Entry.Instance),
        Settings(Context.Model.settingsOf(Instance)), Context(Context) {}

  LoweredInstance map(uint32_t ActivationNumber) {
    mapCommon(ActivationNumber);
    ProcessEnvironment Environment = environmentOf(Instance, Context);
    applyOverrides(Environment);
    if (needsStartScript(Entry, Context) || !isSpellable(Environment))
      mapToScript(Environment);
    else
      mapToOptions(Environment);
    LoweredInstance Result;
    Result.References = References;
    (void)Result.Files.addFile("conf.d/" + Instance.Name + ".conf",
                               printProgram(Program));
    return Result;
  }

private:
  std::string use(const LoweredString &String) {
    References = Context.Model.References.unite(References, String.References);
    return String.Text;
  }

  void mapCommon(uint32_t ActivationNumber) {
    Program.Name = Instance.Name;
    Program.Description = use(Instance.Description);
    Program.Priority = ActivationNumber;
    if (Instance.Restart)
      Program.AutoRestart = autoRestart(*Instance.Restart);
    Program.StopSignal = Instance.StopSignal;
    if (Context.OwnsManager)
      Program.LogFile =
          Settings.LogDir + "/supervisor/" + Instance.Name + ".log";
  }

  void reportUnknownOption(const ManagerOverride &Override) {
    auto Report = Context.Diags.report(Override.Range, diag::UnknownOverride,
                                       Override.Manager, Override.Key);
    if (auto Near = nearest(Override.Key, knownOptions()))
      Report.note(Override.Range, diag::DidYouMean, *Near);
  }

  void applyOverrides(ProcessEnvironment &Environment) {
    for (const ManagerOverride &Override : Instance.Overrides) {
      llvm::StringRef Key = Override.Key;
      if (Override.Manager != "supervisord")
        continue;
      if (Key.consume_front("environment."))
        Environment[Key.str()] = Override.Value;
      else if (!llvm::is_contained(knownOptions(), Key))
        reportUnknownOption(Override);
      else if (!isSupervisordText(Override.Value.Text))
        Context.Diags.report(Override.Range, diag::OverrideNotSpellable,
                             Override.Manager, Override.Key);
      else if (Key != "user" || !Settings.ForceDisableUserChange)
        Program.Options[Override.Key] = use(Override.Value);
    }
  }

  [[nodiscard]] bool isSpellable(const ProcessEnvironment &Environment) const {
    for (const auto &[Name, Value] : Environment)
      if (!isSupervisordEnvironment(Name, Value.Text))
        return false;
    for (const LoweredString &Arg : Instance.Foreground->Args)
      if (!isSupervisordText(Arg.Text))
        return false;
    return isSupervisordText(Instance.Foreground->Program.Text) &&
           (!Instance.Directory || isSupervisordText(Instance.Directory->Text));
  }

  void mapToScript(const ProcessEnvironment &Environment) {
    Program.Command = {use(makeStartScript(Entry, Environment, Context))};
  }

  void mapToOptions(const ProcessEnvironment &Environment) {
    Program.Command.push_back(use(Instance.Foreground->Program));
    for (const LoweredString &Arg : Instance.Foreground->Args)
      Program.Command.push_back(use(Arg));
    for (const auto &[Name, Value] : Environment)
      Program.Environment.emplace_back(Name, use(Value));
    if (Instance.Directory)
      Program.Directory = use(*Instance.Directory);
    Program.Umask = Instance.Umask;
    if (changesUser(Instance, Settings))
      Program.User = Instance.User;
  }
};

class SupervisordBackend final : public Backend {
public:
  [[nodiscard]] ManagerKind kind() const override {
    return ManagerKind::Supervisord;
  }
  [[nodiscard]] FieldSupport supportOf(ProcessField Field) const override {
    return supervisordSupport(Field);
  }
  [[nodiscard]] LoweredInstance lower(const ModelEntry &Entry,
                                      uint32_t ActivationNumber,
                                      LoweringContext &Context) const override {
    return ProgramMapping(Entry, Context).map(ActivationNumber);
  }
  [[nodiscard]] ManagerFiles manage(llvm::ArrayRef<LoweredPackage> Packages,
                                    const ModelSettings &Settings,
                                    LoweringContext &Context) const override;
};

} // namespace

/// sockaddr_un on Linux, less the terminating zero.
static constexpr size_t MaxSocketPath = 107;

ManagerFiles SupervisordBackend::manage(llvm::ArrayRef<LoweredPackage> Packages,
                                        const ModelSettings &Settings,
                                        LoweringContext &Context) const {
  SupervisordServer Server;
  Server.LogDirectory = Settings.LogDir + "/supervisor";
  Server.PidFile = Settings.RuntimeDir + "/dxc-supervisord.pid";
  Server.ControlSocket = Settings.RuntimeDir + "/dxc-supervisord.sock";
  if (!Settings.ForceDisableUserChange)
    Server.User = "root";
  if (Server.ControlSocket.size() > MaxSocketPath)
    Context.Diags.report(SourceRange(), diag::ControlSocketTooLong,
                         Server.ControlSocket);

  ManagerFiles Result;
  LoweredString Configuration = addStoreText(
      Context, "supervisord.conf", LoweredString(printServer(Server)));
  Result.StorePaths = {Configuration.Text};
  (void)Result.Files.addLink("supervisord.conf", Configuration.Text);
  Result.Directories = {{Settings.StateDir, 0755},
                        {Settings.RuntimeDir, 0755},
                        {Settings.LogDir, 0755},
                        {Settings.TmpDir, 01777},
                        {Server.LogDirectory, 0755}};
  Result.Functions = scripts::SupervisordManager.str();
  return Result;
}

namespace dx {
std::unique_ptr<Backend> createSupervisordBackend();
} // namespace dx

std::unique_ptr<Backend> dx::createSupervisordBackend() {
  return std::make_unique<SupervisordBackend>();
}
