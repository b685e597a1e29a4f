#pragma once

#include "lowering/Model/ValueReader.h"

namespace dx {

// Recognise a model that was given in the place of another one, so that this is
// said once, in place of all that follows from it. Values are computed as far
// as needed; what fails is left for the reader to report.

/// Where a function requires `distribution` or `invDistribution`, as services
/// models do; nothing for others.
[[nodiscard]] std::optional<SourceRange> servicesPattern(ValueReader &R,
                                                         Value Model);
/// Where a function requires `infrastructure`, as distribution models do.
[[nodiscard]] std::optional<SourceRange> distributionPattern(ValueReader &R,
                                                             Value Model);

/// Whether the entries of a computed set are services: one has a `type`, and a
/// function of its dependencies as `pkg`, and none a process.
[[nodiscard]] bool areServices(ValueReader &R, Value Entries);
/// Whether they are processes: no entry has a `type`, and one a process.
[[nodiscard]] bool areProcesses(ValueReader &R, Value Entries);
/// Whether they are machines: sets with `properties`, all of them.
[[nodiscard]] bool areTargets(ValueReader &R, Value Entries);

} // namespace dx
