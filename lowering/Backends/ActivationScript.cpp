#include "lowering/Backends/DeploymentParts.h"
#include "lowering/Backends/Scripts.h"
#include "lowering/Emit/Shell.h"
#include <fmt/format.h>

using namespace dx;

static std::string call(std::vector<std::string> Words) {
  return "  " + shellWords(Words) + "\n";
}

static std::string mode(uint32_t Mode) { return fmt::format("{:04o}", Mode); }

template <class T> static std::string number(const std::optional<T> &Value) {
  return Value ? std::to_string(*Value) : "";
}

static std::string joinPath(llvm::ArrayRef<std::string> Directories) {
  std::string Joined;
  for (const std::string &Directory : Directories)
    Joined += (Joined.empty() ? "" : ":") + Directory;
  return Joined.empty() ? "/usr/bin:/bin" : Joined;
}

static std::string planBuilds(const DeploymentInput &Input) {
  std::string Plan;
  for (const StoreEntry *Entry : deferredBuilds(Input.Objects)) {
    const auto &Build = std::get<DeferredBuild>(Entry->Contents);
    std::vector<std::string> Words{"deferred_build", Entry->Path,
                                   joinPath(Build.Path), Build.Script};
    for (const auto &[Name, Value] : Build.Environment)
      Words.push_back(Name + "=" + Value);
    Plan += call(Words);
  }
  return Plan;
}

static std::string planCredentials(const Credentials &Needed,
                                   const ModelSettings &Settings) {
  std::string Plan;
  if (Settings.ForceDisableUserChange)
    return Plan;
  for (const GroupDeclaration &Group : Needed.Groups)
    if (!Settings.DistributionGroups.contains(Group.Name))
      Plan += call({"group", Group.Name, number(Group.Gid)});
  for (const UserDeclaration &User : Needed.Users)
    if (!Settings.DistributionUsers.contains(User.Name))
      Plan += call({"user", User.Name, User.Group, number(User.Uid),
                    User.HomeDir.value_or(""), User.Description.value_or(""),
                    User.Shell.value_or("")});
  return Plan;
}

static std::string planDirectories(const ProcessInstance &Instance,
                                   const ModelSettings &Settings) {
  bool MayChange = !Settings.ForceDisableUserChange;
  std::string Plan;
  for (const UserDeclaration &User : Instance.Credentials.Users)
    if (User.CreateHomeDir && User.HomeDir)
      Plan += call({"directory", *User.HomeDir, "0755",
                    MayChange ? User.Name : "", MayChange ? User.Group : ""});
  for (const ManagedDirectory &D : Instance.Directories)
    Plan += call({"directory", D.Path.Text, mode(D.Mode),
                  MayChange ? D.Owner : "", MayChange ? D.Group : ""});
  return Plan;
}

static std::string planSecrets(const ProcessInstance &Instance) {
  std::string Plan;
  for (const SecretFile &Secret : Instance.Secrets)
    Plan += call({"secret", Instance.Name, Secret.Name, Secret.Path});
  return Plan;
}

/// Users before directories, which belong to them.
static std::string printPlan(const DeploymentInput &Input) {
  std::string Users;
  std::string Directories;
  std::string Secrets;
  for (const BaseDirectory &D : Input.Managed.Directories)
    Directories += call({"base_directory", D.Path, mode(D.Mode)});
  for (const LoweredPackage &Package : Input.Packages) {
    const ProcessInstance &Instance = Package.Entry->Instance;
    const ModelSettings &Settings = Input.Model.settingsOf(Instance);
    Users += planCredentials(Instance.Credentials, Settings);
    Directories += planDirectories(Instance, Settings);
    Secrets += planSecrets(Instance);
  }
  return "deployment_plan() {\n  :\n" + planBuilds(Input) + Users +
         Directories + Secrets + "}\n";
}

std::string dx::printActivate(const DeploymentInput &Input) {
  return "#!/bin/sh\n# Puts this generation into force. usage: activate "
         "[--no-reload]\n" +
         scripts::Activate.str() + "\n" + Input.Managed.Functions + "\n" +
         printPlan(Input) + "\nactivate \"$@\"\n";
}

std::string dx::printDeactivate(const DeploymentInput &Input) {
  return "#!/bin/sh\n# Stops what this generation runs. usage: deactivate\n" +
         scripts::Deactivate.str() + "\n" + Input.Managed.Functions +
         "\ndeactivate \"$@\"\n";
}
