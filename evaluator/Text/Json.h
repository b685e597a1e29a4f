#pragma once

#include "evaluator/Text/DataEvents.h"
#include "llvm/ADT/StringRef.h"

namespace dx {

/// Reads a JSON document (RFC 8259, UTF-8, perhaps after a byte order mark) and
/// tells `Events` what is in it. Integers that fit 64 bits are integers, larger
/// ones up to 2^64-1 are errors, and numbers beyond are floats, as in Nix.
/// False, with why in `Error`, at the first fault; events up to there have been
/// sent. Nesting costs no stack; `MaxDepth` bounds it for the receiver's sake.
bool readJson(llvm::StringRef Text, DataEvents &Events, DataError &Error,
              size_t MaxDepth = 1000000);

} // namespace dx
