#pragma once

#include "lowering/Backends/Backend.h"

namespace dx {

/// Makes what is deployed for an instance and puts it into the store: links to
/// the instance's own files, `dysnomia-support/{groups,users}/NAME`, and the
/// manager's configuration. Reports fields that the manager does not serve, and
/// files of the instance in the place of the manager's.
[[nodiscard]] LoweredPackage makePackage(const Backend &Manager,
                                         const ModelEntry &Entry,
                                         uint32_t ActivationNumber,
                                         LoweringContext &Context);

/// `dysnomia-support/…` of an instance: shell assignments, one file for each
/// group and user that is not the distribution's.
void addCredentialFiles(OutputTree &Tree, const Credentials &Needed,
                        const ModelSettings &Settings);

/// Whether the instance says anything in a field.
[[nodiscard]] bool isFieldUsed(const ProcessInstance &Instance,
                               ProcessField Field);

} // namespace dx
