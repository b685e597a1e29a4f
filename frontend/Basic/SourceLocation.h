#pragma once

#include <compare>
#include <cstdint>

namespace dx {

/// A place in one of the session's source buffers: a byte offset into the
/// concatenation of all buffers that the SourceManager has been given. Four
/// bytes, so that every attribute and list literal can carry one as its origin.
/// Zero is no place.
class SourceLoc {
  uint32_t Offset = 0;

public:
  SourceLoc() = default;
  explicit SourceLoc(uint32_t Offset) : Offset(Offset) {}

  [[nodiscard]] bool isValid() const { return Offset != 0; }
  [[nodiscard]] uint32_t offset() const { return Offset; }
  [[nodiscard]] SourceLoc advanced(uint32_t Bytes) const {
    return SourceLoc(Offset + Bytes);
  }
  friend auto operator<=>(const SourceLoc &, const SourceLoc &) = default;
};

/// A half-open range of bytes in one buffer.
struct SourceRange {
  SourceLoc Begin;
  SourceLoc End;

  SourceRange() = default;
  SourceRange(SourceLoc Begin, SourceLoc End) : Begin(Begin), End(End) {}
  /// The empty range at a place, where only a start is known (an origin).
  explicit SourceRange(SourceLoc At) : Begin(At), End(At) {}

  [[nodiscard]] bool isValid() const { return Begin.isValid(); }
  friend bool operator==(const SourceRange &, const SourceRange &) = default;
};

} // namespace dx
