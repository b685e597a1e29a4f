#include "frontend/Basic/Stack.h"
#include <gtest/gtest.h>

namespace dx {
namespace {

/// Recursion that a compiler cannot turn into a loop.
size_t descend(size_t Depth, size_t Limit) {
  volatile char Frame[256];
  Frame[0] = char(Depth);
  if (Depth == Limit || stackIsLow())
    return Depth + size_t(Frame[0] - Frame[0]);
  return descend(Depth + 1, Limit) + size_t(Frame[0] - char(Depth));
}

TEST(Stack, TenTimesAnOrdinaryStackIsDeepEnough) {
  constexpr size_t Levels = size_t(80) * 1024 * 1024 / 256;
  size_t Reached = 0;
  runOnLargeStack([&] { Reached = descend(0, Levels); });
  EXPECT_EQ(Reached, Levels);
}

TEST(Stack, AnOrdinaryThreadIsNeverLow) {
  EXPECT_FALSE(stackIsLow());
  runOnLargeStack([] { EXPECT_FALSE(stackIsLow()); });
  EXPECT_FALSE(stackIsLow());
}

TEST(Stack, RunsInOneAnother) {
  int Runs = 0;
  runOnLargeStack([&] {
    ++Runs;
    runOnLargeStack([&] { ++Runs; });
    EXPECT_FALSE(stackIsLow());
  });
  EXPECT_EQ(Runs, 2);
}

} // namespace
} // namespace dx
