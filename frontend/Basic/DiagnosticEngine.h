#pragma once

#include "frontend/Basic/Diagnostic.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <deque>
#include <set>
#include <tuple>

namespace dx {

/// Adds notes and fixes to a diagnostic that an engine has taken.
class DiagnosticBuilder {
  Diagnostic *D;

public:
  explicit DiagnosticBuilder(Diagnostic *D) : D(D) {}

  template <class... Args>
  DiagnosticBuilder &note(SourceRange Range, DiagSpec<Args...> Spec,
                          std::type_identity_t<Args>... Values) {
    D->Notes.push_back(makeNote(Range, Spec, Values...));
    return *this;
  }
  DiagnosticBuilder &fix(SourceRange Range, llvm::StringRef Replacement) {
    D->Fixes.push_back({Range, Replacement.str()});
    return *this;
  }
};

/// Collects the diagnostics of all stages of one command. What prints them is
/// the driver's business. The same finding at the same place is kept once.
class DiagnosticEngine {
public:
  template <class... Args>
  DiagnosticBuilder report(SourceRange Range, DiagSpec<Args...> Spec,
                           std::type_identity_t<Args>... Values) {
    return add(makeDiag(Range, Spec, Values...));
  }
  DiagnosticBuilder add(Diagnostic D);
  /// Lets \p Change add notes and fixes to everything of one row.
  void explain(DiagId Id, llvm::function_ref<void(Diagnostic &)> Change);
  /// Adds what another engine has collected, in the order of the places.
  void addSorted(const DiagnosticEngine &Other);

  [[nodiscard]] const std::deque<Diagnostic> &all() const { return Found; }
  [[nodiscard]] size_t errorCount() const { return Errors; }
  [[nodiscard]] bool hasErrors() const { return Errors != 0; }
  void clear();

private:
  using Key = std::tuple<DiagId, uint32_t, uint32_t, std::string>;
  std::deque<Diagnostic> Found;
  std::set<Key> Seen;
  /// Takes the notes of a diagnostic that was reported before.
  Diagnostic Duplicate{};
  size_t Errors = 0;
};

} // namespace dx
