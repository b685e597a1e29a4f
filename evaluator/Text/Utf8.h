#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace dx {

/// Length of the well-formed UTF-8 sequence at `At` (1 to 4 bytes; no overlong
/// forms, surrogates, or code points above U+10FFFF); 0 if there is none.
size_t utf8SequenceLength(const char *At, const char *End);

/// Whether a byte stands for itself in a JSON string: ASCII, not a control
/// character, quote or backslash.
inline bool isPlainJson(char C) {
  return uint8_t(C) >= 0x20 && uint8_t(C) < 0x80 && C != '"' && C != '\\';
}

/// The first byte from `At` on that `isPlainJson` denies, or `End`. Eight bytes
/// at a time: most text is plain.
inline const char *skipPlainJson(const char *At, const char *End) {
  constexpr uint64_t Ones = 0x0101010101010101, High = 0x8080808080808080;
  auto HasZeroByte = [](uint64_t V) { return (V - Ones) & ~V & High; };
  while (End - At >= 8) {
    uint64_t Block;
    std::memcpy(&Block, At, 8);
    uint64_t Control = (Block - Ones * 0x20) & ~Block & High;
    if ((Block & High) | Control | HasZeroByte(Block ^ (Ones * '"')) |
        HasZeroByte(Block ^ (Ones * '\\')))
      break;
    At += 8;
  }
  while (At != End && isPlainJson(*At))
    ++At;
  return At;
}

} // namespace dx
