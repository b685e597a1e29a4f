#pragma once

#include "lowering/Checks/ProcessChecks.h"

// The checks that checkProcesses is made of, one source file each.
namespace dx {

/// Keys, names, users, file keys, paths and settings are well formed, and names
/// are unique.
void checkNames(const ProcessesModel &Model, DiagnosticEngine &Diags);
/// Dependencies resolve and have no cycle; files do not contain each other.
void checkDependencies(const ProcessesModel &Model, DiagnosticEngine &Diags);
/// Ports, sockets, PID files and directories are used once on each machine.
void checkCollisions(const ProcessesModel &Model, DiagnosticEngine &Diags);
/// Users and groups are declared, in one way.
void checkCredentials(const ProcessesModel &Model, DiagnosticEngine &Diags);
/// Every process has a command that can run.
void checkCommands(const ProcessesModel &Model, DiagnosticEngine &Diags);
/// Files of host packages, and of trees that the model itself makes, exist.
/// \p Store: has what the model made.
void checkHostPaths(const ProcessesModel &Model, const VirtualStore &Store,
                    DiagnosticEngine &Diags);

} // namespace dx
