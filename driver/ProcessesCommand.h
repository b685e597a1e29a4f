#pragma once

#include "driver/ModelOptions.h"
#include "driver/Subcommand.h"
#include "lowering/Backends/Deployment.h"

namespace dx {

/// `dxc processes FILE --process-manager M -o DIR …`: compiles a processes
/// model to a new generation of a deployment directory.
class ProcessesCommand final : public Subcommand {
public:
  explicit ProcessesCommand(CLI::App &Program);
  int run() override;

private:
  void compile(Evaluation &Eval);
  void write(Evaluation &Eval, ProcessesModel &Model);
  void summarise(DiagnosticEngine &Diags, const Deployment &D, size_t Processes,
                 uint32_t Number);

  ModelOptions Options;
  std::string File;
  std::string OutputDirectory;
  std::string RunTimeStore;
};

} // namespace dx
