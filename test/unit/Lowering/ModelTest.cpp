#include "Models.h"
#include "lowering/Model/ActivationOrder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace dx;
using namespace dx::test;
using testing::ElementsAre;

TEST(References, SetsAreInternedAndUnited) {
  ReferenceTable Table;
  ReferenceSet A = Table.single({ReferenceKind::StorePath, "/s/a", ""});
  ReferenceSet B = Table.single({ReferenceKind::StorePath, "/s/b", ""});
  ReferenceSet Host = Table.single({ReferenceKind::HostPath, "pkg", "/usr/x"});
  EXPECT_EQ(Table.unite(A, B), Table.unite(B, A));
  EXPECT_EQ(Table.unite(A, ReferenceSet()), A);
  EXPECT_EQ(Table.unite(Table.unite(A, B), A), Table.unite(A, B));
  EXPECT_THAT(Table.names(Table.unite(Table.unite(B, Host), A),
                          ReferenceKind::StorePath),
              ElementsAre("/s/a", "/s/b"));
}

static std::vector<uint32_t> numbersOf(ProcessesModel &Model,
                                       const ActivationNumbers &Previous = {}) {
  EntryIndex Index(Model);
  return numberActivations(Model, activationGraph(Model, Index), Previous);
}

TEST(ActivationOrder, DependenciesComeFirst) {
  ProcessesModel Model;
  addDependency(addProcess(Model, "a", "/a"), "b");
  addDependency(addProcess(Model, "b", "/b"), "c");
  addProcess(Model, "c", "/c");
  EXPECT_THAT(numbersOf(Model), ElementsAre(3, 2, 1));
}

TEST(ActivationOrder, ValidNumbersAreKept) {
  ProcessesModel Model;
  addDependency(addProcess(Model, "a", "/a"), "b");
  addProcess(Model, "b", "/b");
  ActivationNumbers Previous;
  Previous["a"] = 9;
  Previous["b"] = 4;
  EXPECT_THAT(numbersOf(Model, Previous), ElementsAre(9, 4));
  Previous["a"] = 4;
  EXPECT_THAT(numbersOf(Model, Previous), ElementsAre(5, 4));
}

TEST(DependencyGraph, ShowsCyclesWhole) {
  DependencyGraph Graph(4);
  Graph.addEdge(0, 1, 10);
  Graph.addEdge(1, 2, 11);
  Graph.addEdge(2, 1, 12);
  Graph.addEdge(3, 3, 13);
  DependencyGraph::Walk Walk = Graph.walk();
  ASSERT_EQ(Walk.Cycles.size(), 2U);
  EXPECT_EQ(Walk.Cycles[0].size(), 2U);
  EXPECT_EQ(Walk.Cycles[0][0].Label, 11U);
  EXPECT_EQ(Walk.Cycles[0][1].Label, 12U);
  EXPECT_EQ(Walk.Cycles[1][0].Label, 13U);
}

TEST(DependencyGraph, LongChainsNeedNoStack) {
  constexpr uint32_t Length = 300000;
  DependencyGraph Graph(Length);
  for (uint32_t I = 0; I + 1 < Length; ++I)
    Graph.addEdge(I, I + 1, 0);
  EXPECT_EQ(Graph.walk().Order.front(), Length - 1);
}
