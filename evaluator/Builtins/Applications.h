#pragma once

#include "evaluator/Eval/BuiltinCall.h"

namespace dx {

/// A thunk that calls `Function "Name" V`. The name becomes a string only when
/// it is needed.
Value applyToAttrLater(BuiltinCall &Call, Value Function, Symbol Name, Value V);

} // namespace dx
