#pragma once

#include <atomic>
#include <cstdint>

namespace dx {

/// Why a computation is to end before its time.
enum class Interruption : uint8_t {
  None,
  /// Somebody asked for it: Ctrl-C.
  User,
  /// The time that it may take is over.
  TimeLimit,
};

namespace detail {
extern std::atomic<Interruption> RequestedInterruption;
extern std::atomic<uint32_t> UninterruptedScopes;
static_assert(std::atomic<Interruption>::is_always_lock_free &&
                  std::atomic<uint32_t>::is_always_lock_free,
              "signal handlers use them");
} // namespace detail

/// Asks whatever this process computes to end; may be called from a signal
/// handler.
void requestInterruption(Interruption Why);

/// Whether it is asked to end and nobody has taken notice yet. Costs a load.
[[nodiscard]] inline bool interruptionRequested() {
  return detail::RequestedInterruption.load(std::memory_order_relaxed) !=
         Interruption::None;
}

/// Takes notice: who calls this ends its work with a diagnostic.
[[nodiscard]] Interruption takeInterruption();

/// While one lives, the process is not ended by force: files are being written,
/// and who writes them asks interruptionRequested often enough.
class UninterruptedScope {
public:
  UninterruptedScope() { ++detail::UninterruptedScopes; }
  ~UninterruptedScope() { --detail::UninterruptedScopes; }
  UninterruptedScope(const UninterruptedScope &) = delete;
};

} // namespace dx
