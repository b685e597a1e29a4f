#pragma once

#include "evaluator/Value/Heap.h"
#include "evaluator/Value/Value.h"
#include "frontend/Basic/SourceLocation.h"
#include "frontend/Basic/SymbolTable.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"

namespace dx {

/// One attribute: its name, where it was written, its value (maybe a thunk; who
/// forces it writes the result back).
struct Attr {
  Symbol Name;
  SourceLoc Origin;
  Value V;
};
static_assert(sizeof(Attr) == 16);

/// A set with its attributes behind it, sorted by symbol number.
struct AttrsObject : Object {
  explicit AttrsObject(uint32_t Size) : Object(ObjectKind::Attrs, Size) {}
  Attr *attrs() { return reinterpret_cast<Attr *>(this + 1); }
  llvm::MutableArrayRef<Attr> entries() { return {attrs(), Size}; }
};

/// `Base // Overlay`, where the overlay is much smaller than the base. Layers
/// are at most two deep: chains of small updates merge into the overlay until
/// it outgrows the square root of the base.
struct LayeredAttrsObject : Object {
  AttrsObject *Base;
  AttrsObject *Overlay;
  LayeredAttrsObject(uint32_t Size, AttrsObject *Base, AttrsObject *Overlay)
      : Object(ObjectKind::LayeredAttrs, Size), Base(Base), Overlay(Overlay) {}
};

/// How many attributes a computed set has.
[[nodiscard]] inline size_t attrCount(Value Set) { return Set.object()->Size; }

/// The attribute of that name in a computed set, or null.
[[nodiscard]] Attr *findAttr(Value Set, Symbol Name);

/// Goes through the attributes of a set by symbol number, an order without
/// meaning that is the same for all sets of a session.
class AttrCursor {
  Attr *A, *AEnd;
  Attr *B = nullptr, *BEnd = nullptr;

public:
  explicit AttrCursor(Value Set);
  /// The next attribute; null at the end.
  Attr *next() {
    if (B == BEnd)
      return A == AEnd ? nullptr : A++;
    if (A == AEnd || B->Name < A->Name)
      return B++;
    if (A->Name == B->Name)
      ++A;
    else
      return A++;
    return B++;
  }
};

/// The attributes in the order of their names' bytes: what people see.
llvm::SmallVector<Attr *, 16> attrsByName(Value Set, const SymbolTable &Names);

/// A set of \p Size attributes that the caller fills, sorted by symbol.
AttrsObject *makeAttrCells(Heap &H, size_t Size);
/// Sorts by symbol; of equal names the first stays (as in listToAttrs).
Value makeAttrs(Heap &H, llvm::MutableArrayRef<Attr> Attrs);
/// Which of several attributes with one name stays.
enum class Keep : uint8_t { First, Last };
/// Makes a set of cells that were filled in any order: sorts them in place and
/// drops what a name has too much.
Value sortAttrs(AttrsObject *Filled, Keep Which);
/// The attributes of both; where both have a name, that of \p B.
Value updateAttrs(Heap &H, Value A, Value B);

} // namespace dx
