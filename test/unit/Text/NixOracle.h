#pragma once

#include <optional>
#include <string>

namespace dx::test {

/// Whether this machine has nix-instantiate.
bool haveNix();

/// What Nix prints for an expression with `--eval --strict --json`; nothing
/// where it fails.
std::optional<std::string> askNix(const std::string &Expression);

} // namespace dx::test
