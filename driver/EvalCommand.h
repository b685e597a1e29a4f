#pragma once

#include "driver/EvaluationOptions.h"
#include "driver/Subcommand.h"
#include "driver/ValueOutput.h"
#include "lowering/Model/ModelArguments.h"
#include <optional>
#include <string>

namespace dx {

/// `dxc eval [FILE | - | -E EXPR] …`: evaluates and prints a value.
class EvalCommand final : public Subcommand {
public:
  explicit EvalCommand(CLI::App &Program);
  int run() override;

private:
  [[nodiscard]] NetworkFiles network() const;
  void evaluate(Evaluator &E);
  [[nodiscard]] ValueStyle style() const;

  EvaluationOptions Options;
  std::string File;
  NetworkFiles Network;
  std::optional<std::string> Expression;
  std::vector<std::string> Attributes;
  bool Json = false;
  bool Xml = false;
  bool Raw = false;
  bool Lazy = false;
  bool NoLocation = false;
  bool Substitute = false;
};

} // namespace dx
