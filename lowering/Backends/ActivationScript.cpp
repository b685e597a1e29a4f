#include "lowering/Backends/DeploymentParts.h"
#include "lowering/Backends/Scripts.h"
#include "lowering/Emit/Shell.h"
#include <fmt/format.h>
#include <map>
#include <set>

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

/// The group as which an instance's process reads files: its user's, or the
/// only one that it declares, for those that change user by themselves.
static std::string groupOf(const ProcessInstance &Instance) {
  for (const UserDeclaration &User : Instance.Credentials.Users)
    if (Instance.User == User.Name)
      return User.Group;
  return Instance.Credentials.Groups.size() == 1
             ? Instance.Credentials.Groups.front().Name
             : "";
}

/// What is built under umask 077 must be readable for the one group that uses
/// it. Gives that group by store path; empty where there is none or several.
static std::map<std::string, std::string>
readersOf(llvm::ArrayRef<const StoreEntry *> Builds,
          const DeploymentInput &Input) {
  std::map<std::string, std::set<std::string>> Groups;
  for (const LoweredPackage &Package : Input.Packages) {
    const ProcessInstance &Instance = Package.Entry->Instance;
    if (Builds.empty() ||
        Input.Model.settingsOf(Instance).ForceDisableUserChange)
      continue;
    for (const StoreEntry *Entry : Input.Store.closure({Package.StorePath}))
      Groups[Entry->Path].insert(groupOf(Instance));
  }
  std::map<std::string, std::string> Readers;
  for (const StoreEntry *Build : Builds)
    if (const auto &Names = Groups[Build->Path]; Names.size() == 1)
      Readers[Build->Path] = *Names.begin();
  return Readers;
}

static std::string planBuilds(const DeploymentInput &Input) {
  std::string Plan;
  std::vector<const StoreEntry *> Builds = deferredBuilds(Input.Objects);
  std::map<std::string, std::string> Readers = readersOf(Builds, Input);
  for (const StoreEntry *Entry : Builds) {
    const auto &Build = std::get<DeferredBuild>(Entry->Contents);
    std::vector<std::string> Words{"deferred_build", Entry->Path,
                                   Readers[Entry->Path], joinPath(Build.Path),
                                   Build.Script};
    for (const auto &[Name, Value] : Build.Environment)
      Words.push_back(Name + "=" + Value);
    Plan += call(Words);
  }
  return Plan;
}

/// Everything that must be in the store before activation begins.
static std::string printObjects(llvm::ArrayRef<const StoreEntry *> Objects) {
  std::string Calls;
  for (const StoreEntry *Entry : Objects)
    if (!std::holds_alternative<DeferredBuild>(Entry->Contents))
      Calls += call({"object", Entry->Path});
  return "deployment_objects() {\n  :\n" + Calls + "}\n";
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
    Plan +=
        call({"directory", D.Path.Text, mode(D.Mode),
              MayChange ? Instance.ownerOf(D) : "", MayChange ? D.Group : ""});
  return Plan;
}

static std::string planSecrets(const ProcessInstance &Instance) {
  std::string Plan;
  for (const SecretFile &Secret : Instance.Secrets)
    Plan += call({"secret", Instance.Name, Secret.Name, Secret.Path});
  return Plan;
}

/// Users before builds and directories, which belong to them.
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
  return "deployment_plan() {\n  :\n" + Users + planBuilds(Input) +
         Directories + Secrets + "}\n";
}

/// Whether it takes root: supervisord itself has a user then, or a process.
static bool changesUsers(const DeploymentInput &Input) {
  if (!Input.Model.Settings.front().ForceDisableUserChange)
    return true;
  return llvm::any_of(Input.Packages, [&](const LoweredPackage &Package) {
    const ProcessInstance &Instance = Package.Entry->Instance;
    const ModelSettings &Settings = Input.Model.settingsOf(Instance);
    return !Settings.ForceDisableUserChange &&
           (Instance.User ||
            !planCredentials(Instance.Credentials, Settings).empty());
  });
}

std::string dx::printActivate(const DeploymentInput &Input) {
  return "#!/bin/sh\n# Puts this generation into force. usage: activate "
         "[--no-reload]\n" +
         scripts::Generation.str() + "\n" + scripts::Activate.str() + "\n" +
         Input.Managed.Functions + "\n" + printObjects(Input.Objects) +
         "\nchanges_users=" + (changesUsers(Input) ? "1" : "") + "\n\n" +
         printPlan(Input) + "\nactivate \"$@\"\n";
}

/// Of the store, stopping needs the manager's configuration alone.
std::string dx::printDeactivate(const DeploymentInput &Input) {
  std::vector<const StoreEntry *> Needed;
  llvm::copy_if(
      Input.Objects, std::back_inserter(Needed), [&](const StoreEntry *Entry) {
        return llvm::is_contained(Input.Managed.StorePaths, Entry->Path);
      });
  return "#!/bin/sh\n# Stops what this generation runs. usage: deactivate\n" +
         scripts::Generation.str() + "\n" + scripts::Deactivate.str() + "\n" +
         Input.Managed.Functions + "\n" + printObjects(Needed) +
         "\ndeactivate \"$@\"\n";
}
