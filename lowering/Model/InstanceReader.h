#pragma once

#include "lowering/Model/ProcessesModel.h"
#include "lowering/Model/ValueReader.h"

namespace dx {

class SettingsReader;

/// A reference from one instance to another, before it is known what is in the
/// model: the n-th dependency is the instance \p Target.
struct PendingDependency {
  size_t Index;
  Value Target;
};

/// An instance, read, with what is only known in the model it stands in.
struct ReadInstance {
  ProcessInstance Instance;
  std::vector<PendingDependency> Dependencies;
  std::vector<ProvidedContainer> Containers;
  /// What the instance says of its machine (`dysnomiaProperties`).
  std::vector<std::pair<std::string, LoweredString>> MachineProperties;
};

/// The `_type` of what createManagedProcess returns.
inline constexpr llvm::StringLiteral InstanceType = "dx-process-instance";

/// Reads what createManagedProcess returned: a computed set with that `_type`.
/// Fields that cannot be read are reported and stay as they are by default.
[[nodiscard]] ReadInstance
readInstance(ValueReader &R, SettingsReader &Settings, Value Instance);

/// Adds the directories that hold the programs of a list of packages: a
/// package's own `binDirs`, or the bin below it.
void readProgramDirectories(ValueReader &R, Value &Slot,
                            std::vector<LoweredString> &Into);

/// The id of a user or group that is not root.
[[nodiscard]] uint32_t readId(ValueReader &R, Value &Slot);

/// The attributes of a set in the order in which they were written.
[[nodiscard]] std::vector<std::pair<std::string, LoweredString>>
readProperties(ValueReader &R, Value &Slot);

/// Whether two instances say the same in every field.
[[nodiscard]] bool sameRecord(const ProcessInstance &A,
                              const ProcessInstance &B);

} // namespace dx
