#pragma once

#include "lowering/Backends/Backend.h"
#include "lowering/Model/ActivationOrder.h"
#include <map>
#include <set>

namespace dx {

/// What the machine must have for the store's files to mean something.
struct Requirements {
  std::set<std::string> HostPackages; ///< the distribution's names
  std::set<std::string> UnknownHostPaths;
  std::map<std::string, std::string> Derivations; ///< by output: the .drv
};

/// One generation of a deployment directory, and what it needs in the store.
struct Deployment {
  /// The manager's own tree as links into the store, `dysnomia-support/`,
  /// `manifest.json`, `activate`, `deactivate`.
  OutputTree Generation;
  /// Owned by the virtual store; sorted by path.
  std::vector<const StoreEntry *> Objects;
  Requirements Needed;
  /// Store paths that `activate` fills, in this order.
  std::vector<std::string> DeferredBuilds;
};

/// Lowers a checked model (no errors, no cycles) for one process manager.
/// \p Previous holds the activation numbers of the generation in force.
[[nodiscard]] Deployment
lowerProcesses(ProcessesModel &Model, VirtualStore &Store, ManagerKind Manager,
               const ActivationNumbers &Previous, DiagnosticEngine &Diags);

/// The activation numbers in the `manifest.json` of an earlier generation; none
/// where the text is no such manifest.
[[nodiscard]] ActivationNumbers
readActivationNumbers(llvm::StringRef ManifestJson);

} // namespace dx
