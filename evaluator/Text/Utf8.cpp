#include "evaluator/Text/Utf8.h"

using namespace dx;

size_t dx::utf8SequenceLength(const char *At, const char *End) {
  auto Byte = [&](size_t I) { return uint8_t(At[I]); };
  size_t Left = size_t(End - At);
  if (Left == 0)
    return 0;
  uint8_t First = Byte(0);
  if (First < 0x80)
    return 1;
  size_t Length = First >= 0xF0 ? 4 : First >= 0xE0 ? 3 : 2;
  if (First < 0xC2 || First > 0xF4 || Left < Length)
    return 0;
  for (size_t I = 1; I < Length; ++I)
    if ((Byte(I) & 0xC0) != 0x80)
      return 0;
  // The second byte excludes overlong forms, surrogates, and what is too large.
  if ((First == 0xE0 && Byte(1) < 0xA0) || (First == 0xED && Byte(1) > 0x9F) ||
      (First == 0xF0 && Byte(1) < 0x90) || (First == 0xF4 && Byte(1) > 0x8F))
    return 0;
  return Length;
}
