#pragma once

#include "evaluator/Text/DataEvents.h"
#include "llvm/ADT/StringRef.h"

namespace dx {

/// What dates and times are: errors, or
/// `{ _type = "timestamp"; value = "1979-05-27T07:32:00Z"; }` with fractions of
/// a second in three, six or nine digits.
enum class TomlTimes : uint8_t { Refused, AsSets };

/// Reads a TOML document, as `builtins.fromTOML` does, and tells `Events` what
/// is in it, an object's keys sorted. False, with why in `Error`, at a fault;
/// no events have been sent then, unless the fault is a date, a time or a NUL.
bool readToml(llvm::StringRef Text, DataEvents &Events, DataError &Error,
              TomlTimes Times = TomlTimes::Refused);

} // namespace dx
