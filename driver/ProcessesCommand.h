#pragma once

#include "driver/ModelOptions.h"
#include "driver/Subcommand.h"

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

  ModelOptions Options;
  std::string File;
  std::string OutputDirectory;
  std::string RunTimeStore;
};

} // namespace dx
