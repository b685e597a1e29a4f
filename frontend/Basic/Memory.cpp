#include "frontend/Basic/Memory.h"

#include "llvm/Support/ErrorHandling.h"
#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <sys/resource.h>
#include <unistd.h>

using namespace dx;

/// Large enough that it is a mapping of its own, which can be given back.
static constexpr size_t ReserveSize = size_t(1) << 20;
static std::atomic<void *> Reserve = nullptr;
static std::atomic<bool> IsLimited = false;
/// The limit that the process came with.
static std::atomic<rlim_t> Former = RLIM_INFINITY;
static thread_local MemoryAnswer *Innermost = nullptr;

namespace dx {
/// Called by operator new and by LLVM's containers when memory has run out.
void callMemoryAnswer() {
  bool AtLimit = releaseMemoryLimit();
  if (MemoryAnswer *Current = Innermost) {
    // What fails while answering has no answer.
    Innermost = nullptr;
    struct Restore {
      MemoryAnswer *Saved;
      ~Restore() { Innermost = Saved; }
    } Back{Current};
    Current->Answer(AtLimit);
  }
  throw std::bad_alloc();
}
} // namespace dx

MemoryAnswer::MemoryAnswer(Function Answer)
    : Answer(std::move(Answer)), Outer(Innermost) {
  Innermost = this;
}

MemoryAnswer::~MemoryAnswer() { Innermost = Outer; }

void dx::installMemoryHandlers() {
  Reserve = malloc(ReserveSize);
  std::set_new_handler(callMemoryAnswer);
  llvm::install_bad_alloc_error_handler(
      [](void *, const char *, bool) { callMemoryAnswer(); });
}

#if !__has_feature(address_sanitizer) // which needs address space of its own
/// Bytes of address space that the process has.
static size_t addressSpace() {
  size_t Pages = 0;
  if (FILE *File = fopen("/proc/self/statm", "re")) {
    if (fscanf(File, "%zu", &Pages) != 1)
      Pages = 0;
    fclose(File);
  }
  return Pages * size_t(sysconf(_SC_PAGESIZE));
}
#endif

static void setLimit(rlim_t Bytes) {
  rlimit Limit{};
  if (getrlimit(RLIMIT_AS, &Limit) != 0)
    return;
  Limit.rlim_cur = std::min(Bytes, Limit.rlim_max);
  setrlimit(RLIMIT_AS, &Limit);
}

void dx::limitMemory(size_t Bytes) {
#if !__has_feature(address_sanitizer)
  size_t Have = addressSpace();
  if (Have == 0 || Bytes > SIZE_MAX - Have)
    return;
  rlimit Limit{};
  if (getrlimit(RLIMIT_AS, &Limit) == 0)
    Former = Limit.rlim_cur;
  IsLimited = true;
  setLimit(std::min<rlim_t>(Have + Bytes, Former));
#endif
}

bool dx::releaseMemoryLimit() {
  free(Reserve.exchange(nullptr));
  if (!IsLimited.exchange(false))
    return false;
  setLimit(Former);
  return true;
}
