#pragma once

#include "lowering/Model/DependencyGraph.h"
#include "lowering/Model/ProcessesModel.h"
#include "llvm/ADT/StringMap.h"

namespace dx {

/// Where the entries of a model stand, by machine and key.
class EntryIndex {
public:
  explicit EntryIndex(const ProcessesModel &Model);
  /// The entry of a name on the same machine as \p From.
  [[nodiscard]] std::optional<uint32_t> find(const ModelEntry &From,
                                             llvm::StringRef Name) const;

private:
  llvm::StringMap<llvm::StringMap<uint32_t>> ByMachine;
};

/// The edges from each entry to the entries that it depends on; an edge's label
/// is the index of the dependency. Dependencies that are not in the model have
/// no edge.
[[nodiscard]] DependencyGraph activationGraph(const ProcessesModel &Model,
                                              const EntryIndex &Index);

/// Activation numbers of an earlier generation, by process name.
using ActivationNumbers = llvm::StringMap<uint32_t>;

/// Gives every entry a number greater than those of its dependencies, starting
/// at 1. A number of \p Previous is kept while it satisfies that, so that a new
/// leaf changes no other process. The graph has no cycles.
[[nodiscard]] std::vector<uint32_t>
numberActivations(const ProcessesModel &Model, const DependencyGraph &Graph,
                  const ActivationNumbers &Previous);

} // namespace dx
