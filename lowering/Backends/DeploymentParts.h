#pragma once

#include "lowering/Backends/Deployment.h"

namespace dx {

/// What the parts of a generation are made from.
struct DeploymentInput {
  const ProcessesModel &Model;
  const Backend &Manager;
  const VirtualStore &Store;
  llvm::ArrayRef<LoweredPackage> Packages;
  const ManagerFiles &Managed;
  llvm::ArrayRef<const StoreEntry *> Objects;
  const Requirements &Needed;
};

/// What the packages need of the machine that runs them.
[[nodiscard]] Requirements
requirementsOf(llvm::ArrayRef<LoweredPackage> Packages,
               const ProcessesModel &Model);
/// The text of `manifest.json` (docs/manifest.schema.json).
[[nodiscard]] std::string printManifest(const DeploymentInput &Input);
/// The texts of the two scripts of a generation.
[[nodiscard]] std::string printActivate(const DeploymentInput &Input);
[[nodiscard]] std::string printDeactivate(const DeploymentInput &Input);

/// The deferred builds among store entries, each after those that it refers to.
[[nodiscard]] std::vector<const StoreEntry *>
deferredBuilds(llvm::ArrayRef<const StoreEntry *> Objects);

} // namespace dx
