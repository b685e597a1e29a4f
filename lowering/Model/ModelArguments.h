#pragma once

#include "lowering/Model/ValueReader.h"

namespace dx {

/// Why an argument is passed to a model's function.
enum class ArgumentKind : uint8_t {
  Given,   ///< by the user (`--arg`, `--state-dir`, …): an unknown one is an
           ///< error
  Offered, ///< to every function that takes it, such as the process manager
};

/// One argument for a model's function.
struct ModelArgument {
  std::string Name;
  Value V;
  ArgumentKind Kind = ArgumentKind::Given;
};

/// What a function takes, if that is a set of named attributes; else null.
[[nodiscard]] const LambdaCode *patternOf(Value Function);

/// Applies a model's function to the arguments that it takes. Parameters
/// without a default that nobody gave come from the closed table of the
/// standard library (system, pkgs, the directories, …), which is computed from
/// the given arguments. A value that is not a function is given back as it is,
/// and a function without a pattern is called with all that is known.
///
/// Reports all arguments that are missing or unknown; the result is then no
/// value.
[[nodiscard]] Value applyModel(ValueReader &R, Value Model,
                               llvm::ArrayRef<ModelArgument> Arguments);

/// The same with a closed table of the caller's, a set.
[[nodiscard]] Value applyModel(ValueReader &R, Value Model,
                               llvm::ArrayRef<ModelArgument> Arguments,
                               Value Table);

/// The set that \p applyModel would call a function with; no value after an
/// error.
[[nodiscard]] Value modelCallArguments(ValueReader &R, Value Function,
                                       llvm::ArrayRef<ModelArgument> Arguments,
                                       Value Table);

/// The files of the other models of a network; empty where they are not known.
struct NetworkFiles {
  std::string Infrastructure; ///< absolute paths
  std::string Distribution;
};

/// \p Arguments (a set) and what a function that takes a set requires beyond
/// them, as far as the closed table and the other models have it; each such
/// parameter is noted in the session's diagnostics. What dxc eval gives a
/// model's function.
[[nodiscard]] Value completeArguments(Evaluator &E, Value Function,
                                      Value Arguments,
                                      const NetworkFiles &Network);

/// The names of the closed table, as they were written.
[[nodiscard]] std::vector<std::string> modelArgumentNames(Evaluator &E);

/// The closed table for the given arguments.
[[nodiscard]] Value modelArgumentTable(ValueReader &R,
                                       llvm::ArrayRef<ModelArgument> Arguments);

} // namespace dx
