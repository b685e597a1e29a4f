#include "evaluator/Value/Attrs.h"

#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace dx;

/// Sets up to this size are always flat.
static constexpr size_t SmallSet = 32;

static Attr *findFlat(AttrsObject *Set, Symbol Name) {
  Attr *First = Set->attrs();
  size_t Count = Set->Size;
  while (Count > 8) {
    size_t Half = Count / 2;
    if (First[Half].Name <= Name) {
      First += Half;
      Count -= Half;
    } else {
      Count = Half;
    }
  }
  for (Attr *E = First + Count; First != E; ++First)
    if (First->Name == Name)
      return First;
  return nullptr;
}

Attr *dx::findAttr(Value Set, Symbol Name) {
  if (Set.object()->Kind == ObjectKind::Attrs)
    return findFlat(static_cast<AttrsObject *>(Set.object()), Name);
  auto *L = static_cast<LayeredAttrsObject *>(Set.object());
  if (Attr *A = findFlat(L->Overlay, Name))
    return A;
  return findFlat(L->Base, Name);
}

AttrCursor::AttrCursor(Value Set) {
  if (Set.object()->Kind == ObjectKind::Attrs) {
    auto Entries = static_cast<AttrsObject *>(Set.object())->entries();
    A = Entries.begin();
    AEnd = Entries.end();
    return;
  }
  auto *L = static_cast<LayeredAttrsObject *>(Set.object());
  A = L->Base->entries().begin();
  AEnd = L->Base->entries().end();
  B = L->Overlay->entries().begin();
  BEnd = L->Overlay->entries().end();
}

llvm::SmallVector<Attr *, 16> dx::attrsByName(Value Set,
                                              const SymbolTable &Names) {
  llvm::SmallVector<Attr *, 16> Sorted;
  Sorted.reserve(attrCount(Set));
  for (AttrCursor C(Set); Attr *A = C.next();)
    Sorted.push_back(A);
  llvm::sort(Sorted, [&](const Attr *X, const Attr *Y) {
    return Names.text(X->Name) < Names.text(Y->Name);
  });
  return Sorted;
}

AttrsObject *dx::makeAttrCells(Heap &H, size_t Size) {
  return H.make<AttrsObject>(Size * sizeof(Attr), uint32_t(Size));
}

Value dx::makeAttrs(Heap &H, llvm::MutableArrayRef<Attr> Attrs) {
  auto Before = [](const Attr &X, const Attr &Y) { return X.Name < Y.Name; };
  auto Same = [](const Attr &X, const Attr &Y) { return X.Name == Y.Name; };
  if (!llvm::is_sorted(Attrs, Before))
    std::stable_sort(Attrs.begin(), Attrs.end(), Before);
  Attr *End = std::unique(Attrs.begin(), Attrs.end(), Same);
  AttrsObject *Set = makeAttrCells(H, size_t(End - Attrs.begin()));
  std::copy(Attrs.begin(), End, Set->attrs());
  return Value(Set);
}

/// Sorts a few attributes without a buffer, stably.
static void insertionSort(llvm::MutableArrayRef<Attr> Attrs) {
  for (size_t I = 1; I < Attrs.size(); ++I) {
    Attr Moved = Attrs[I];
    size_t J = I;
    for (; J != 0 && Moved.Name < Attrs[J - 1].Name; --J)
      Attrs[J] = Attrs[J - 1];
    Attrs[J] = Moved;
  }
}

Value dx::sortAttrs(AttrsObject *Filled, Keep Which) {
  auto Attrs = Filled->entries();
  auto Before = [](const Attr &X, const Attr &Y) { return X.Name < Y.Name; };
  if (Attrs.size() <= 16)
    insertionSort(Attrs);
  else if (!llvm::is_sorted(Attrs, Before))
    std::stable_sort(Attrs.begin(), Attrs.end(), Before);
  Attr *Out = Attrs.begin();
  for (const Attr &A : Attrs) {
    bool Again = Out != Attrs.begin() && Out[-1].Name == A.Name;
    if (!Again)
      *Out++ = A;
    else if (Which == Keep::Last)
      Out[-1] = A;
  }
  Filled->Size = uint32_t(Out - Attrs.begin());
  return Value(Filled);
}

/// Merges what two cursors give; of equal names the second's.
static AttrsObject *merge(Heap &H, AttrCursor A, AttrCursor B, size_t AtMost) {
  // The exact size is known only afterwards: the tail of the memory stays
  // unused, which costs less than counting first.
  AttrsObject *Set = makeAttrCells(H, AtMost);
  Attr *Out = Set->attrs();
  Attr *X = A.next(), *Y = B.next();
  while (X && Y) {
    if (X->Name < Y->Name) {
      *Out++ = *X;
      X = A.next();
      continue;
    }
    if (X->Name == Y->Name)
      X = A.next();
    *Out++ = *Y;
    Y = B.next();
  }
  for (; X; X = A.next())
    *Out++ = *X;
  for (; Y; Y = B.next())
    *Out++ = *Y;
  Set->Size = uint32_t(Out - Set->attrs());
  return Set;
}

/// How many of \p B's names \p A lacks.
static size_t countNew(Value A, AttrsObject *B) {
  return size_t(llvm::count_if(B->entries(), [&](const Attr &Entry) {
    return findAttr(A, Entry.Name) == nullptr;
  }));
}

Value dx::updateAttrs(Heap &H, Value A, Value B) {
  size_t SizeA = attrCount(A), SizeB = attrCount(B);
  if (SizeB == 0)
    return A;
  if (SizeA == 0)
    return B;
  bool Layered = A.object()->Kind == ObjectKind::LayeredAttrs;
  auto *Flat = static_cast<AttrsObject *>(A.object());
  auto *Layers = static_cast<LayeredAttrsObject *>(A.object());
  AttrsObject *Base = Layered ? Layers->Base : Flat;
  size_t Overlaid = SizeB + (Layered ? Layers->Overlay->Size : 0);
  // Twice the square root balances copying overlays against flattening.
  bool FlatB = B.object()->Kind == ObjectKind::Attrs;
  if (!FlatB || SizeA <= SmallSet ||
      Overlaid * Overlaid > size_t(4) * Base->Size)
    return Value(merge(H, AttrCursor(A), AttrCursor(B), SizeA + SizeB));
  auto *Overlay = static_cast<AttrsObject *>(B.object());
  size_t Size = SizeA + countNew(A, Overlay);
  if (Layered)
    Overlay =
        merge(H, AttrCursor(Value(Layers->Overlay)), AttrCursor(B), Overlaid);
  return Value(H.make<LayeredAttrsObject>(0, uint32_t(Size), Base, Overlay));
}
