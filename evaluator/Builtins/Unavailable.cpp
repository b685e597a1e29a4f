// Builtins that need what an evaluation here does not have.

#include "evaluator/Builtins/BuiltinFunctions.h"

using namespace dx;

static Value needsDerivations(BuiltinCall &Call) {
  Call.fail(diag::NeedsDerivations, Call.Info.Name);
}

Value dx::builtinDerivation(BuiltinCall &Call) {
  return needsDerivations(Call);
}

Value dx::builtinDerivationStrict(BuiltinCall &Call) {
  return needsDerivations(Call);
}

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
