#pragma once

#include "llvm/ADT/StringRef.h"
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dx {

/// An output of a derivation.
struct DerivationOutput {
  std::string Path; ///< store path; empty where only a build can tell
  /// Of a fixed or floating output: `sha256`, or `r:sha256` for the hash of an
  /// archive. Empty for others.
  std::string HashAlgorithm;
  std::string HashDigest; ///< in base 16; of a fixed output

  bool isFixed() const { return !HashDigest.empty(); }
  /// Named by its contents, which a build will make.
  bool isFloating() const { return !HashAlgorithm.empty() && !isFixed(); }
  bool operator==(const DerivationOutput &) const = default;
};

/// The outputs that are meant, by the derivation's store path (or, while a hash
/// is computed, by what stands for that path).
using InputDerivations = std::map<std::string, std::set<std::string>>;

/// A build: what is run, and what it needs and gives.
struct Derivation {
  std::map<std::string, DerivationOutput> Outputs;
  InputDerivations Inputs;
  std::set<std::string> Sources; ///< store paths that are no outputs
  std::string System;
  std::string Builder;
  std::vector<std::string> Args;
  std::map<std::string, std::string> Environment;

  bool operator==(const Derivation &) const = default;
};

/// Whether a path names a derivation.
inline bool isDerivationPath(llvm::StringRef Path) {
  return Path.ends_with(".drv");
}

/// The text of a `.drv` file: Nix's ATerm, byte for byte.
std::string printDerivation(const Derivation &D);

/// Reads such a text. On failure: nothing, and why in `Error`.
std::optional<Derivation> parseDerivation(llvm::StringRef Text,
                                          std::string &Error);

} // namespace dx
