#include "evaluator/Eval/Nearest.h"

using namespace dx;

std::optional<std::string> dx::nearest(llvm::StringRef Wrong,
                                       llvm::ArrayRef<std::string> Candidates) {
  unsigned Best = unsigned(Wrong.size() / 3) + 1;
  const std::string *Found = nullptr;
  for (const std::string &C : Candidates) {
    unsigned Distance = Wrong.edit_distance(C, true, Best);
    if (Distance < Best || (Distance == Best && !Found)) {
      Best = Distance;
      Found = &C;
    }
  }
  if (!Found || Best > Wrong.size() / 3 + 1 || *Found == Wrong)
    return std::nullopt;
  return *Found;
}
