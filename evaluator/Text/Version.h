#pragma once

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace dx {

/// Compares two version numbers as `builtins.compareVersions` does: component
/// by component, numbers by value, `pre` before everything, and a number after
/// a word. -1, 0 or 1. Example: `2.3pre1` is before `2.3`.
int compareVersions(llvm::StringRef A, llvm::StringRef B);

/// The components of a version number: longest runs of digits, and of what is
/// neither a digit, a dot nor a dash. `1.2pre-3` gives `1` `2` `pre` `3`.
llvm::SmallVector<llvm::StringRef, 8> splitVersion(llvm::StringRef Version);

/// A package's name and version.
struct PackageName {
  llvm::StringRef Name;
  llvm::StringRef Version; ///< empty if there is none
};

/// Cuts at the first dash that something other than a letter follows:
/// `nix-js-0.12` gives `nix-js` and `0.12`.
PackageName parsePackageName(llvm::StringRef Text);

} // namespace dx
