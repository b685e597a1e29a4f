#pragma once

#include "CLI/CLI.hpp"
#include "frontend/Sema/LintLevels.h"
#include "llvm/ADT/StringRef.h"
#include <optional>

namespace dx {

/// `ignore`, `warn` or `fatal`; none for anything else.
[[nodiscard]] std::optional<LintLevel> lintLevelNamed(llvm::StringRef Name);

/// Adds `--lint-NAME ignore|warn|fatal` for every lint to a command; they write
/// to \p Levels while the command line is parsed.
void addLintOptions(CLI::App &Command, LintLevels &Levels);

} // namespace dx
