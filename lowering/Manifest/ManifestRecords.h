#pragma once

#include "evaluator/Eval/Evaluator.h"
#include "lowering/Emit/Xml.h"
#include "lowering/Manifest/DeploymentModel.h"
#include <map>

namespace dx {

/// A `mapping` element: its children by name, in their order.
using MappingRecord = std::map<std::string, std::string>;

/// A `service` element.
struct ServiceRecord {
  std::string Key;
  std::string Name;
  std::string Pkg;
  std::string Type;
  std::vector<MappingRecord> DependsOn;
  std::vector<MappingRecord> ConnectsTo;
  const DeployedService *Service = nullptr;
};

/// The manifest as the tools read it, before it is printed.
struct ManifestRecords {
  std::vector<ServiceRecord> Services; ///< sorted by key, each once
  std::vector<MappingRecord> ServiceMappings;
  std::vector<MappingRecord> SnapshotMappings;
};

/// Gives every variant its key (the SHA-256 of the XML of its dependencies,
/// name, package and type, as Disnix computes it) and makes the records. The
/// model has no errors and all packages have store paths.
[[nodiscard]] ManifestRecords makeRecords(Evaluator &E, DeploymentModel &Model);

/// For each machine the part of the records that concerns it; the machine's
/// name is left out where it stands for the machine itself. Linear in the
/// records.
[[nodiscard]] std::vector<ManifestRecords>
recordsByTarget(const DeploymentModel &Model, const ManifestRecords &All);

/// The text of a machine's `profilemanifest.xml`.
[[nodiscard]] std::string printProfileManifest(const ManifestRecords &Records);

/// The text of `manifest.xml`. \p Profiles are store paths, by target.
[[nodiscard]] std::string
printManifestXml(const DeploymentModel &Model, const ManifestRecords &Records,
                 llvm::ArrayRef<std::string> Profiles);

} // namespace dx
