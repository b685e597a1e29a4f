#include "evaluator/Builtins/KeySet.h"

using namespace dx;

/// From now on every key is compared by `<`.
void KeySet::mix() {
  for (int64_t Number : Numbers)
    Mixed.insert(Call.makeInt(Number));
  for (llvm::StringRef Text : Texts)
    Mixed.insert(Call.makeString(Text));
  Numbers.clear();
  Texts.clear();
}

bool KeySet::insert(Value Key) {
  // Small integers leave out the two numbers that the hash set reserves.
  if (Key.isSmallInt() && Texts.empty() && Mixed.empty())
    return Numbers.insert(Key.smallInt()).second;
  if (Key.isString() && Numbers.empty() && Mixed.empty())
    return Texts.insert(view(Key)).second;
  mix();
  return Mixed.insert(Key).second;
}
