#include "evaluator/Builtins/KeySet.h"

#include "test/unit/Builtins/EvalFixture.h"

using namespace dx;

namespace {
class KeySetTest : public EvalFixture {
protected:
  BuiltinCall Call{E, builtinTable().front(), {}, {}};
  KeySet Keys{Call};
};
} // namespace

TEST_F(KeySetTest, TellsNumbersApart) {
  EXPECT_TRUE(Keys.insert(Value::smallInt(1)));
  EXPECT_TRUE(Keys.insert(Value::smallInt(2)));
  EXPECT_FALSE(Keys.insert(Value::smallInt(1)));
}

TEST_F(KeySetTest, AnIntegerEqualsAFloat) {
  EXPECT_TRUE(Keys.insert(Value::smallInt(1)));
  EXPECT_FALSE(Keys.insert(makeFloat(S.Memory, 1.0)));
  EXPECT_TRUE(Keys.insert(makeFloat(S.Memory, 1.5)));
  EXPECT_FALSE(Keys.insert(Value::smallInt(1)));
}

TEST_F(KeySetTest, TakesEveryInteger) {
  for (int64_t N : {INT64_MAX, INT64_MIN, int64_t(0)}) {
    EXPECT_TRUE(Keys.insert(makeInt(S.Memory, N)));
    EXPECT_FALSE(Keys.insert(makeInt(S.Memory, N)));
  }
}

TEST_F(KeySetTest, RefusesNumbersBesideStrings) {
  EXPECT_TRUE(Keys.insert(E.string("a")));
  auto Failure = E.attempt([&] { Keys.insert(Value::smallInt(1)); });
  ASSERT_TRUE(Failure);
  EXPECT_EQ(Failure->What->Id, DiagId::CannotCompare);
}
