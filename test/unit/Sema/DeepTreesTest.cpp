#include "TreeBuilder.h"

#include "frontend/Basic/Stack.h"
#include "gtest/gtest.h"

using namespace dx;

namespace {

class DeepTrees : public testing::Test, protected TreeBuilder {
protected:
  const Expr *nestedLists(size_t Depth, const Expr *E) {
    for (size_t I = 0; I != Depth; ++I)
      E = list({E});
    return E;
  }
};

TEST_F(DeepTrees, MillionOperandsLeaningLeft) {
  const VarExpr *First = var("x");
  const Expr *Sum = First;
  for (int I = 0; I != 1'000'000; ++I)
    Sum = binary(BinaryOp::Add, Sum, num());
  runOnLargeStack([&] {
    Resolution R = resolve(lambda("x", {}, Sum));
    EXPECT_EQ(R.Vars[First->Id].Kind, VarKind::Local);
  });
  EXPECT_EQ(codes(), "");
}

TEST_F(DeepTrees, MillionOperandsLeaningRight) {
  const VarExpr *Last = var("x");
  const Expr *Lists = Last;
  for (int I = 0; I != 1'000'000; ++I)
    Lists = binary(BinaryOp::Concat, num(), Lists);
  runOnLargeStack([&] {
    Resolution R = resolve(lambda("x", {}, Lists));
    EXPECT_EQ(R.Vars[Last->Id].Kind, VarKind::Local);
  });
  EXPECT_EQ(codes(), "");
}

TEST_F(DeepTrees, NestedLets) {
  const VarExpr *Innermost = var("a");
  const Expr *E = Innermost;
  for (int I = 0; I != 10'000; ++I)
    E = let({bind("a", num()), bind("b", num())}, E);
  runOnLargeStack([&] {
    Resolution R = resolve(E);
    // The innermost `let` is walked last, and has two declarations.
    EXPECT_EQ(R.Vars[Innermost->Id].Target, DeclId(19'998));
    EXPECT_EQ(R.Decls.size(), 20'000U);
  });
  EXPECT_EQ(codes(), "");
}

TEST_F(DeepTrees, NestedSetsOfOnePath) {
  std::vector<AttrName> Path;
  for (int I = 0; I != 100'000; ++I)
    Path.push_back(name("a"));
  Binding B = bindPath(Path, num());
  runOnLargeStack([&] {
    Resolution R = resolve(attrs({B}));
    EXPECT_EQ(R.Groups.size(), 100'000U);
  });
  EXPECT_EQ(codes(), "");
}

TEST_F(DeepTrees, StackExhaustionIsReportedOnceAndTheResultComplete) {
  const VarExpr *Before = var("x"), *TooDeep = var("x");
  const Expr *Both = list({Before, nestedLists(100'000, TooDeep)});
  const LambdaExpr *Root = lambda("x", {}, Both);
  runOnLargeStack([&] {
    uintptr_t Floor = detail::StackFloor;
    detail::StackFloor =
        reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) - (1U << 20);
    Resolution R = resolve(Root);
    detail::StackFloor = Floor;
    EXPECT_EQ(R.Vars[Before->Id].Kind, VarKind::Local);
    EXPECT_EQ(R.Vars[TooDeep->Id].Kind, VarKind::Undefined);
  });
  EXPECT_EQ(codes(), "nested-too-deeply");
}

TEST_F(DeepTrees, StackExhaustionWhileMerging) {
  const Expr *First = num(), *Second = num();
  for (int I = 0; I != 100'000; ++I) {
    First = attrs({bind("a", First)});
    Second = attrs({bind("a", Second)});
  }
  const Expr *Root = attrs({bind("a", First), bind("a", Second)});
  runOnLargeStack([&] {
    uintptr_t Floor = detail::StackFloor;
    detail::StackFloor =
        reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) - (1U << 20);
    resolve(Root);
    detail::StackFloor = Floor;
  });
  EXPECT_TRUE(Diags.hasErrors());
}

} // namespace
