#pragma once

#include "evaluator/Value/Lists.h"

namespace dx {

/// Fills a list whose length is known at most roughly. What was pushed is in
/// the heap already, so evaluation may go on between pushes.
class ListBuilder {
public:
  ListBuilder(Heap &H, size_t Capacity)
      : H(H), Capacity(Capacity), List(makeListCells(H, Capacity)) {
    List->Size = 0;
  }

  void push(Value V) {
    if (List->Size == Capacity) [[unlikely]]
      reserve(1);
    List->elements()[List->Size++] = V;
  }
  void append(llvm::ArrayRef<Value> More) {
    if (Capacity - List->Size < More.size())
      reserve(More.size());
    std::copy(More.begin(), More.end(), List->elements() + List->Size);
    List->Size += uint32_t(More.size());
  }
  [[nodiscard]] size_t size() const { return List->Size; }
  [[nodiscard]] Value &operator[](size_t I) { return List->elements()[I]; }
  /// The last \p Count elements.
  [[nodiscard]] llvm::ArrayRef<Value> last(size_t Count) const {
    return {List->elements() + (List->Size - Count), Count};
  }
  void dropLast(size_t Count) { List->Size -= uint32_t(Count); }
  /// The list as it is now; nothing may be pushed after it.
  [[nodiscard]] Value finish() const { return Value(List); }

private:
  void reserve(size_t More) {
    Capacity = std::max(Capacity + More, Capacity + Capacity / 2 + 8);
    ListObject *Larger = makeListCells(H, Capacity);
    Larger->Size = List->Size;
    std::copy_n(List->elements(), List->Size, Larger->elements());
    List = Larger;
  }

  Heap &H;
  size_t Capacity;
  ListObject *List;
};

} // namespace dx
