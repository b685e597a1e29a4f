#include "frontend/Basic/DiagnosticEngine.h"

#include "llvm/ADT/STLExtras.h"

using namespace dx;

DiagnosticBuilder DiagnosticEngine::add(Diagnostic D) {
  Key K{D.Id, D.Range.Begin.offset(), D.Range.End.offset(), D.Message};
  if (!Seen.insert(std::move(K)).second) {
    Duplicate = std::move(D);
    return DiagnosticBuilder(&Duplicate);
  }
  if (D.severity() == Severity::Error)
    ++Errors;
  Found.push_back(std::move(D));
  return DiagnosticBuilder(&Found.back());
}

void DiagnosticEngine::explain(DiagId Id,
                               llvm::function_ref<void(Diagnostic &)> Change) {
  for (Diagnostic &D : Found)
    if (D.Id == Id)
      Change(D);
}

void DiagnosticEngine::addSorted(const DiagnosticEngine &Other) {
  std::vector<Diagnostic> Sorted(Other.Found.begin(), Other.Found.end());
  llvm::stable_sort(Sorted, [](const Diagnostic &A, const Diagnostic &B) {
    return A.Range.Begin < B.Range.Begin;
  });
  for (Diagnostic &D : Sorted)
    add(std::move(D));
}

void DiagnosticEngine::clear() {
  Found.clear();
  Seen.clear();
  Errors = 0;
}
