#pragma once

#include "lowering/Backends/Backend.h"
#include "lowering/Model/ActivationOrder.h"

namespace dx {

/// One generation of a deployment directory, and what it needs in the store.
struct Deployment {
  /// The manager's own tree as links into the store, `dysnomia-support/`,
  /// `manifest.json`, `activate`, `deactivate`.
  OutputTree Generation;
  /// Owned by the virtual store; sorted by path.
  std::vector<const StoreEntry *> Objects;
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
