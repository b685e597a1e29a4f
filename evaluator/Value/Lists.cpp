#include "evaluator/Value/Lists.h"

#include <algorithm>

using namespace dx;

/// Below this, copying is cheaper than sharing.
static constexpr size_t SmallList = 8;

ListObject *dx::makeListCells(Heap &H, size_t Size, SourceLoc Origin) {
  return H.make<ListObject>(Size * sizeof(Value), uint32_t(Size), Origin);
}

Value dx::makeList(Heap &H, llvm::ArrayRef<Value> Elements, SourceLoc Origin) {
  ListObject *L = makeListCells(H, Elements.size(), Origin);
  std::copy(Elements.begin(), Elements.end(), L->elements());
  return Value(L);
}

static Object *ownerOf(Value List) {
  if (List.object()->Kind == ObjectKind::ListSlice)
    return static_cast<ListSliceObject *>(List.object())->Owner;
  return List.object();
}

static Value makeSlice(Heap &H, Value *Data, size_t Size, Object *Owner) {
  return Value(
      H.make<ListSliceObject>(0, uint32_t(Size), SourceLoc(), Data, Owner));
}

Value dx::makeSublist(Heap &H, Value List, size_t From, size_t Size) {
  auto Part = elements(List).slice(From, Size);
  if (Size <= 2)
    return makeList(H, Part);
  return makeSlice(H, Part.data(), Size, ownerOf(List));
}

/// The buffer in which \p A is the last list, with room for \p More elements.
static ListBufferObject *appendableBuffer(Value A, size_t More) {
  if (A.object()->Kind != ObjectKind::ListSlice)
    return nullptr;
  auto *Slice = static_cast<ListSliceObject *>(A.object());
  if (Slice->Owner->Kind != ObjectKind::ListBuffer)
    return nullptr;
  auto *Buffer = static_cast<ListBufferObject *>(Slice->Owner);
  bool IsLast = Slice->Data + Slice->Size == Buffer->elements() + Buffer->Used;
  return IsLast && Buffer->Capacity - Buffer->Used >= More ? Buffer : nullptr;
}

Value dx::concatLists(Heap &H, Value A, Value B) {
  auto Left = elements(A), Right = elements(B);
  if (Left.empty())
    return B;
  if (Right.empty())
    return A;
  size_t Total = Left.size() + Right.size();
  if (Total <= SmallList || Left.size() < Right.size()) {
    ListObject *L = makeListCells(H, Total);
    std::copy(Right.begin(), Right.end(),
              std::copy(Left.begin(), Left.end(), L->elements()));
    return Value(L);
  }
  ListBufferObject *Buffer = appendableBuffer(A, Right.size());
  Value *Data = Left.data();
  if (!Buffer) {
    size_t Capacity = Total + Total / 2;
    Buffer =
        H.make<ListBufferObject>(Capacity * sizeof(Value), uint32_t(Capacity));
    Data = Buffer->elements();
    std::copy(Left.begin(), Left.end(), Data);
    Buffer->Used = uint32_t(Left.size());
  }
  std::copy(Right.begin(), Right.end(), Buffer->elements() + Buffer->Used);
  Buffer->Used += uint32_t(Right.size());
  return makeSlice(H, Data, Total, Buffer);
}
