#pragma once

#include "driver/Evaluation.h"
#include "driver/EvaluationOptions.h"
#include "lowering/Backends/Backend.h"
#include "lowering/Model/ModelArguments.h"
#include <optional>
#include <string>

namespace dx {

/// The options of the commands that read processes models.
class ModelOptions {
public:
  void addTo(CLI::App &Command);

  /// A session in which models find the standard library in the framework's
  /// place. \p StoreDirectory is the store at run time.
  [[nodiscard]] std::unique_ptr<Evaluation>
  makeEvaluation(llvm::StringRef StoreDirectory) const;
  /// What the model's function is given.
  [[nodiscard]] std::vector<ModelArgument> arguments(Evaluator &E) const;
  [[nodiscard]] ManagerKind manager() const { return *managerNamed(Manager); }
  [[nodiscard]] const std::string &attribute() const { return Attribute; }
  [[nodiscard]] const EvaluationOptions &evaluation() const { return Options; }
  /// Says which packages a model is evaluated with, for people.
  [[nodiscard]] std::string packageWorld() const;

private:
  EvaluationOptions Options;
  std::string Manager = "supervisord";
  std::string Attribute;
  std::string IdsFile;
  /// `--state-dir` and its like: the argument's name and the path.
  std::vector<std::pair<std::string, std::string>> Directories;
  bool DisableUserChange = false;
};

} // namespace dx
