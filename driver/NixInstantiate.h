#pragma once

namespace dx {

/// The program under the name `nix-instantiate`: takes Nix's options and means
/// by them what Nix means; nothing is supplied to models. \return the exit
/// status: 0, or 1 after any error, also of the command line.
int runNixInstantiate(int Count, char **Args);

} // namespace dx
