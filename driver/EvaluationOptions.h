#pragma once

#include "CLI/CLI.hpp"
#include "driver/Evaluation.h"
#include <string>
#include <utility>
#include <vector>

namespace dx {

/// What the command line gave for one of a function's arguments.
struct GivenArgument {
  /// What the text is: `--arg`, `--argstr`, `--arg-from-file` and
  /// `--arg-from-stdin` (which has no text).
  enum class Form : uint8_t { Expression, String, File, StandardInput };
  std::string Name;
  std::string Text;
  Form TextIs;
};

/// The options that every evaluating command takes; those that Nix has too mean
/// the same there.
struct EvaluationOptions {
  /// Adds the options to a command.
  void addTo(CLI::App &Command);

  /// What a session needs to know. \p UsesNix: whether NIX_PATH counts, and the
  /// store that nixStoreDirectory() says.
  [[nodiscard]] SessionOptions sessionOptions(bool UsesNix) const;
  /// The set of all `--arg` and `--argstr`; expressions wait to be computed.
  [[nodiscard]] Value arguments(Evaluator &E) const;

  /// Whether `-I` gives a place for a name.
  [[nodiscard]] bool includes(llvm::StringRef Name) const;
  [[nodiscard]] bool isVerbose() const { return Verbose; }

  std::vector<std::string> Include;
  std::vector<GivenArgument> Given;
  std::string System;
  uint64_t HeapLimit = 0;
  uint32_t MaxCallDepth = 0;
  uint32_t TimeLimit = 0;
  bool ShowTrace = false;
  bool PipeOperators = false;
  bool AbortOnWarn = false;
  bool TraceVerbose = false;
  bool TomlTimestamps = false;
  bool ContentAddressed = false;
  LintLevels Lints;
  bool Verbose = false;
};

/// The store that paths are computed for: NIX_STORE_DIR or NIX_STORE of the
/// environment, as in Nix, or `/nix/store`. Refuses what cannot be one.
[[nodiscard]] std::string nixStoreDirectory();

} // namespace dx
