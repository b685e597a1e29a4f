#pragma once

#include "driver/Subcommand.h"
#include "frontend/Basic/DiagnosticEngine.h"
#include "frontend/Basic/SourceManager.h"
#include "frontend/Sema/LintLevels.h"
#include "frontend/Syntax/AstContext.h"
#include <optional>
#include <string>
#include <vector>

namespace dx {

/// `dxc parse [--print | --dump-ast] [FILE | - | -E EXPR]`: syntax only. With
/// `--resolve` names and duplicates are checked too; the only globals are those
/// that the command line gives.
class ParseCommand final : public Subcommand {
public:
  explicit ParseCommand(CLI::App &Program);
  int run() override;

private:
  void parseText(FileId File, const SourceManager &Sources,
                 DiagnosticEngine &Diags);
  void resolveNames(const Expr &Tree, AstContext &Ctx,
                    const SourceManager &Sources, DiagnosticEngine &Diags);

  std::string File;
  std::optional<std::string> Expression;
  bool Print = false;
  bool DumpAst = false;
  bool PipeOperators = false;
  LintLevels Lints;
  bool Resolve = false;
  bool DumpResolved = false;
  bool WarnUnused = false;
  std::vector<std::string> Globals;
};

} // namespace dx
