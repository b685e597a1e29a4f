#pragma once

#include "evaluator/Eval/Evaluator.h"
#include "llvm/ADT/StringMap.h"
#include <optional>

namespace dx {

/// What a model's entries are, and with it how one is passed to another.
enum class ModelKind : uint8_t { Processes, Services };

/// Says failures of evaluation in a model's terms: which of the model's entries
/// a constructor's missing argument could be, and what to write.
class ModelExplainer {
public:
  explicit ModelExplainer(const SourceManager &Sources,
                          ModelKind Kind = ModelKind::Processes)
      : Sources(Sources), Kind(Kind) {}

  /// Tells the names of a model's entries and where they were written.
  void addEntry(llvm::StringRef Name, SourceRange Place);
  /// Adds notes and fixes to a failure.
  void explain(Diagnostic &D) const;
  /// Adds to undefined variables in the files of the model's entries how to
  /// declare an entry; for when all entries are told.
  void explainUndefined(DiagnosticEngine &Diags) const;

private:
  /// A call as the user wrote it: `constructors.sshd { … }`.
  struct WrittenCall {
    llvm::StringRef Function; ///< `sshd`
    SourceLoc Arguments;      ///< behind the opening brace
  };

  /// The call that begins at a place, or that a binding there has as its value.
  [[nodiscard]] std::optional<WrittenCall> callAt(SourceRange Place) const;
  void nameFunction(Diagnostic &D, llvm::StringRef Name) const;
  void explainMissing(Diagnostic &D) const;
  /// Adds to \p Advice what the model can give a parameter, whose place is
  /// given, and to \p D the fix for it.
  void explainParameter(Diagnostic &D, SourceRange Parameter,
                        const std::optional<WrittenCall> &Call,
                        std::vector<DiagNote> &Advice) const;
  [[nodiscard]] bool isDependency(SourceRange Parameter) const;
  void explainUnexpected(Diagnostic &D) const;

  const SourceManager &Sources;
  ModelKind Kind;
  llvm::StringMap<SourceRange> Places;
  std::vector<std::string> Names;
};

} // namespace dx
