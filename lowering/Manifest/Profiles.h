#pragma once

#include "evaluator/Store/VirtualStore.h"
#include "lowering/Manifest/ManifestRecords.h"

namespace dx {

/// Puts a machine's profile into the store: links to the files of the packages
/// that go there, and `profilemanifest.xml`. Of two packages with a file at the
/// same place the first one counts. Gives the store path.
[[nodiscard]] std::string addProfile(VirtualStore &Store,
                                     const DeploymentModel &Model,
                                     uint32_t Target,
                                     const ManifestRecords &All);

} // namespace dx
