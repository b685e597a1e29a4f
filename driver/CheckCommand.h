#pragma once

#include "driver/ModelOptions.h"
#include "driver/Subcommand.h"
#include "lowering/Manifest/Manifest.h"

namespace dx {

/// `dxc check FILE… | -p P`: everything that is wrong, without output. Files
/// are checked as expressions (syntax and names), a processes model also as
/// what it deploys; a services model needs an infrastructure and a distribution
/// for that.
class CheckCommand final : public Subcommand {
public:
  explicit CheckCommand(CLI::App &Program);
  int run() override;

private:
  void checkFiles(Evaluation &Eval);
  void checkFile(Evaluation &Eval, const std::string &Path);
  void checkModel(Evaluation &Eval, const std::string &Path);
  void checkNetwork(Evaluation &Eval);

  ModelOptions Options;
  std::vector<std::string> Files;
  /// What models ask for, by which they are recognised.
  std::vector<std::string> ModelParameters;
  std::string ProcessesFile;
  /// Services, infrastructure and distribution: all three or none.
  ManifestInput Network;
};

} // namespace dx
