#include "evaluator/Text/Replace.h"

#include <bitset>

using namespace dx;

namespace {

/// Finds which of several strings occurs at a place. Most places begin none of
/// them, which one look at a table tells.
class Needles {
public:
  explicit Needles(llvm::ArrayRef<llvm::StringRef> From) : From(From) {
    for (llvm::StringRef Needle : From) {
      if (Needle.empty())
        First.set();
      else
        First.set(uint8_t(Needle.front()));
    }
  }

  /// Whether any of them may begin with this character.
  bool mayBeginWith(char C) const { return First[uint8_t(C)]; }

  /// The first that `Rest` begins with; `From.size()` if there is none.
  size_t find(llvm::StringRef Rest) const {
    size_t I = 0;
    while (I < From.size() && !Rest.starts_with(From[I]))
      ++I;
    return I;
  }

private:
  llvm::ArrayRef<llvm::StringRef> From;
  std::bitset<256> First;
};

} // namespace

std::string dx::replaceStrings(llvm::ArrayRef<llvm::StringRef> From,
                               llvm::function_ref<llvm::StringRef(size_t)> To,
                               llvm::StringRef Text) {
  Needles Search(From);
  std::string Result;
  Result.reserve(Text.size());
  size_t At = 0;
  // An empty string occurs at the end too.
  while (At <= Text.size()) {
    size_t Plain = At;
    while (At < Text.size() && !Search.mayBeginWith(Text[At]))
      ++At;
    Result += Text.slice(Plain, At);
    size_t Found = Search.find(Text.drop_front(At));
    if (Found < From.size()) {
      Result += To(Found);
      At += From[Found].size();
    }
    if (Found == From.size() || From[Found].empty()) {
      if (At < Text.size())
        Result += Text[At];
      ++At;
    }
  }
  return Result;
}
