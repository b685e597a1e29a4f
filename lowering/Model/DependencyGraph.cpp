#include "lowering/Model/DependencyGraph.h"

using namespace dx;

namespace {

/// A depth-first search with its own stack: dependency chains may be longer
/// than the machine's stack is deep.
class DepthFirstSearch {
  struct Frame {
    uint32_t Node;
    uint32_t NextEdge;
  };
  enum class Colour : uint8_t { New, Open, Done };
  static constexpr uint32_t NoDepth = ~0U;

  const DependencyGraph &Graph;
  DependencyGraph::Walk &Result;
  std::vector<Colour> Colours;
  std::vector<uint32_t> DepthOf;
  std::vector<Frame> Stack;
  size_t CycleBudget = 0;

public:
  DepthFirstSearch(const DependencyGraph &Graph, DependencyGraph::Walk &Result)
      : Graph(Graph), Result(Result), Colours(Graph.size(), Colour::New),
        DepthOf(Graph.size(), NoDepth) {
    for (uint32_t Node = 0; Node < Graph.size(); ++Node)
      CycleBudget += 1 + Graph.edgesOf(Node).size();
  }

  void run() {
    for (uint32_t Node = 0; Node < Graph.size(); ++Node)
      if (Colours[Node] == Colour::New)
        visitFrom(Node);
  }

private:
  void visitFrom(uint32_t Root) {
    open(Root);
    while (!Stack.empty()) {
      Frame &Top = Stack.back();
      llvm::ArrayRef<DependencyGraph::Edge> Edges = Graph.edgesOf(Top.Node);
      if (Top.NextEdge == Edges.size()) {
        close();
        continue;
      }
      uint32_t To = Edges[Top.NextEdge++].To;
      if (Colours[To] == Colour::New)
        open(To);
      else if (Colours[To] == Colour::Open)
        recordCycle(DepthOf[To]);
    }
  }

  void open(uint32_t Node) {
    Colours[Node] = Colour::Open;
    DepthOf[Node] = Stack.size();
    Stack.push_back({Node, 0});
  }

  void close() {
    Colours[Stack.back().Node] = Colour::Done;
    Result.Order.push_back(Stack.back().Node);
    Stack.pop_back();
  }

  void recordCycle(uint32_t Depth) {
    size_t Length = Stack.size() - Depth;
    if (Length > CycleBudget)
      return;
    CycleBudget -= Length;
    DependencyGraph::Cycle Cycle;
    for (size_t I = Depth; I < Stack.size(); ++I)
      Cycle.push_back(Graph.edgesOf(Stack[I].Node)[Stack[I].NextEdge - 1]);
    Result.Cycles.push_back(std::move(Cycle));
  }
};

} // namespace

DependencyGraph::Walk DependencyGraph::walk() const {
  Walk Result;
  Result.Order.reserve(size());
  DepthFirstSearch(*this, Result).run();
  return Result;
}
