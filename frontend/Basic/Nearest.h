#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace dx {

/// Compares the names that somebody may have meant with the one that was
/// written: few edits for its length are a slip of the hand, another case even
/// more so. Names that begin with `__` are only like each other.
class NearestName {
  llvm::StringRef Wrong;
  /// The edits of the best candidate, or the most that are considered.
  unsigned Best;
  bool Found = false;

public:
  explicit NearestName(llvm::StringRef Wrong);

  /// Whether a candidate is worse than the best one so far, as good, or better.
  enum class Verdict : uint8_t { Farther, AsNear, Nearer };
  /// How \p Candidate compares with the best one before it. The first that is
  /// near enough at all is Nearer.
  Verdict consider(llvm::StringRef Candidate);
};

/// The first of the nearest candidates, if one is near enough.
std::optional<std::string> nearest(llvm::StringRef Wrong,
                                   llvm::ArrayRef<std::string> Candidates);

} // namespace dx
