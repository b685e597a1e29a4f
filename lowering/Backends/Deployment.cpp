#include "lowering/Backends/Deployment.h"
#include "lowering/Backends/DeploymentParts.h"
#include "lowering/Backends/PackageTree.h"
#include "llvm/Support/JSON.h"

using namespace dx;

static std::vector<LoweredPackage>
makePackages(const Backend &Manager, llvm::ArrayRef<uint32_t> Numbers,
             LoweringContext &Context) {
  std::vector<LoweredPackage> Packages;
  for (size_t I = 0; I < Context.Model.Entries.size(); ++I)
    Packages.push_back(
        makePackage(Manager, Context.Model.Entries[I], Numbers[I], Context));
  return Packages;
}

static std::vector<const StoreEntry *>
objectsOf(llvm::ArrayRef<LoweredPackage> Packages, const ManagerFiles &Managed,
          const VirtualStore &Store) {
  std::vector<std::string> Roots = Managed.StorePaths;
  for (const LoweredPackage &Package : Packages)
    Roots.push_back(Package.StorePath);
  return Store.closure(Roots);
}

/// Names are unique and checked: paths of different packages do not meet. Of
/// users and groups that several packages declare, the first one counts.
static void linkPackages(OutputTree &Generation,
                         llvm::ArrayRef<LoweredPackage> Packages,
                         const ProcessesModel &Model) {
  for (const LoweredPackage &Package : Packages) {
    OutputTree Tree = Package.ManagerFiles;
    const ProcessInstance &Instance = Package.Entry->Instance;
    addCredentialFiles(Tree, Instance.Credentials, Model.settingsOf(Instance));
    for (const auto &[Path, Node] : Tree.nodes())
      (void)Generation.addLink(Path, Package.StorePath + "/" + Path);
  }
}

Deployment dx::lowerProcesses(ProcessesModel &Model, VirtualStore &Store,
                              ManagerKind Kind,
                              const ActivationNumbers &Previous,
                              DiagnosticEngine &Diags) {
  const Backend &Manager = backendFor(Kind);
  EntryIndex Index(Model);
  LoweringContext Context{Model, Index, Store, Diags};
  std::vector<uint32_t> Numbers =
      numberActivations(Model, activationGraph(Model, Index), Previous);
  std::vector<LoweredPackage> Packages =
      makePackages(Manager, Numbers, Context);
  ManagerFiles Managed =
      Manager.manage(Packages, Model.Settings.front(), Context);

  Deployment Result;
  Result.Objects = objectsOf(Packages, Managed, Store);
  Result.Generation = Managed.Files;
  linkPackages(Result.Generation, Packages, Model);
  Result.Needed = requirementsOf(Packages, Model);
  DeploymentInput Input{Model,   Manager,        Store,        Packages,
                        Managed, Result.Objects, Result.Needed};
  for (const StoreEntry *Build : deferredBuilds(Result.Objects))
    Result.DeferredBuilds.push_back(Build->Path);
  (void)Result.Generation.addFile("manifest.json", printManifest(Input));
  (void)Result.Generation.addExecutable("activate", printActivate(Input));
  (void)Result.Generation.addExecutable("deactivate", printDeactivate(Input));
  return Result;
}

ActivationNumbers dx::readActivationNumbers(llvm::StringRef ManifestJson) {
  ActivationNumbers Numbers;
  llvm::Expected<llvm::json::Value> Document = llvm::json::parse(ManifestJson);
  if (!Document) {
    llvm::consumeError(Document.takeError());
    return Numbers;
  }
  const llvm::json::Object *Root = Document->getAsObject();
  const llvm::json::Array *Processes =
      Root ? Root->getArray("processes") : nullptr;
  if (!Processes)
    return Numbers;
  for (const llvm::json::Value &Process : *Processes) {
    const llvm::json::Object *Fields = Process.getAsObject();
    auto Name = Fields ? Fields->getString("name") : std::nullopt;
    auto Number = Fields ? Fields->getInteger("activation") : std::nullopt;
    if (Name && Number && *Number > 0 && *Number <= UINT32_MAX)
      Numbers[*Name] = static_cast<uint32_t>(*Number);
  }
  return Numbers;
}

std::vector<const StoreEntry *>
dx::deferredBuilds(llvm::ArrayRef<const StoreEntry *> Objects) {
  llvm::StringMap<uint32_t> IndexOf;
  for (const StoreEntry *Object : Objects)
    IndexOf.try_emplace(Object->Path, IndexOf.size());
  DependencyGraph Graph(Objects.size());
  for (uint32_t From = 0; From < Objects.size(); ++From)
    for (const std::string &Path : Objects[From]->References)
      if (auto To = IndexOf.find(Path); To != IndexOf.end())
        Graph.addEdge(From, To->second, 0);
  std::vector<const StoreEntry *> Builds;
  for (uint32_t Node : Graph.walk().Order)
    if (std::holds_alternative<DeferredBuild>(Objects[Node]->Contents))
      Builds.push_back(Objects[Node]);
  return Builds;
}
