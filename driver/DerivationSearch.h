#pragma once

#include "evaluator/Eval/Evaluator.h"
#include <string>
#include <vector>

namespace dx {

/// A derivation of a value, and the output that is meant.
struct FoundDerivation {
  std::string DrvPath;
  std::string Output;
};

/// `/nix/store/….drv`, with `!OUTPUT` where that is not `out`.
[[nodiscard]] std::string printed(const FoundDerivation &Found);

/// The derivations that nix-instantiate finds in a value: the value itself, or
/// those in a set (of names that attribute paths can have; in a set inside of
/// it only with `recurseForDerivations = true`) or in a list (in all of it),
/// each set once. Functions on the way get what they ask for out of \p Args.
std::vector<FoundDerivation> findDerivations(Evaluator &E, Value V, Value Args);

} // namespace dx
