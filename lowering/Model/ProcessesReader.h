#pragma once

#include "lowering/Model/ModelArguments.h"
#include "lowering/Model/ProcessesModel.h"

namespace dx {

/// What a processes model is read from.
struct ProcessesInput {
  /// Absolute path of the model's file.
  std::string File;
  std::vector<ModelArgument> Arguments;
  /// Attributes to select from the model's value before it is read, separated
  /// by dots (`-A`); empty: none.
  std::string Attribute;
};

/// Evaluates a model and reads it whole. All mistakes are reported to the
/// session's diagnostics in one run, each where the user wrote it; entries that
/// could not be read are marked. Nothing is thrown.
[[nodiscard]] ProcessesModel readProcessesModel(Evaluator &E,
                                                const ProcessesInput &Input);

/// The same for a value that is there: a function or a set of entries.
[[nodiscard]] ProcessesModel
readProcessesModel(Evaluator &E, Value Model,
                   llvm::ArrayRef<ModelArgument> Arguments);

} // namespace dx
