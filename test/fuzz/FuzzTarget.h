#pragma once

#include "llvm/ADT/StringRef.h"

namespace dx::fuzz {

/// What a fuzz target does with a text, any bytes: it must return, without an
/// exception and without keeping memory. Each target's file defines it.
void testOne(llvm::StringRef Text);

/// Ends the process, as a finding, where \p Holds is false. \p What says what
/// should have been so.
void expect(bool Holds, llvm::StringRef What);

} // namespace dx::fuzz
