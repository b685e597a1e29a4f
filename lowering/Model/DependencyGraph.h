#pragma once

#include "llvm/ADT/ArrayRef.h"
#include <cstdint>
#include <vector>

namespace dx {

/// A directed graph over the entries of a model: an edge leads from what needs
/// to what is needed. Labels say where an edge was written.
class DependencyGraph {
public:
  struct Edge {
    uint32_t From;
    uint32_t To;
    uint32_t Label;
  };
  /// Closed: the last edge leads to where the first one starts.
  using Cycle = std::vector<Edge>;

  explicit DependencyGraph(uint32_t NodeCount) : Out(NodeCount) {}

  void addEdge(uint32_t From, uint32_t To, uint32_t Label) {
    Out[From].push_back({From, To, Label});
  }
  [[nodiscard]] llvm::ArrayRef<Edge> edgesOf(uint32_t Node) const {
    return Out[Node];
  }
  [[nodiscard]] uint32_t size() const { return Out.size(); }

  struct Walk {
    /// Every node, what is needed before what needs it (but for cycles).
    std::vector<uint32_t> Order;
    /// One cycle for each edge that closes one, as many as together are not
    /// longer than the graph is large: the work stays linear.
    std::vector<Cycle> Cycles;
  };
  /// Visits nodes in order of their numbers and edges in order of insertion.
  [[nodiscard]] Walk walk() const;

private:
  std::vector<std::vector<Edge>> Out;
};

} // namespace dx
