#pragma once

#include "evaluator/Value/Object.h"
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace dx {

/// Where a session's values live: memory is handed out by moving a pointer
/// through blocks, and objects never move.
///
/// Nothing is collected yet. Every object says what it holds (Objects.def and
/// visitReferences), which is what a collector will walk.
class Heap {
public:
  Heap() = default;
  ~Heap();
  Heap(const Heap &) = delete;
  Heap &operator=(const Heap &) = delete;

  /// Calls \p OnLimit once, with the limit lifted, when more than \p Bytes are
  /// in use; it must not return normally (it throws). 0 is no limit.
  void setLimit(size_t Bytes, std::function<void()> OnLimit);

  /// \p Bytes of memory, aligned to 8, not cleared.
  void *allocate(size_t Bytes) {
    Bytes = (Bytes + 7) & ~size_t(7);
    if (Bytes > size_t(End - Next)) [[unlikely]]
      return allocateSlow(Bytes);
    void *Memory = Next;
    Next += Bytes;
    return Memory;
  }

  /// Makes an object with \p Extra bytes behind it.
  template <class T, class... Args> T *make(size_t Extra, Args &&...Values) {
    return new (allocate(sizeof(T) + Extra)) T(std::forward<Args>(Values)...);
  }

  [[nodiscard]] size_t bytesInUse() const { return Total - size_t(End - Next); }

private:
  void *allocateSlow(size_t Bytes);
  char *mapBlock(size_t Bytes);

  char *Next = nullptr;
  char *End = nullptr;
  size_t Total = 0;
  size_t Limit = 0;
  size_t NextBlock = size_t(256) << 10;
  std::function<void()> OnLimit;
  std::vector<std::pair<char *, size_t>> Blocks;
};

} // namespace dx
