#pragma once

#include "CLI/CLI.hpp"
#include "frontend/Sema/LintLevels.h"

namespace dx {

/// Adds `--lint-NAME ignore|warn|fatal` for every lint to a command; they write
/// to \p Levels while the command line is parsed.
void addLintOptions(CLI::App &Command, LintLevels &Levels);

} // namespace dx
