#include "EvalFixture.h"

using namespace dx;

namespace {
class Failures : public EvalFixture {};
} // namespace

TEST_F(Failures, AreKeptOnlyForThunks) {
  EXPECT_EQ(failure("throw \"no\""), DiagId::Thrown);
  EXPECT_TRUE(S.Failures.empty());
  // One failure ends two thunks, and is met again.
  EXPECT_EQ(failure("let a = throw \"no\"; b = a + 1; in "
                    "builtins.seq (builtins.tryEval b) a"),
            DiagId::Thrown);
  EXPECT_EQ(S.Failures.size(), 1U);
}

TEST_F(Failures, OfMemoryNeedAnEvaluator) {
  Session Other{Files, SessionOptions(), builtinTable()};
  {
    Evaluator Gone{Other};
  }
  Other.Memory.setLimit(4096);
  EXPECT_THROW(Other.Memory.allocate(size_t(1) << 20), std::bad_alloc);
}

TEST_F(Failures, OfMemoryPass) {
  S.Memory.setLimit(1);
  auto Found = E.attempt([&] { S.Memory.allocate(size_t(64) << 20); });
  ASSERT_TRUE(Found);
  EXPECT_EQ(Found->What->Id, DiagId::HeapExhausted);
  EXPECT_EQ(Found->Lasts, Permanence::Passing);
  // The limit is lifted once it was met.
  EXPECT_FALSE(E.attempt([&] { S.Memory.allocate(size_t(64) << 20); }));
}

TEST_F(Failures, OfMemoryOutsideOfTheHeap) {
  auto Found = E.attempt([] { throw std::bad_alloc(); });
  ASSERT_TRUE(Found);
  EXPECT_EQ(Found->What->Id, DiagId::OutOfMemory);
}
