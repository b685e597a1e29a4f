#include "evaluator/Value/Strings.h"

#include <algorithm>
#include <cstring>

using namespace dx;

/// Below this, copying is cheaper than sharing.
static constexpr size_t SmallString = 128;

StringObject *dx::makeStringBytes(Heap &H, size_t Length, ContextId Context) {
  return H.make<StringObject>(Length, ObjectKind::String, uint32_t(Length),
                              Context);
}

Value dx::makeString(Heap &H, llvm::StringRef Text, ContextId Context) {
  StringObject *S = makeStringBytes(H, Text.size(), Context);
  // Not memcpy, which may not be given the null of an empty reference.
  std::copy(Text.begin(), Text.end(), S->bytes());
  return Value(S);
}

Value dx::makePath(Heap &H, llvm::StringRef Text) {
  auto *S = H.make<StringObject>(Text.size(), ObjectKind::Path,
                                 uint32_t(Text.size()), 0);
  memcpy(S->bytes(), Text.data(), Text.size());
  return Value(S);
}

static Value makeSlice(Heap &H, llvm::StringRef Bytes, ContextId Context,
                       Object *Owner) {
  return Value(H.make<StringSliceObject>(0, uint32_t(Bytes.size()), Context,
                                         Bytes.data(), Owner));
}

static Object *ownerOf(Value String) {
  if (String.object()->Kind == ObjectKind::StringSlice)
    return static_cast<StringSliceObject *>(String.object())->Owner;
  return String.object();
}

Value dx::withContext(Heap &H, Value String, ContextId Context) {
  if (contextOf(String) == Context && String.isString())
    return String;
  llvm::StringRef Text = view(String);
  if (Text.size() <= SmallString)
    return makeString(H, Text, Context);
  return makeSlice(H, Text, Context, ownerOf(String));
}

Value dx::makeSubstring(Heap &H, Value String, size_t From, size_t Length) {
  llvm::StringRef Text = view(String).substr(From, Length);
  if (Text.size() == view(String).size())
    return String;
  if (Text.size() <= 32)
    return makeString(H, Text, contextOf(String));
  return makeSlice(H, Text, contextOf(String), ownerOf(String));
}

/// The buffer in which \p A is the last string, with room for \p More bytes.
static StringBufferObject *appendableBuffer(Value A, size_t More) {
  if (A.object()->Kind != ObjectKind::StringSlice)
    return nullptr;
  auto *Slice = static_cast<StringSliceObject *>(A.object());
  if (Slice->Owner->Kind != ObjectKind::StringBuffer)
    return nullptr;
  auto *Buffer = static_cast<StringBufferObject *>(Slice->Owner);
  bool IsLast = Slice->Data + Slice->Size == Buffer->bytes() + Buffer->Used;
  return IsLast && Buffer->Capacity - Buffer->Used >= More ? Buffer : nullptr;
}

Value dx::appendStrings(Heap &H, Value A, llvm::StringRef B,
                        ContextId Context) {
  llvm::StringRef Left = view(A);
  size_t Total = Left.size() + B.size();
  if (B.empty() && A.isString())
    return withContext(H, A, Context);
  if (Total <= SmallString || !A.isString()) {
    StringObject *S = makeStringBytes(H, Total, Context);
    memcpy(S->bytes(), Left.data(), Left.size());
    memcpy(S->bytes() + Left.size(), B.data(), B.size());
    return Value(S);
  }
  StringBufferObject *Buffer = appendableBuffer(A, B.size());
  if (!Buffer) {
    size_t Capacity = Total + Total / 2;
    Buffer = H.make<StringBufferObject>(Capacity, Capacity);
    memcpy(Buffer->bytes(), Left.data(), Left.size());
    Buffer->Used = Left.size();
    Left = {Buffer->bytes(), Left.size()};
  }
  memcpy(Buffer->bytes() + Buffer->Used, B.data(), B.size());
  Buffer->Used += B.size();
  return makeSlice(H, {Left.data(), Total}, Context, Buffer);
}
