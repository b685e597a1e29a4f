#pragma once

#include "lowering/Emit/OutputTree.h"
#include "lowering/Manifest/DeploymentModel.h"
#include "lowering/Model/ModelArguments.h"

namespace dx {

/// What `dxc manifest` is asked for. Files are absolute paths.
struct ManifestInput {
  std::string ServicesFile;
  std::string InfrastructureFile;
  std::string DistributionFile;
  /// For the services model's function and, where they fit, the distribution's.
  std::vector<ModelArgument> Arguments;
  /// Defaults of attributes that targets may have.
  std::string ClientInterface = "disnix-ssh-client";
  std::string TargetProperty = "hostname";
  /// Whether the state of services that do not say is deployed.
  bool DeployState = false;
  /// The process manager of services whose type names none.
  std::string ProcessManager = "supervisord";
};

/// `manifest.xml`, `profiles/TARGET` as links to the store, and what they need
/// in the store, sorted by path and owned by the session's virtual store.
struct ManifestOutput {
  OutputTree Tree;
  std::vector<const StoreEntry *> Objects;
};

/// Reads and checks the three models and lowers them to a Disnix manifest. All
/// mistakes are reported to the session's diagnostics in one run; the output is
/// empty when there are errors.
[[nodiscard]] ManifestOutput lowerManifest(Evaluator &E,
                                           const ManifestInput &Input);

/// Reads the models without lowering them: what `dxc check` does.
[[nodiscard]] DeploymentModel readDeployment(Evaluator &E,
                                             const ManifestInput &Input);

} // namespace dx
