#pragma once

#include "evaluator/Eval/Evaluator.h"
#include "evaluator/Store/SessionFiles.h"
#include "frontend/Basic/FileSystem.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <memory>

namespace dx {

/// A session on this machine's files, with the standard library and all
/// builtins: what a command evaluates with.
class Evaluation {
  DiskFileSystem Disk;
  SessionFiles Files;
  Session TheSession;
  Evaluator TheEvaluator;

public:
  /// \p Prepare may change the session's options before they are used.
  explicit Evaluation(SessionOptions Options,
                      llvm::function_ref<void(Session &)> Prepare = nullptr);

  Session &session() { return TheSession; }
  Evaluator &evaluator() { return TheEvaluator; }
  FileSystem &files() { return Files; }
  DiagnosticEngine &diags() { return TheSession.Diags; }
};

/// The directory that commands run in, without a slash at its end.
[[nodiscard]] std::string workingDirectory();
/// \p Path made absolute, as text.
[[nodiscard]] std::string absolutePath(llvm::StringRef Path);
/// Entries of `-I` (`name=path` or `path`) in order, then those of NIX_PATH's
/// form in \p Variable.
[[nodiscard]] std::vector<SearchPathEntry>
searchPath(llvm::ArrayRef<std::string> Included, llvm::StringRef Variable);

} // namespace dx
