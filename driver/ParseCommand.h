#pragma once

#include "CLI/CLI.hpp"
#include "frontend/Basic/DiagnosticEngine.h"
#include "frontend/Basic/SourceManager.h"
#include "frontend/Syntax/AstContext.h"
#include <optional>
#include <string>
#include <vector>

namespace dx {

/// `dxc parse [--dump-ast] [FILE | - | -E EXPR]`: syntax only. With `--resolve`
/// names and duplicates are checked too; the only globals are those that the
/// command line gives.
class ParseCommand {
public:
  explicit ParseCommand(CLI::App &App);

  /// Whether the command line asks for it.
  [[nodiscard]] bool isWanted() const { return Command->parsed(); }
  /// \return the exit status: 0, or 1 after an error.
  int run();

private:
  void parseText(FileId File, const SourceManager &Sources,
                 DiagnosticEngine &Diags);
  void resolveNames(const Expr &Tree, AstContext &Ctx,
                    const SourceManager &Sources, DiagnosticEngine &Diags);

  CLI::App *Command;
  std::string File;
  std::optional<std::string> Expression;
  bool DumpAst = false;
  bool PipeOperators = false;
  bool Resolve = false;
  bool DumpResolved = false;
  bool WarnUnused = false;
  std::vector<std::string> Globals;
};

} // namespace dx
