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

  /// Why there is no more memory.
  enum class Exhausted : uint8_t {
    /// The limit is reached. It is lifted then, so that the failure can be
    /// handled.
    Limit,
    /// The system gives no more.
    System,
  };

  /// No more than \p Bytes are to be in use; 0 is no limit.
  void setLimit(size_t Bytes) { Limit = Bytes; }
  /// Calls \p Handler when there is no more memory; it must not return normally
  /// (it throws). Without one, std::bad_alloc is thrown.
  void onExhausted(std::function<void(Exhausted)> Handler) {
    ExhaustedHandler = std::move(Handler);
  }

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

private:
  void *allocateSlow(size_t Bytes);
  char *mapBlock(size_t Bytes);
  [[noreturn]] void fail(Exhausted Why);

  char *Next = nullptr;
  char *End = nullptr;
  size_t Total = 0;
  size_t Limit = 0;
  size_t NextBlock = size_t(256) << 10;
  std::function<void(Exhausted)> ExhaustedHandler;
  std::vector<std::pair<char *, size_t>> Blocks;
};

} // namespace dx
