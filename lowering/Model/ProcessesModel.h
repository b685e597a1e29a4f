#pragma once

#include "lowering/Model/ProcessInstance.h"
#include "llvm/ADT/StringSet.h"
#include <map>

namespace dx {

/// Ids by the name of the user or group.
using IdAssignment = std::map<std::string, uint32_t, std::less<>>;

/// What a model's constructors were called with.
struct ModelSettings {
  std::string StateDir = "/var";
  std::string RuntimeDir = "/var/run";
  std::string LogDir = "/var/log";
  std::string TmpDir = "/tmp";
  std::string CacheDir = "/var/cache";
  /// No user or group is created or changed to.
  bool ForceDisableUserChange = false;
  /// Directories of programs that every process finds by name.
  std::vector<LoweredString> BasePath;
  /// Users and groups that belong to the distribution's packages: they are
  /// never created, never deleted.
  llvm::StringSet<> DistributionUsers;
  llvm::StringSet<> DistributionGroups;
  /// The distribution as people call it, and packages that it does not have
  /// although models know them.
  std::string Distribution;
  llvm::StringSet<> AbsentPackages;
  /// Assigned ids: what users and groups without an own one get.
  IdAssignment Uids;
  IdAssignment Gids;

  friend bool operator==(const ModelSettings &,
                         const ModelSettings &) = default;
};

/// A container that an instance makes available to services, with the
/// properties of its Dysnomia container file.
struct ProvidedContainer {
  std::string Name;
  std::vector<std::pair<std::string, LoweredString>> Properties;
};

/// `KEY = { pkg = …; }` of a processes model.
struct ModelEntry {
  std::string Key;
  SourceRange Range;
  /// The machine it is deployed to; empty where there is only one.
  std::string Machine;
  ProcessInstance Instance;
  std::vector<std::string> RequiresUniqueIdsFor;
  std::vector<ProvidedContainer> Containers;
  /// What the process that administers the machine says of it.
  std::vector<std::pair<std::string, LoweredString>> MachineProperties;
  /// Reading the entry reported an error: what depends on it is silent.
  bool Failed = false;
};

/// A processes model, read whole. Backends see this and never a value. The
/// files and deferred builds that it refers to are in the session's virtual
/// store, which also has the store directory.
struct ProcessesModel {
  ReferenceTable References;
  std::vector<ModelSettings> Settings{ModelSettings()};
  std::vector<ModelEntry> Entries; ///< sorted by machine, then key

  [[nodiscard]] const ModelSettings &
  settingsOf(const ProcessInstance &Instance) const {
    return Settings[Instance.Settings];
  }
};

} // namespace dx
