#pragma once

#include "evaluator/Value/Context.h"
#include "evaluator/Value/Heap.h"
#include "evaluator/Value/Value.h"
#include "llvm/ADT/StringRef.h"

namespace dx {

/// A string or path with its bytes behind it.
struct StringObject : Object {
  ContextId Context;
  uint32_t Unused = 0;
  StringObject(ObjectKind Kind, uint32_t Size, ContextId Context)
      : Object(Kind, Size), Context(Context) {}
  char *bytes() { return reinterpret_cast<char *>(this + 1); }
};

/// Bytes that several strings may share; the ones up to Used never change.
struct StringBufferObject : Object {
  uint64_t Used;
  uint64_t Capacity;
  explicit StringBufferObject(uint64_t Capacity)
      : Object(ObjectKind::StringBuffer, 0), Used(0), Capacity(Capacity) {}
  char *bytes() { return reinterpret_cast<char *>(this + 1); }
};

/// A part of another string's or buffer's bytes.
struct StringSliceObject : Object {
  ContextId Context;
  uint32_t Unused = 0;
  const char *Data;
  Object *Owner;
  StringSliceObject(uint32_t Size, ContextId Context, const char *Data,
                    Object *Owner)
      : Object(ObjectKind::StringSlice, Size), Context(Context), Data(Data),
        Owner(Owner) {}
};

/// The longest string that there can be, in bytes.
inline constexpr uint64_t MaxStringLength = ~uint32_t(0);

/// The text of a computed string or path value.
[[nodiscard]] inline llvm::StringRef view(Value V) {
  Object *O = V.object();
  if (O->Kind == ObjectKind::StringSlice)
    return {static_cast<StringSliceObject *>(O)->Data, O->Size};
  return {static_cast<StringObject *>(O)->bytes(), O->Size};
}

/// What a computed string refers to. Paths have no context.
[[nodiscard]] inline ContextId contextOf(Value V) {
  return static_cast<StringObject *>(V.object())->Context;
}

/// Callers make sure that lengths stay within MaxStringLength.
Value makeString(Heap &H, llvm::StringRef Text, ContextId Context = 0);
/// A path value; \p Text is absolute and normalised.
Value makePath(Heap &H, llvm::StringRef Text);
/// Bytes to fill at once after the call.
StringObject *makeStringBytes(Heap &H, size_t Length, ContextId Context);
/// The same text with another context; bytes are shared.
Value withContext(Heap &H, Value String, ContextId Context);
/// `Length` bytes from \p From; bytes are shared. Both must lie in the string.
Value makeSubstring(Heap &H, Value String, size_t From, size_t Length);
/// \p A followed by \p B. Appending to the newest string of a chain costs the
/// length of \p B, amortised, so that loops of `acc + x` are linear.
Value appendStrings(Heap &H, Value A, llvm::StringRef B, ContextId Context);

} // namespace dx
