#pragma once

#include "evaluator/Store/VirtualStore.h"
#include "lowering/Manifest/ManifestRecords.h"

namespace dx {

/// Puts the machines' profiles into the store: links to the files of the
/// packages that go there, and `profilemanifest.xml`. Of two packages with a
/// file at the same place the first one counts. Gives the store paths, by
/// target.
[[nodiscard]] std::vector<std::string> addProfiles(VirtualStore &Store,
                                                   const DeploymentModel &Model,
                                                   const ManifestRecords &All);

} // namespace dx
