#pragma once

#include "evaluator/Value/Heap.h"
#include "evaluator/Value/Value.h"
#include "frontend/Basic/SourceLocation.h"
#include "llvm/ADT/ArrayRef.h"

namespace dx {

/// A list with its elements behind it.
struct ListObject : Object {
  /// Where the literal was written, if it was.
  SourceLoc Origin;
  uint32_t Unused = 0;
  ListObject(uint32_t Size, SourceLoc Origin)
      : Object(ObjectKind::List, Size), Origin(Origin) {}
  Value *elements() { return reinterpret_cast<Value *>(this + 1); }
};

/// Elements that several lists may share; the ones up to Used are never
/// replaced by others (but may be by what they compute to).
struct ListBufferObject : Object {
  uint32_t Used = 0;
  uint32_t Capacity;
  explicit ListBufferObject(uint32_t Capacity)
      : Object(ObjectKind::ListBuffer, 0), Capacity(Capacity) {}
  Value *elements() { return reinterpret_cast<Value *>(this + 1); }
};

/// A part of another list's or buffer's elements.
struct ListSliceObject : Object {
  SourceLoc Origin;
  uint32_t Unused = 0;
  Value *Data;
  Object *Owner;
  ListSliceObject(uint32_t Size, SourceLoc Origin, Value *Data, Object *Owner)
      : Object(ObjectKind::ListSlice, Size), Origin(Origin), Data(Data),
        Owner(Owner) {}
};

/// The elements of a computed list. They may be thunks; who forces one writes
/// the result back.
[[nodiscard]] inline llvm::MutableArrayRef<Value> elements(Value V) {
  Object *O = V.object();
  if (O->Kind == ObjectKind::ListSlice)
    return {static_cast<ListSliceObject *>(O)->Data, O->Size};
  return {static_cast<ListObject *>(O)->elements(), O->Size};
}

/// Where the list was written; invalid for computed lists.
[[nodiscard]] inline SourceLoc originOf(Value List) {
  return static_cast<ListObject *>(List.object())->Origin;
}

/// A list whose elements the caller fills before anything else happens.
ListObject *makeListCells(Heap &H, size_t Size, SourceLoc Origin = {});
/// A list with a copy of \p Elements.
Value makeList(Heap &H, llvm::ArrayRef<Value> Elements, SourceLoc Origin = {});
/// `Size` elements from \p From, shared.
Value makeSublist(Heap &H, Value List, size_t From, size_t Size);
/// \p A followed by \p B. Appending to the newest list of a chain costs the
/// length of \p B, amortised.
Value concatLists(Heap &H, Value A, Value B);

} // namespace dx
