#include "lowering/Checks/Checks.h"

#include "frontend/Basic/Nearest.h"
#include "lowering/Model/ActivationOrder.h"

using namespace dx;

namespace {

/// Names are compared with at most this many entries, so that a model full of
/// mistakes still takes linear time.
constexpr size_t MaxCandidates = 2000;
constexpr size_t MaxSuggestions = 20;

class DependencyCheck {
  const ProcessesModel &Model;
  DiagnosticEngine &Diags;
  EntryIndex Index;
  size_t Suggested = 0;

public:
  DependencyCheck(const ProcessesModel &Model, DiagnosticEngine &Diags)
      : Model(Model), Diags(Diags), Index(Model) {}

  void run() {
    for (const ModelEntry &Entry : Model.Entries)
      if (!Entry.Failed)
        for (const Dependency &D : Entry.Instance.Dependencies)
          check(Entry, D);
    for (const auto &Cycle : activationGraph(Model, Index).walk().Cycles)
      reportActivationCycle(Cycle);
    for (const auto &Cycle : fileGraph().walk().Cycles)
      reportFileCycle(Cycle);
  }

private:
  void check(const ModelEntry &Entry, const Dependency &D) {
    auto Target = Index.find(Entry, D.Name);
    if (!Target)
      reportMissing(Entry, D);
    else if (!D.SameRecord && !Model.Entries[*Target].Failed)
      Diags.report(D.Range, diag::DependencyIsAnother, Entry.Key, D.Name);
  }

  void reportMissing(const ModelEntry &Entry, const Dependency &D) {
    std::string Near = nearest(Entry, D.Name);
    if (Near.empty())
      Diags.report(D.Range, diag::DependencyNotInModel, Entry.Key, D.Name);
    else
      Diags.report(D.Range, diag::DependencyNotInModelNear, Entry.Key, D.Name,
                   Near);
  }

  /// The entry whose key is most like \p Name; empty where none is like it.
  std::string nearest(const ModelEntry &From, llvm::StringRef Name) {
    if (Model.Entries.size() > MaxCandidates || ++Suggested > MaxSuggestions)
      return "";
    NearestName Search(Name);
    std::string Found;
    for (const ModelEntry &Entry : Model.Entries)
      if (Entry.Machine == From.Machine && Entry.Key != From.Key &&
          Search.consider(Entry.Key) == NearestName::Verdict::Nearer)
        Found = Entry.Key;
    return Found;
  }

  [[nodiscard]] const std::string &keyOf(uint32_t Node) const {
    return Model.Entries[Node].Key;
  }

  [[nodiscard]] std::string pathOf(const DependencyGraph::Cycle &Cycle,
                                   llvm::StringRef Verb) const {
    std::string Path;
    for (const DependencyGraph::Edge &Edge : Cycle)
      Path += "`" + keyOf(Edge.From) + "` " + Verb.str() + " ";
    return Path + "`" + keyOf(Cycle.back().To) + "`";
  }

  void reportActivationCycle(const DependencyGraph::Cycle &Cycle) {
    uint32_t First = Cycle.front().From;
    auto Report =
        Diags.report(Model.Entries[First].Range, diag::ActivationCycle,
                     keyOf(First), pathOf(Cycle, "depends on"));
    for (const DependencyGraph::Edge &Edge : Cycle) {
      const ProcessInstance &From = Model.Entries[Edge.From].Instance;
      Report.note(From.Dependencies[Edge.Label].Range, diag::DependsOnHere,
                  keyOf(Edge.From), keyOf(Edge.To));
    }
  }

  /// An edge's label is the index of the file that refers to the other
  /// instance's files.
  DependencyGraph fileGraph() {
    DependencyGraph Graph(Model.Entries.size());
    for (uint32_t From = 0; From < Model.Entries.size(); ++From) {
      const ModelEntry &Entry = Model.Entries[From];
      for (uint32_t Label = 0; Label < Entry.Instance.Files.size(); ++Label)
        addFileEdges(Graph, From, Label);
    }
    return Graph;
  }

  void addFileEdges(DependencyGraph &Graph, uint32_t From, uint32_t Label) {
    const ModelEntry &Entry = Model.Entries[From];
    ReferenceSet Set = Entry.Instance.Files[Label].References;
    for (const std::string &Name :
         Model.References.names(Set, ReferenceKind::Instance))
      if (auto To = Index.find(Entry, Name))
        Graph.addEdge(From, *To, Label);
  }

  void reportFileCycle(const DependencyGraph::Cycle &Cycle) {
    uint32_t First = Cycle.front().From;
    auto Report = Diags.report(Model.Entries[First].Range, diag::FileCycle,
                               keyOf(First), pathOf(Cycle, "contains"));
    for (const DependencyGraph::Edge &Edge : Cycle) {
      const InstanceFile &File =
          Model.Entries[Edge.From].Instance.Files[Edge.Label];
      Report.note(File.Range, diag::FileRefersHere, File.Path, keyOf(Edge.From),
                  keyOf(Edge.To));
    }
  }
};

} // namespace

void dx::checkDependencies(const ProcessesModel &Model,
                           DiagnosticEngine &Diags) {
  DependencyCheck(Model, Diags).run();
}
