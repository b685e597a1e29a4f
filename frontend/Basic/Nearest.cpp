#include "frontend/Basic/Nearest.h"

#include "llvm/ADT/SmallVector.h"
#include <algorithm>
#include <array>

using namespace dx;

/// A third of the letters, rounded; names of one letter have nothing in common,
/// and nobody mistypes one that is longer than a line.
static unsigned mostEdits(llvm::StringRef Name) {
  constexpr size_t Longest = 100;
  bool IsCompared = Name.size() >= 2 && Name.size() <= Longest;
  return IsCompared ? unsigned((Name.size() + 1) / 3) : 0;
}

/// The letters to insert, leave out, replace, or swap with their neighbour to
/// make \p To of \p From (llvm::StringRef::edit_distance does not know swaps).
static unsigned countEdits(llvm::StringRef From, llvm::StringRef To) {
  // Edits[0] is the row of From's current letter, then the rows before it.
  std::array<llvm::SmallVector<unsigned, 32>, 3> Edits;
  for (auto &Row : Edits)
    Row.resize(To.size() + 1);
  for (size_t J = 0; J <= To.size(); ++J)
    Edits[0][J] = unsigned(J);
  for (size_t I = 1; I <= From.size(); ++I) {
    std::rotate(Edits.begin(), Edits.end() - 1, Edits.end());
    Edits[0][0] = unsigned(I);
    for (size_t J = 1; J <= To.size(); ++J) {
      Edits[0][J] = std::min({Edits[0][J - 1] + 1, Edits[1][J] + 1,
                              Edits[1][J - 1] + (From[I - 1] != To[J - 1])});
      if (I > 1 && J > 1 && From[I - 1] == To[J - 2] &&
          From[I - 2] == To[J - 1])
        Edits[0][J] = std::min(Edits[0][J], Edits[2][J - 2] + 1);
    }
  }
  return Edits[0][To.size()];
}

NearestName::NearestName(llvm::StringRef Wrong)
    : Wrong(Wrong), Best(mostEdits(Wrong)) {}

NearestName::Verdict NearestName::consider(llvm::StringRef Candidate) {
  if (Candidate.starts_with("__") != Wrong.starts_with("__") ||
      Candidate == Wrong)
    return Verdict::Farther;
  bool OnlyCaseDiffers = Candidate.equals_insensitive(Wrong);
  size_t Lengths = std::max(Wrong.size(), Candidate.size()) -
                   std::min(Wrong.size(), Candidate.size());
  if (!OnlyCaseDiffers && (Best == 0 || Lengths > Best))
    return Verdict::Farther;
  unsigned Edits = OnlyCaseDiffers ? 0 : countEdits(Wrong, Candidate);
  if (Edits > Best)
    return Verdict::Farther;
  if (Found && Edits == Best)
    return Verdict::AsNear;
  Best = Edits;
  Found = true;
  return Verdict::Nearer;
}

std::optional<std::string> dx::nearest(llvm::StringRef Wrong,
                                       llvm::ArrayRef<std::string> Candidates) {
  NearestName Search(Wrong);
  const std::string *Found = nullptr;
  for (const std::string &C : Candidates)
    if (Search.consider(C) == NearestName::Verdict::Nearer)
      Found = &C;
  return Found ? std::optional(*Found) : std::nullopt;
}
