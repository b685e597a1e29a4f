#pragma once

#include "evaluator/Eval/Evaluator.h"
#include <optional>
#include <string>

namespace dx {

/// The value of what the command line names: \p Expression if it is given, else
/// standard input for `-`, else the file (by default `default.nix` or
/// `default.dx` in the working directory).
Value evalInput(Evaluator &E, const std::string &File,
                const std::optional<std::string> &Expression);

/// The bytes of a file, or of standard input for `-`.
std::string readText(Evaluator &E, const std::string &File);

} // namespace dx
