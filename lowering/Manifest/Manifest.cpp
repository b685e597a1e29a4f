#include "lowering/Manifest/Manifest.h"

#include "lowering/Backends/PackageTree.h"
#include "lowering/Manifest/DeploymentReader.h"
#include "lowering/Manifest/Profiles.h"
#include "lowering/Model/ActivationOrder.h"

using namespace dx;

static std::optional<ManagerKind> managerOfType(llvm::StringRef Type) {
#define DX_BACKEND(Kind, Name, DysnomiaType)                                   \
  if (Type == DysnomiaType)                                                    \
    return ManagerKind::Kind;
#include "lowering/Backends/Backends.def"
  return std::nullopt;
}

namespace {

/// Makes the packages of the services that are managed processes.
class ProcessPackages {
public:
  ProcessPackages(DeploymentModel &Model, Session &S,
                  llvm::StringRef DefaultManager)
      : Model(Model), Diags(S.Diags), DefaultManager(DefaultManager),
        Index(Model.Processes),
        Context{Model.Processes, Index, S.Store, S.Diags,
                /*OwnsManager=*/false},
        Numbers(numberActivations(
            Model.Processes, activationGraph(Model.Processes, Index), {})) {
    for (uint32_t I = 0; I < Model.Processes.Entries.size(); ++I) {
      const ModelEntry &Entry = Model.Processes.Entries[I];
      EntryOf.try_emplace(Entry.Machine + '\0' + Entry.Key, I);
    }
  }

  void make() {
    for (DeployedService &Service : Model.Services)
      for (ServiceVariant &Variant : Service.Variants)
        if (Variant.Pkg.empty())
          makeVariant(Service, Variant);
  }

private:
  void makeVariant(const DeployedService &Service, ServiceVariant &Variant) {
    // The framework's type of processes that leave the choice open.
    auto Manager = Service.Type == "managed-process"
                       ? managerNamed(DefaultManager)
                       : managerOfType(Service.Type);
    if (!Manager) {
      Diags.report(Service.Range, diag::ManagerNotServed, Service.Name,
                   Service.Type);
      return;
    }
    for (const ContainerMapping &M : Service.Targets) {
      const DeploymentTarget &Target = Model.Targets[M.Target];
      auto Entry = EntryOf.find(Target.Name + '\0' + Variant.Process);
      if (Target.System != Variant.System || Entry == EntryOf.end())
        continue;
      Variant.Pkg = makePackage(backendFor(*Manager),
                                Model.Processes.Entries[Entry->second],
                                Numbers[Entry->second], Context)
                        .StorePath;
      return;
    }
  }

  DeploymentModel &Model;
  DiagnosticEngine &Diags;
  llvm::StringRef DefaultManager;
  EntryIndex Index;
  LoweringContext Context;
  std::vector<uint32_t> Numbers;
  llvm::StringMap<uint32_t> EntryOf;
};

} // namespace

DeploymentModel dx::readDeployment(Evaluator &E, const ManifestInput &Input) {
  DeploymentReader Reader(E, Input);
  Reader.read();
  return Reader.take();
}

static ManifestOutput printOutput(Evaluator &E, DeploymentModel &Model) {
  VirtualStore &Store = E.session().Store;
  ManifestRecords Records = makeRecords(E, Model);
  ManifestOutput Output;
  std::vector<std::string> Profiles = addProfiles(Store, Model, Records);
  for (uint32_t T = 0; T < Model.Targets.size(); ++T)
    (void)Output.Tree.addLink(
        "profiles/" + Model.Targets[T].Name,
        "../store/" + llvm::StringRef(Profiles[T]).rsplit('/').second.str());
  (void)Output.Tree.addFile("manifest.xml",
                            printManifestXml(Model, Records, Profiles));
  Output.Objects = Store.closure(Profiles);
  return Output;
}

ManifestOutput dx::lowerManifest(Evaluator &E, const ManifestInput &Input) {
  DeploymentModel Model = readDeployment(E, Input);
  DiagnosticEngine &Diags = E.session().Diags;
  if (Diags.hasErrors())
    return {};
  ProcessPackages(Model, E.session(), Input.ProcessManager).make();
  return Diags.hasErrors() ? ManifestOutput() : printOutput(E, Model);
}
