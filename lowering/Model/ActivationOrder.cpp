#include "lowering/Model/ActivationOrder.h"

using namespace dx;

EntryIndex::EntryIndex(const ProcessesModel &Model) {
  for (uint32_t I = 0; I < Model.Entries.size(); ++I) {
    const ModelEntry &Entry = Model.Entries[I];
    ByMachine[Entry.Machine].try_emplace(Entry.Key, I);
  }
}

std::optional<uint32_t> EntryIndex::find(const ModelEntry &From,
                                         llvm::StringRef Name) const {
  auto Machine = ByMachine.find(From.Machine);
  if (Machine == ByMachine.end())
    return std::nullopt;
  auto Entry = Machine->second.find(Name);
  if (Entry == Machine->second.end())
    return std::nullopt;
  return Entry->second;
}

DependencyGraph dx::activationGraph(const ProcessesModel &Model,
                                    const EntryIndex &Index) {
  DependencyGraph Graph(Model.Entries.size());
  for (uint32_t From = 0; From < Model.Entries.size(); ++From) {
    const ModelEntry &Entry = Model.Entries[From];
    const std::vector<Dependency> &All = Entry.Instance.Dependencies;
    for (uint32_t Label = 0; Label < All.size(); ++Label)
      if (std::optional<uint32_t> To = Index.find(Entry, All[Label].Name))
        Graph.addEdge(From, *To, Label);
  }
  return Graph;
}

std::vector<uint32_t> dx::numberActivations(const ProcessesModel &Model,
                                            const DependencyGraph &Graph,
                                            const ActivationNumbers &Previous) {
  std::vector<uint32_t> Numbers(Graph.size(), 0);
  for (uint32_t Node : Graph.walk().Order) {
    uint32_t Least = 1;
    for (const DependencyGraph::Edge &Edge : Graph.edgesOf(Node))
      Least = std::max(Least, Numbers[Edge.To] + 1);
    auto Kept = Previous.find(Model.Entries[Node].Instance.Name);
    bool Valid = Kept != Previous.end() && Kept->second >= Least;
    Numbers[Node] = Valid ? Kept->second : Least;
  }
  return Numbers;
}
