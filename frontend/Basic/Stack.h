#pragma once

#include "llvm/ADT/STLFunctionalExtras.h"
#include <cstddef>
#include <cstdint>

namespace dx {

/// Recursion in dxc follows the program that it reads, so it runs on a stack of
/// its own, mapped without reserving memory, and is bounded by bytes there.
///
/// Runs \p Work in a thread with such a stack and returns when it is done.
/// Where the system refuses so large a mapping, a smaller one is taken.
/// Exceptions must not leave \p Work.
void runOnLargeStack(llvm::function_ref<void()> Work);

/// Whether the current thread's large stack is nearly used up: 1 MiB is left,
/// enough for what reports it. On an ordinary thread the answer is always
/// false. It costs one load and one comparison.
/// \p Wanted: bytes that the caller is about to take besides.
[[nodiscard]] bool stackIsLow(size_t Wanted = 0);

/// An exception has ended the frames from \p Innermost (the frame that threw)
/// to the caller, which caught it. AddressSanitizer has to be told: above some
/// depth it does not look itself, and takes new frames there for errors.
#if __has_feature(address_sanitizer)
void forgetFrames(const void *Innermost);
#else
inline void forgetFrames(const void * /*Innermost*/) {}
#endif

namespace detail {
/// The address below which the current thread's stack counts as low.
extern thread_local uintptr_t StackFloor;
} // namespace detail

inline bool stackIsLow(size_t Wanted) {
  return reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) <
         detail::StackFloor + Wanted;
}

} // namespace dx
