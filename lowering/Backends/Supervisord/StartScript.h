#pragma once

#include "lowering/Backends/StoreObjects.h"

namespace dx {

/// Variables of a process by name: those of the instance, and PATH made of its
/// `path` and the programs that all processes find, unless it has its own.
using ProcessEnvironment = std::map<std::string, LoweredString>;
[[nodiscard]] ProcessEnvironment environmentOf(const ProcessInstance &Instance,
                                               LoweringContext &Context);

/// Whether the instance changes its user: not where user changes are disabled.
[[nodiscard]] bool changesUser(const ProcessInstance &Instance,
                               const ModelSettings &Settings);

/// Whether a script must start the process, because it needs more than a
/// manager with a command line, environment, directory, umask and user does.
[[nodiscard]] bool needsStartScript(const ModelEntry &Entry,
                                    const LoweringContext &Context);

/// Puts a script into the store that prepares everything and then becomes the
/// process, or, for a daemon, stays as long as the daemon lives. It is run as
/// whoever runs the manager, in a process group of its own.
[[nodiscard]] LoweredString
makeStartScript(const ModelEntry &Entry, const ProcessEnvironment &Environment,
                LoweringContext &Context);

} // namespace dx
