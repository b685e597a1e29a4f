#pragma once

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace dx::test {

/// Whether this machine has nix-instantiate.
bool haveNix();

/// What Nix prints for an expression with `--eval --strict --json`; nothing
/// where it fails.
std::optional<std::string> askNix(const std::string &Expression);

/// A text as the language writes it, to put into an expression.
std::string quoted(llvm::StringRef Text);

} // namespace dx::test
