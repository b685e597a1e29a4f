#pragma once

#include "frontend/Basic/DiagnosticEngine.h"
#include "lowering/Manifest/DeploymentModel.h"

namespace dx {

/// Finds out which services provide the containers that others are mapped to,
/// on the same machine, and orders activation after them.
void linkProviders(DeploymentModel &Model, DiagnosticEngine &Diags);

/// What is wrong between services, infrastructure and distribution, each
/// reported where the user wrote it. Marks the services that cannot be lowered.
/// Takes time in proportion to the model's size.
void checkDeployment(DeploymentModel &Model, DiagnosticEngine &Diags);

/// The services of a model without errors, what is depended on first.
[[nodiscard]] std::vector<uint32_t>
dependencyOrder(const DeploymentModel &Model);

} // namespace dx
