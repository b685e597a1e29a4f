#include "lowering/Model/Nearest.h"

using namespace dx;

std::optional<llvm::StringRef>
dx::nearestName(llvm::StringRef Written,
                llvm::ArrayRef<llvm::StringRef> Candidates) {
  std::optional<llvm::StringRef> Best;
  unsigned Limit = unsigned(Written.size() + 2) / 3;
  for (llvm::StringRef Candidate : Candidates) {
    unsigned Distance =
        Candidate.equals_insensitive(Written)
            ? 0
            : Written.edit_distance(Candidate, /*AllowReplacements=*/true,
                                    Limit);
    if (Distance > Limit || (Best && Distance == Limit))
      continue;
    Best = Candidate;
    Limit = Distance;
  }
  return Best;
}

std::string dx::quotedNames(llvm::ArrayRef<llvm::StringRef> Names) {
  std::string Text;
  for (size_t I = 0; I < Names.size(); ++I) {
    if (I > 0)
      Text += I + 1 == Names.size() ? " and " : ", ";
    Text += "`" + Names[I].str() + "`";
  }
  return Text;
}
