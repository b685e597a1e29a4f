#pragma once

#include "driver/ModelOptions.h"
#include "driver/Subcommand.h"

namespace dx {

/// `dxc infrastructure P --bootstrap B --process-manager M`: prints the
/// infrastructure model that capturing the machines would give.
class InfrastructureCommand final : public Subcommand {
public:
  explicit InfrastructureCommand(CLI::App &Program);
  int run() override;

private:
  ModelOptions Options;
  std::string ProcessesFile;
  std::string BootstrapFile;
};

} // namespace dx
