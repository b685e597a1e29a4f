#include "driver/DiagnosticOrder.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include <tuple>

using namespace dx;

std::vector<const Diagnostic *>
dx::inSourceOrder(const DiagnosticEngine &Diags, const SourceManager &Sources) {
  struct Ranked {
    size_t File; ///< when it came up first
    SourceLoc Place;
    const Diagnostic *D;
  };
  std::vector<Ranked> All;
  llvm::DenseMap<uint32_t, size_t> FirstOf;
  for (const Diagnostic &D : Diags.all()) {
    size_t Rank = All.size();
    if (auto File = Sources.file(D.Range.Begin))
      Rank = FirstOf.try_emplace(File->Index, Rank).first->second;
    All.push_back({Rank, D.Range.Begin, &D});
  }
  llvm::stable_sort(All, [](const Ranked &A, const Ranked &B) {
    return std::tie(A.File, A.Place) < std::tie(B.File, B.Place);
  });
  std::vector<const Diagnostic *> Sorted;
  Sorted.reserve(All.size());
  for (const Ranked &R : All)
    Sorted.push_back(R.D);
  return Sorted;
}
