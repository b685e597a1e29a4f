#pragma once

#include "CLI/CLI.hpp"
#include <optional>
#include <string>

namespace dx {

/// `dxc parse [--dump-ast] [FILE | - | -E EXPR]`: syntax only.
class ParseCommand {
public:
  explicit ParseCommand(CLI::App &App);

  /// Whether the command line asks for it.
  [[nodiscard]] bool isWanted() const { return Command->parsed(); }
  /// \return the exit status: 0, or 1 after an error.
  int run();

private:
  CLI::App *Command;
  std::string File;
  std::optional<std::string> Expression;
  bool DumpAst = false;
  bool PipeOperators = false;
};

} // namespace dx
