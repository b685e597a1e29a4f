#pragma once

#include "evaluator/Text/DataEvents.h"
#include "llvm/ADT/StringRef.h"

namespace dx {

/// Reads a TOML document, as `builtins.fromTOML` does, and tells `Events` what
/// is in it, an object's keys sorted. Dates and times are errors. False, with
/// why in `Error`, at a fault; no events have been sent then, unless the fault
/// is a date, a time or a NUL.
bool readToml(llvm::StringRef Text, DataEvents &Events, DataError &Error);

} // namespace dx
