#include "frontend/Basic/Stack.h"

#include <algorithm>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace dx;

thread_local uintptr_t detail::StackFloor = 0;

namespace {
/// Left for the code that reports exhaustion, libraries included.
constexpr size_t Headroom = size_t(1) << 20;
/// Endless recursion should end in a diagnostic before it takes the machine's
/// memory: a quarter of it, and no more than this, which is enough for a
/// million levels of whatever a program recurses through.
constexpr size_t LargestStack = size_t(2) << 30;
constexpr size_t SmallestStack = size_t(16) << 20;

struct Task {
  llvm::function_ref<void()> Work;
  uintptr_t Floor;
};
} // namespace

static void *runTask(void *Argument) {
  auto *T = static_cast<Task *>(Argument);
  detail::StackFloor = T->Floor;
  T->Work();
  detail::StackFloor = 0;
  return nullptr;
}

/// What the process may use: the machine's memory, or less where the address
/// space is limited (`ulimit -v`).
static size_t availableMemory() {
  size_t Available = LargestStack * 4;
  if (long Pages = sysconf(_SC_PHYS_PAGES); Pages > 0)
    Available = std::min(Available, size_t(Pages) * 4096);
  rlimit Limit{};
  if (getrlimit(RLIMIT_AS, &Limit) == 0 && Limit.rlim_cur != RLIM_INFINITY)
    Available = std::min(Available, size_t(Limit.rlim_cur));
  return Available;
}

static size_t wantedSize() {
  size_t Wanted =
      std::clamp(availableMemory() / 4, SmallestStack, LargestStack);
  return Wanted & ~size_t(4095);
}

/// Maps as large a stack as the system gives; null when it gives none.
static void *mapStack(size_t &Size) {
  for (Size = wantedSize(); Size >= SmallestStack; Size /= 2) {
    void *Memory =
        mmap(nullptr, Size, PROT_READ | PROT_WRITE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (Memory != MAP_FAILED)
      return Memory;
  }
  return nullptr;
}

void dx::runOnLargeStack(llvm::function_ref<void()> Work) {
  size_t Size = 0;
  void *Memory = mapStack(Size);
  if (!Memory)
    return Work();
  // glibc puts no guard below a stack that it is given.
  mprotect(Memory, 4096, PROT_NONE);
  Task T{Work, reinterpret_cast<uintptr_t>(Memory) + 4096 + Headroom};
  pthread_attr_t Attributes;
  pthread_attr_init(&Attributes);
  pthread_attr_setstack(&Attributes, Memory, Size);
  pthread_t Thread;
  bool Started = pthread_create(&Thread, &Attributes, runTask, &T) == 0;
  pthread_attr_destroy(&Attributes);
  if (Started)
    pthread_join(Thread, nullptr);
  munmap(Memory, Size);
  if (!Started)
    Work();
}

#if __has_feature(address_sanitizer)
extern "C" void __asan_unpoison_stack_memory(uintptr_t Begin, uintptr_t Size);

void dx::forgetFrames(const void *Innermost) {
  auto Begin = reinterpret_cast<uintptr_t>(Innermost) & ~uintptr_t(7);
  auto End = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  if (Begin < End)
    __asan_unpoison_stack_memory(Begin, (End - Begin) & ~uintptr_t(7));
}
#endif
