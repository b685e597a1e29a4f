#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace dx {

/// Replaces at each place of `Text` the first of `From` that occurs there by
/// the string that `To(index)` gives, from left to right, not looking again at
/// what was replaced. An empty string in `From` occurs before every character
/// and at the end. `To` is only called for replacements that are made.
/// Example: `oo` to `a` and `a` to `i` in `foobar` gives `fabir`.
std::string replaceStrings(llvm::ArrayRef<llvm::StringRef> From,
                           llvm::function_ref<llvm::StringRef(size_t)> To,
                           llvm::StringRef Text);

} // namespace dx
