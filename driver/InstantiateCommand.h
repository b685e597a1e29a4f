#pragma once

#include "driver/EvaluationOptions.h"
#include "driver/Subcommand.h"
#include <optional>
#include <string>

namespace dx {

/// `dxc instantiate [FILE | - | -E EXPR] …`: adds the derivations of a value to
/// Nix's store and prints their paths, for `nix-store --realise`.
class InstantiateCommand final : public Subcommand {
public:
  explicit InstantiateCommand(CLI::App &Program);
  int run() override;

private:
  std::vector<std::string> derivations(Evaluator &E, std::string &Lines);
  bool write(Session &S, llvm::ArrayRef<std::string> Paths) const;

  EvaluationOptions Options;
  std::string File;
  std::optional<std::string> Expression;
  std::vector<std::string> Attributes;
  std::string ExportFile;
  std::string StoreUri;
  bool DryRun = false;
  bool Substitute = false;
};

} // namespace dx
