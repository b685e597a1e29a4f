#pragma once

#include "lowering/Model/ProcessesReader.h"

namespace dx {

/// A machine as capturing it would describe it.
struct CapturedTarget {
  std::string Name;
  std::string System;
  std::vector<std::pair<std::string, std::string>> Properties; ///< by name
  /// The machine's own containers by name, then those of its providers.
  std::vector<ProvidedContainer> Containers;
};

/// What `dxc infrastructure` is asked for.
struct InfrastructureInput {
  ProcessesInput Processes;
  /// Absolute path of the bootstrap infrastructure model: how each target is
  /// reached, `{ test1.properties.hostname = "192.168.2.1"; }`.
  std::string BootstrapFile;
};

/// The infrastructure model that capturing the machines of \p Input would give
/// once the processes model is deployed to each of them, as text in the layout
/// of disnix-capture-infra. Mistakes are reported to the session's diagnostics;
/// the text is empty when there are errors.
[[nodiscard]] std::string infrastructureOf(Evaluator &E,
                                           const InfrastructureInput &Input);

/// The targets of the bootstrap model with what the processes model gives them.
[[nodiscard]] std::vector<CapturedTarget>
captureTargets(Evaluator &E, const ProcessesModel &Model,
               llvm::StringRef BootstrapFile);

/// Prints targets as a model; every value is a string, as capturing gives it.
[[nodiscard]] std::string
printInfrastructure(llvm::ArrayRef<CapturedTarget> Targets);

} // namespace dx
