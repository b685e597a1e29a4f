#pragma once

#include <cstddef>
#include <functional>

namespace dx {

/// Makes every allocation that fails end like others: in the thread's
/// MemoryAnswer, and in std::bad_alloc where there is none. Some memory is kept
/// for telling it. Called once, at the start of the program.
void installMemoryHandlers();

/// From now on the process gets no more than \p Bytes of memory besides what it
/// has: values, texts, trees, whatever takes it.
void limitMemory(size_t Bytes);

/// Memory has run out and there will be a diagnostic: what was kept for that is
/// given back, and a limit of limitMemory ends. \return whether there was one.
bool releaseMemoryLimit();

/// While one lives, a failed allocation on this thread calls \p Answer, which
/// may throw a better exception than std::bad_alloc. \p AtLimit: whether
/// limitMemory was the reason.
class MemoryAnswer {
public:
  using Function = std::function<void(bool AtLimit)>;
  explicit MemoryAnswer(Function Answer);
  ~MemoryAnswer();
  MemoryAnswer(const MemoryAnswer &) = delete;

private:
  Function Answer;
  MemoryAnswer *Outer;
  friend void callMemoryAnswer();
};

} // namespace dx
