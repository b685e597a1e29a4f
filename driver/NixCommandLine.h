#pragma once

#include "driver/EvaluationOptions.h"
#include "driver/ValueOutput.h"
#include "frontend/Basic/DiagnosticEngine.h"
#include <optional>
#include <string>
#include <vector>

namespace dx {

enum class NixTask : uint8_t {
  Instantiate,
  Evaluate,
  Parse,
  FindFile,
  Help,
  Version,
};

/// What a command line of nix-instantiate asks for.
struct NixCommandLine {
  NixTask Task = NixTask::Instantiate;
  ValueStyle Style = {.Strict = false, .RawTakesAll = false};
  EvaluationOptions Options;
  /// Files (or `<name>`), or expressions where AreExpressions.
  std::vector<std::string> Operands;
  bool AreExpressions = false;
  bool ReadsStdin = false;
  /// Nothing is written to the store, whatever the task.
  bool ReadOnly = false;
  /// `--eval` writes to the store what the evaluation put there, too.
  bool ReadWrite = false;
  std::vector<std::string> Attributes;
  /// `--nix-path`, in place of NIX_PATH.
  std::optional<std::string> NixPath;
  /// `--store`; empty: what the environment says.
  std::string StoreUri;
};

/// Reads the arguments after the program's name, and before them the settings
/// of the environment (NIX_CONFIG, NIX_ABORT_ON_WARN). No value if they are
/// wrong: an error in \p Diags says what about them. Settings that dxc does not
/// serve or know are warnings.
std::optional<NixCommandLine>
readNixCommandLine(llvm::ArrayRef<const char *> Args, DiagnosticEngine &Diags);

} // namespace dx
