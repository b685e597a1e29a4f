#include "lowering/Manifest/DeploymentReader.h"

#include "lowering/Checks/ProcessChecks.h"
#include "lowering/Manifest/DeploymentChecks.h"
#include "lowering/Model/InstanceReader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"
#include <set>
#include <tuple>

// The packages of the services, for each kind of machine that they go to.

using namespace dx;

Value DeploymentReader::mappingsValue(
    const std::vector<ContainerMapping> &Mappings) {
  std::vector<Value> Elements;
  for (const ContainerMapping &M : Mappings)
    Elements.push_back(
        AttrsBuilder(E)
            .add("target", E.string(Model.Targets[M.Target].Name))
            .add("container", E.string(M.Container))
            .make());
  return makeList(E.heap(), Elements);
}

Value DeploymentReader::referencesValue() {
  AttrsBuilder All(E);
  for (const DeployedService &Service : Model.Services) {
    // Where both have a parameter, that of `dependsOn` counts.
    std::map<std::string, const ServiceReference *> Parameters;
    for (const ServiceReference &Reference : Service.DependsOn)
      Parameters.try_emplace(Reference.Parameter, &Reference);
    for (const ServiceReference &Reference : Service.ConnectsTo)
      Parameters.try_emplace(Reference.Parameter, &Reference);
    AttrsBuilder Own(E);
    for (const auto &[Parameter, Reference] : Parameters)
      Own.add(
          Parameter,
          AttrsBuilder(E)
              .add("service", E.string(Model.Services[Reference->Service].Name))
              .add("targets", mappingsValue(targetsOf(Model, *Reference)))
              .make());
    All.add(Service.Name, Own.make());
  }
  return All.make();
}

/// `containers.TARGET.CONTAINER` of all that services provide.
Value DeploymentReader::providedContainersValue(Value Services) {
  std::vector<AttrsBuilder> ByTarget(Model.Targets.size(), AttrsBuilder(E));
  for (const DeployedService &Service : Model.Services) {
    if (Service.ProvidesContainers.empty() || Service.Failed)
      continue;
    Value Fields = E.force(R.attr(Services, Service.Name)->V);
    Attr *Several = R.attr(Fields, "providesContainers");
    for (const auto &[Container, Properties] : Service.ProvidesContainers) {
      Value V;
      if (Several) {
        V = R.attr(R.set(Several->V), Container)->V;
      } else {
        AttrsBuilder Own(E);
        for (const auto &[Name, Property] : Properties)
          Own.add(Name, R.attr(Fields, Name)->V);
        V = Own.make();
      }
      for (const ContainerMapping &M : Service.Targets)
        ByTarget[M.Target].add(Container, V);
    }
  }
  AttrsBuilder All(E);
  for (size_t I = 0; I < ByTarget.size(); ++I)
    All.add(Model.Targets[I].Name, ByTarget[I].make());
  return All.make();
}

Value DeploymentReader::packagesFor(const std::string &System) {
  Value Services = servicesFor(System);
  if (!Services.isValid())
    return Value();
  AttrsBuilder DeployState(E);
  for (const DeployedService &Service : Model.Services)
    DeployState.add(Service.Name, Value::boolean(Service.DeployState));
  Value Arguments = AttrsBuilder(E)
                        .add("services", Services)
                        .add("infrastructure", normalisedInfrastructure())
                        .add("references", referencesValue())
                        .add("deployState", DeployState.make())
                        .add("containers", providedContainersValue(Services))
                        .make();
  std::string File =
      (llvm::Twine(LibraryRoot) + "/processes/service-packages.dx").str();
  return E.call(E.importFile(File, {}), Arguments);
}

void DeploymentReader::readPackages() {
  std::set<std::string> Systems;
  for (const DeployedService &Service : Model.Services)
    for (const ContainerMapping &M : Service.Targets)
      Systems.insert(Model.Targets[M.Target].System);
  for (const std::string &System : Systems)
    R.attempt([&] { readPackagesFor(System); });
}

void DeploymentReader::readPackagesFor(const std::string &System) {
  Value Packages = packagesFor(System);
  if (!Packages.isValid())
    return;
  Value Services = servicesFor(System);
  for (DeployedService &Service : Model.Services) {
    bool IsWanted = llvm::any_of(Service.Targets, [&](const auto &M) {
      return Model.Targets[M.Target].System == System;
    });
    Attr *Given = R.attr(Services, Service.Name);
    Attr *Pkg = R.attr(Packages, Service.Name);
    if (!IsWanted || Service.Failed || !Given || !Pkg)
      continue;
    ValueReader::Step S(R, Service.Name, Given->Origin);
    Attr *Written = R.attr(E.force(Given->V), "pkg");
    ValueReader::Step P(R, "pkg", Written ? Written->Origin : SourceLoc());
    if (!R.attempt([&] { readPackage(Pkg->V, Service, System); }))
      Service.Failed = true;
  }
}

void DeploymentReader::readPackage(Value &Slot, DeployedService &Service,
                                   const std::string &System) {
  Value V = E.force(Slot);
  if (V.isFunction())
    R.fail(diag::ServicePkgIsFunction, Service.Name);
  ServiceVariant Variant{System, "", "", ""};
  if (R.hasType(V, InstanceType)) {
    Variant.Process = addProcess(V, Service, System);
  } else {
    ContextId Context = 0;
    E.coerceToString(V, {}, R.place(), Variant.Pkg, Context);
    const StoreDir &Dir = E.session().Store.dir();
    auto Parts = Dir.split(Variant.Pkg);
    if (!Parts || !Parts->Rest.empty())
      R.fail(diag::PkgNotInStore, Service.Name, Variant.Pkg);
  }
  Service.Variants.push_back(std::move(Variant));
}

std::string DeploymentReader::addProcess(Value Instance,
                                         const DeployedService &Service,
                                         const std::string &System) {
  size_t Before = R.failures();
  ReadInstance Read = readInstance(R, Settings, Instance);
  for (const ContainerMapping &M : Service.Targets) {
    if (Model.Targets[M.Target].System != System)
      continue;
    ModelEntry Entry;
    Entry.Key = Read.Instance.Name;
    Entry.Range = Service.Range;
    Entry.Machine = Model.Targets[M.Target].Name;
    Entry.Instance = Read.Instance;
    Entry.Failed = R.failures() != Before;
    Model.Processes.Entries.push_back(std::move(Entry));
  }
  return Read.Instance.Name;
}

void DeploymentReader::read() {
  readInfrastructure();
  // Another model in its place: the others are in wrong places, too.
  if (Infrastructure.isValid() && Infrastructure.isFunction())
    return;
  readDistribution();
  if (!Infrastructure.isValid() || !Infrastructure.isAttrs() ||
      !Distribution.isValid())
    return;
  readServices();
  linkProviders(Model, E.session().Diags);
  checkDeployment(Model, E.session().Diags);
  readPackages();
  llvm::sort(Model.Processes.Entries, [](const auto &A, const auto &B) {
    return std::tie(A.Machine, A.Key) < std::tie(B.Machine, B.Key);
  });
  checkProcesses(Model.Processes, E.session().Store, E.session().Diags);
}

DeploymentReader::DeploymentReader(Evaluator &E, const ManifestInput &Input)
    : E(E), Input(Input), Explainer(E.session().Sources, ModelKind::Services),
      R(E, Model.Processes.References,
        [this](Diagnostic &D) { Explainer.explain(D); }),
      Settings(R, Model.Processes.Settings) {}
