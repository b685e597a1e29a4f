#include "frontend/Basic/Memory.h"
#include "frontend/Basic/Interruption.h"
#include "llvm/ADT/SmallVector.h"
#include <gtest/gtest.h>
#include <new>

namespace dx {
namespace {

struct NoMemory {
  bool AtLimit;
};

#if !__has_feature(address_sanitizer)
TEST(Memory, ALimitEndsInTheAnswer) {
  installMemoryHandlers();
  MemoryAnswer Answer([](bool AtLimit) { throw NoMemory{AtLimit}; });
  limitMemory(size_t(16) << 20);
  try {
    llvm::SmallVector<char> Large;
    Large.resize(size_t(64) << 20, 'x');
    ADD_FAILURE() << "the limit is not kept";
  } catch (const NoMemory &Failure) {
    EXPECT_TRUE(Failure.AtLimit);
  }
  // It ends with the failure.
  EXPECT_FALSE(releaseMemoryLimit());
  std::string Large(size_t(64) << 20, 'x');
  EXPECT_EQ(Large.back(), 'x');
}

TEST(Memory, WithoutAnAnswerItIsBadAlloc) {
  installMemoryHandlers();
  limitMemory(size_t(16) << 20);
  EXPECT_THROW(std::string(size_t(64) << 20, 'x'), std::bad_alloc);
  EXPECT_FALSE(releaseMemoryLimit());
}
#endif

TEST(Interruption, IsTakenOnce) {
  EXPECT_FALSE(interruptionRequested());
  requestInterruption(Interruption::TimeLimit);
  EXPECT_TRUE(interruptionRequested());
  EXPECT_EQ(takeInterruption(), Interruption::TimeLimit);
  EXPECT_EQ(takeInterruption(), Interruption::None);
}

} // namespace
} // namespace dx
