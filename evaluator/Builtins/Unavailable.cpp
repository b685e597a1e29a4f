// Builtins that would use the network.

#include "evaluator/Builtins/BuiltinFunctions.h"

using namespace dx;

static Value needsNetwork(BuiltinCall &Call) {
  Call.fail(diag::NeedsNetwork, Call.Info.Name);
}

Value dx::builtinFetchGit(BuiltinCall &Call) { return needsNetwork(Call); }
Value dx::builtinFetchMercurial(BuiltinCall &Call) {
  return needsNetwork(Call);
}
Value dx::builtinFetchTarball(BuiltinCall &Call) { return needsNetwork(Call); }
Value dx::builtinFetchTree(BuiltinCall &Call) { return needsNetwork(Call); }
Value dx::builtinFetchurl(BuiltinCall &Call) { return needsNetwork(Call); }
