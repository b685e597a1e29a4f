#include "lowering/Checks/ProcessChecks.h"
#include "lowering/Checks/Checks.h"

using namespace dx;

void dx::checkProcesses(const ProcessesModel &Model, const VirtualStore &Store,
                        DiagnosticEngine &Diags) {
  checkNames(Model, Diags);
  checkDependencies(Model, Diags);
  checkCommands(Model, Diags);
  checkHostPaths(Model, Store, Diags);
  checkCollisions(Model, Diags);
  checkCredentials(Model, Diags);
}
