#pragma once

#include "evaluator/Eval/Evaluator.h"

namespace dx {

/// The text of a value, exactly as `nix-instantiate --eval` prints it. Computes
/// nothing: what is not computed yet is `<CODE>`, and a set or list that occurs
/// a second time is `«repeated»`. Example: `{ a = 1; f = <LAMBDA>; }`.
std::string printValue(Evaluator &E, Value V);

} // namespace dx
