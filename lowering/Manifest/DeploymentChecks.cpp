#include "lowering/Manifest/DeploymentChecks.h"

#include "lowering/Model/DependencyGraph.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace dx;

// --- Containers that services provide

namespace {

/// Who provides a container on a machine.
class ProviderIndex {
public:
  ProviderIndex(const DeploymentModel &Model, DiagnosticEngine &Diags) {
    for (uint32_t S = 0; S < Model.Services.size(); ++S)
      for (const auto &[Container, Properties] :
           Model.Services[S].ProvidesContainers)
        for (const ContainerMapping &M : Model.Services[S].Targets)
          add(Model, M.Target, Container, S, Diags);
  }

  [[nodiscard]] std::optional<uint32_t> find(const ContainerMapping &M) const {
    auto It = Providers.find(keyOf(M.Target, M.Container));
    if (It == Providers.end())
      return std::nullopt;
    return It->second;
  }

private:
  static std::string keyOf(uint32_t Target, llvm::StringRef Container) {
    return std::to_string(Target) + '/' + Container.str();
  }

  void add(const DeploymentModel &Model, uint32_t Target,
           llvm::StringRef Container, uint32_t Service,
           DiagnosticEngine &Diags) {
    auto [It, New] = Providers.try_emplace(keyOf(Target, Container), Service);
    if (New || It->second == Service)
      return;
    const DeployedService &First = Model.Services[It->second];
    const DeployedService &Second = Model.Services[Service];
    Diags
        .report(Second.Range, diag::ContainerTwice, Container, First.Name,
                Second.Name)
        .note(First.Range, diag::FirstUsedHere, First.Name);
  }

  llvm::StringMap<uint32_t> Providers;
};

} // namespace

/// The reference by which a service is activated after a provider; null where
/// the service says itself that it is, wherever the provider runs.
static ServiceReference *activationAfter(DeployedService &Service,
                                         uint32_t Provider, size_t Explicit,
                                         const DeploymentModel &Model) {
  auto &After = Service.ActivatesAfter;
  llvm::StringRef Name = Model.Services[Provider].Name;
  for (size_t I = 0; I < After.size(); ++I)
    if (After[I].Service == Provider && After[I].Parameter == Name)
      return I < Explicit && After[I].Selection.empty() ? nullptr : &After[I];
  After.push_back({Name.str(), Provider, Service.Range, {}});
  return &After.back();
}

static void orderAfterProvider(DeployedService &Service,
                               const ContainerMapping &M, size_t Explicit,
                               const DeploymentModel &Model) {
  ServiceReference *After =
      activationAfter(Service, *M.Provider, Explicit, Model);
  if (!After)
    return;
  for (const ContainerMapping &P : Model.Services[*M.Provider].Targets) {
    if (P.Target != M.Target)
      continue;
    bool IsThere = llvm::any_of(After->Selection, [&](const auto &Known) {
      return Known.Target == P.Target && Known.Container == P.Container;
    });
    if (!IsThere)
      After->Selection.push_back(P);
  }
}

void dx::linkProviders(DeploymentModel &Model, DiagnosticEngine &Diags) {
  ProviderIndex Providers(Model, Diags);
  for (DeployedService &Service : Model.Services) {
    size_t Explicit = Service.ActivatesAfter.size();
    for (ContainerMapping &M : Service.Targets) {
      M.Provider = Providers.find(M);
      if (M.Provider)
        orderAfterProvider(Service, M, Explicit, Model);
    }
  }
}

// --- Checks

static void checkContainers(const DeploymentModel &Model,
                            const DeployedService &Service,
                            DiagnosticEngine &Diags) {
  if (Service.Type == "package")
    return;
  for (const ContainerMapping &M : Service.Targets) {
    // A type that could not be read names none.
    if (M.Container.empty())
      continue;
    const DeploymentTarget &Target = Model.Targets[M.Target];
    bool IsThere = llvm::any_of(Target.Containers, [&](const auto &Container) {
      return Container.first == M.Container;
    });
    if (!IsThere && !M.Provider)
      Diags.report(M.Range.isValid() ? M.Range : Service.Range,
                   diag::ContainerMissing, Service.Name, M.Container,
                   Target.Name);
  }
}

/// A selection names places where the other service really is.
static bool checkSelection(const DeploymentModel &Model,
                           const ServiceReference &Reference,
                           DiagnosticEngine &Diags) {
  const DeployedService &Other = Model.Services[Reference.Service];
  bool Fine = true;
  for (const ContainerMapping &M : Reference.Selection) {
    if (llvm::any_of(Other.Targets, [&](const ContainerMapping &Real) {
          return Real.Target == M.Target && Real.Container == M.Container;
        }))
      continue;
    Fine = false;
    Diags.report(M.Range.isValid() ? M.Range : Reference.Range,
                 diag::SelectionNotMapped, Other.Name, M.Container,
                 Model.Targets[M.Target].Name);
  }
  return Fine;
}

static bool checkReference(const DeploymentModel &Model,
                           const DeployedService &Service,
                           const ServiceReference &Reference,
                           DiagnosticEngine &Diags) {
  const DeployedService &Other = Model.Services[Reference.Service];
  if (Other.Targets.empty()) {
    if (!Other.Failed)
      Diags
          .report(Reference.Range, diag::DependencyNotDistributed, Service.Name,
                  Other.Name)
          .note(Other.Range, diag::DeclaredHere, Other.Name);
    return false;
  }
  return checkSelection(Model, Reference, Diags);
}

/// Edges are labelled by an index into all references.
static DependencyGraph
activationGraphOf(const DeploymentModel &Model,
                  std::vector<const ServiceReference *> &References) {
  DependencyGraph Graph(uint32_t(Model.Services.size()));
  for (uint32_t S = 0; S < Model.Services.size(); ++S)
    for (const auto *Kind :
         {&Model.Services[S].DependsOn, &Model.Services[S].ActivatesAfter})
      for (const ServiceReference &Reference : *Kind) {
        Graph.addEdge(S, Reference.Service, uint32_t(References.size()));
        References.push_back(&Reference);
      }
  return Graph;
}

static void reportCycle(DeploymentModel &Model,
                        const DependencyGraph::Cycle &Cycle,
                        llvm::ArrayRef<const ServiceReference *> References,
                        DiagnosticEngine &Diags) {
  std::string Path;
  for (const DependencyGraph::Edge &Edge : Cycle)
    Path += "`" + Model.Services[Edge.From].Name + "` depends on ";
  Path += "`" + Model.Services[Cycle.back().To].Name + "`";
  auto Builder =
      Diags.report(References[Cycle.front().Label]->Range, diag::ServiceCycle,
                   Model.Services[Cycle.front().From].Name, Path);
  for (const DependencyGraph::Edge &Edge : Cycle) {
    Builder.note(References[Edge.Label]->Range, diag::DependsOnHere,
                 Model.Services[Edge.From].Name, Model.Services[Edge.To].Name);
    Model.Services[Edge.From].Failed = true;
  }
}

void dx::checkDeployment(DeploymentModel &Model, DiagnosticEngine &Diags) {
  for (DeployedService &Service : Model.Services) {
    if (Service.Targets.empty())
      continue;
    checkContainers(Model, Service, Diags);
    for (auto *Kind :
         {&Service.DependsOn, &Service.ConnectsTo, &Service.ActivatesAfter})
      for (const ServiceReference &Reference : *Kind)
        Service.Failed |= !checkReference(Model, Service, Reference, Diags);
  }
  std::vector<const ServiceReference *> References;
  DependencyGraph Graph = activationGraphOf(Model, References);
  for (const auto &Cycle : Graph.walk().Cycles)
    reportCycle(Model, Cycle, References, Diags);
}

std::vector<uint32_t> dx::dependencyOrder(const DeploymentModel &Model) {
  std::vector<const ServiceReference *> References;
  DependencyGraph Graph = activationGraphOf(Model, References);
  // The keys of what is connected to are needed as well, but not in order.
  return Graph.walk().Order;
}
