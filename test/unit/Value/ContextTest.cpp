#include "evaluator/Value/Context.h"

#include "llvm/ADT/STLExtras.h"
#include <gtest/gtest.h>

using namespace dx;

namespace {

ContextElement path(llvm::StringRef Text) {
  return {ContextKind::Path, Text, {}};
}

std::string nameOf(unsigned I) { return "/nix/store/" + std::to_string(I); }

/// The texts of a context, in its order.
std::vector<std::string> texts(ContextTable &Table, ContextId Id) {
  std::vector<std::string> All;
  for (const ContextElement &E : Table.elements(Id))
    All.push_back(E.Text.str());
  return All;
}

/// The union of \p Count paths, appended one after another as `+` does it.
ContextId appended(ContextTable &Table, unsigned Count) {
  ContextId All = 0;
  for (unsigned I = 0; I < Count; ++I)
    All = Table.unite(All, Table.single(path(nameOf(I))));
  return All;
}

} // namespace

TEST(Context, SmallSetsAreInterned) {
  ContextTable Table;
  ContextId A = Table.single(path("a")), B = Table.single(path("b"));
  EXPECT_EQ(Table.unite(A, 0), A);
  EXPECT_EQ(Table.unite(A, A), A);
  EXPECT_EQ(Table.unite(A, B), Table.unite(B, A));
  EXPECT_EQ(Table.unite(A, B), Table.make({path("b"), path("a"), path("b")}));
}

TEST(Context, LargeUnionsHaveTheirElementsSortedAndOnce) {
  ContextTable Table;
  ContextId All = appended(Table, 100);
  ContextId Twice = Table.unite(All, appended(Table, 50));
  std::vector<std::string> Expected;
  for (unsigned I = 0; I < 100; ++I)
    Expected.push_back(nameOf(I));
  llvm::sort(Expected);
  EXPECT_EQ(texts(Table, All), Expected);
  EXPECT_EQ(texts(Table, Twice), Expected);
}

TEST(Context, VisiblePartOfLargeUnions) {
  ContextTable Table;
  ContextId All = appended(Table, 100);
  EXPECT_EQ(Table.visiblePart(All), All);
  ContextId More =
      Table.unite(All, Table.single({ContextKind::Instance, "sshd", {}}));
  EXPECT_EQ(Table.elements(More).size(), 101U);
  EXPECT_EQ(texts(Table, Table.visiblePart(More)), texts(Table, All));
}

// Quadratic work would take hours here, and a recursion the stack.
TEST(Context, ChainsOfUnionsAreLinear) {
  ContextTable Table;
  ContextId All = appended(Table, 200000);
  EXPECT_EQ(Table.elements(All).size(), 200000U);
}
