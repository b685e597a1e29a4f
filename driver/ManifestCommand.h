#pragma once

#include "driver/ModelOptions.h"
#include "driver/Subcommand.h"
#include "lowering/Manifest/Manifest.h"

namespace dx {

/// `dxc manifest -s S -i I -d D -o DIR …`: compiles a services, an
/// infrastructure and a distribution model to a Disnix manifest.
class ManifestCommand final : public Subcommand {
public:
  explicit ManifestCommand(CLI::App &Program);
  int run() override;

private:
  void compile(Evaluation &Eval);
  void write(Evaluation &Eval, const ManifestOutput &Output);

  ModelOptions Options;
  ManifestInput Input;
  std::string OutputDirectory;
  std::string RunTimeStore = "/nix/store";
};

} // namespace dx
