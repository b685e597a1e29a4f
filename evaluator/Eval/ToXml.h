#pragma once

#include "evaluator/Eval/Evaluator.h"

namespace dx {

/// The XML document of a value, as `builtins.toXML` and `nix-instantiate --eval
/// --xml` write it. What its strings refer to goes to \p Context.
/// \p Strict computes what is not computed yet, which else becomes
/// `<unevaluated />`; with \p Locations attributes and functions say where they
/// were written.
std::string toXml(Evaluator &E, Value V, ContextId &Context, bool Strict = true,
                  bool Locations = false);

} // namespace dx
