#include "frontend/Basic/Path.h"

#include "llvm/ADT/SmallVector.h"

using namespace dx;

std::string dx::normalisePath(llvm::StringRef Path) {
  llvm::SmallVector<llvm::StringRef, 16> Parts, Kept;
  Path.split(Parts, '/', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef P : Parts) {
    if (P == ".")
      continue;
    if (P != "..")
      Kept.push_back(P);
    else if (!Kept.empty())
      Kept.pop_back();
  }
  std::string Out;
  for (llvm::StringRef P : Kept)
    Out += "/" + P.str();
  return Out.empty() ? "/" : Out;
}
