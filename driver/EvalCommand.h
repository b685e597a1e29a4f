#pragma once

#include "CLI/CLI.hpp"
#include "driver/EvaluationOptions.h"
#include <optional>
#include <string>

namespace dx {

/// `dxc eval [FILE | - | -E EXPR] …`: evaluates and prints a value.
class EvalCommand {
public:
  explicit EvalCommand(CLI::App &App);

  [[nodiscard]] bool isWanted() const { return Command->parsed(); }
  /// \return the exit status: 0, or 1 after an error.
  int run();

private:
  bool print(Evaluator &E, Value V);

  CLI::App *Command;
  EvaluationOptions Options;
  std::string File;
  std::optional<std::string> Expression;
  std::vector<std::string> Attributes;
  bool Json = false;
  bool Xml = false;
  bool Raw = false;
  bool Lazy = false;
};

} // namespace dx
