#include "lowering/Manifest/DeploymentReader.h"

#include "frontend/Basic/Nearest.h"
#include "lowering/Model/EntryAttributes.h"
#include "lowering/Model/WrongModel.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"

// The services model, but for its packages.

using namespace dx;

static std::string libraryFile(llvm::StringRef Path) {
  return (llvm::Twine(LibraryRoot) + "/processes/" + Path).str();
}

/// A function from services to the targets with their services.
Value DeploymentReader::inverseDistribution() {
  std::vector<std::vector<Value>> On(Model.Targets.size());
  for (Attr *A : attrsByName(Distribution, E.symbols())) {
    llvm::StringRef Name = E.symbols().text(A->Name);
    for (const ContainerMapping &M : Mapped[Name])
      On[M.Target].push_back(E.string(Name));
  }
  AttrsBuilder ServicesOn(E);
  for (size_t I = 0; I < On.size(); ++I)
    ServicesOn.add(Model.Targets[I].Name, makeList(E.heap(), On[I]));
  Value Arguments = AttrsBuilder(E)
                        .add("infrastructure", Infrastructure)
                        .add("servicesOn", ServicesOn.make())
                        .make();
  return E.call(E.importFile(libraryFile("inverse-distribution.dx"), {}),
                Arguments);
}

Value DeploymentReader::servicesFor(const std::string &System) {
  auto Known = ServicesBySystem.find(System);
  if (Known != ServicesBySystem.end())
    return Known->second;
  Value &Result = ServicesBySystem[System];
  R.attempt([&] {
    std::vector<ModelArgument> Arguments(Input.Arguments);
    Arguments.push_back({"system", E.string(System), ArgumentKind::Offered});
    // Tied to the services once they are there; the model may ask only after.
    Value Inverse = E.callLater(inverseDistribution(), Value::null());
    Value Table = updateAttrs(E.heap(), modelArgumentTable(R, Arguments),
                              AttrsBuilder(E)
                                  .add("distribution", Distribution)
                                  .add("infrastructure", Infrastructure)
                                  .add("invDistribution", Inverse)
                                  .make());
    Value Function = E.importFile(Input.ServicesFile, {});
    Value Set = modelCallArguments(R, Function, Arguments, Table);
    if (!Set.isValid())
      return;
    Value Services =
        Function.isFunction() ? E.callLater(Function, Set) : Function;
    static_cast<CallThunkObject *>(Inverse.object())->Argument = Services;
    Services = E.forced(Services);
    if (!Services.isAttrs())
      R.fail(diag::ModelNotASet, describeType(Services));
    if (areProcesses(R, Services)) {
      const LambdaCode *Pattern = patternOf(Function);
      R.raise(makeDiag(Pattern ? Pattern->PatternRange : SourceRange(),
                       diag::ModelOfProcesses));
    }
    Result = Services;
  });
  return Result;
}

void DeploymentReader::readServices() {
  // Types and dependencies do not depend on the kind of machine.
  std::string System = Model.Targets.empty() ? E.session().Options.System
                                             : Model.Targets.front().System;
  Value Services = servicesFor(System);
  if (!Services.isValid())
    return;
  for (Attr *A : attrsByName(Services, E.symbols())) {
    llvm::StringRef Key = E.symbols().text(A->Name);
    ValueReader::Step S(R, Key, A->Origin);
    ServiceByName.try_emplace(Key, uint32_t(Model.Services.size()));
    Explainer.addEntry(Key, R.place());
    DeployedService Service;
    Service.Name = Key.str();
    Service.Range = Service.PkgRange = R.place();
    Model.Services.push_back(std::move(Service));
  }
  R.eachAttr(Services,
             [&](llvm::StringRef Key, Attr &A) { readService(Key, A); });
  Explainer.explainUndefined(E.session().Diags);
  readAllReferences(Services);
  applyDistribution();
}

void DeploymentReader::readService(llvm::StringRef Key, Attr &A) {
  uint32_t Index = ServiceByName[Key];
  DeployedService &Service = Model.Services[Index];
  size_t Before = R.failures();
  R.attempt([&] {
    Value Fields = R.set(A.V);
    ServiceByIdentity.try_emplace(Fields.object(), Index);
    readServiceFields(Fields, Service);
    checkEntryAttributes(R, ModelKind::Services, Fields, Key);
    if (Attr *Own = R.attr(Fields, "targets")) {
      HasOwnTargets.insert(Index);
      ValueReader::Step S(R, "targets", Own->Origin);
      R.attempt([&] { Service.Targets = readMappings(Own->V); });
    }
  });
  Service.Failed = R.failures() != Before;
}

void DeploymentReader::readServiceFields(Value Fields,
                                         DeployedService &Service) {
  for (llvm::StringRef Required : {"name", "type", "pkg"})
    if (!R.attr(Fields, Required))
      R.attempt([&] { failMissingAttribute(R, Fields, Required); });
  R.field(Fields, "name", [&](Value &V) {
    std::string Name = R.string(V);
    if (Name != Service.Name)
      R.fail(diag::ServiceNameDiffers, Service.Name, Name);
  });
  R.field(Fields, "type", [&](Value &V) { Service.Type = R.string(V); });
  Service.DeployState = Input.DeployState;
  R.field(Fields, "deployState",
          [&](Value &V) { Service.DeployState = R.boolean(V); });
  if (Attr *Pkg = R.attr(Fields, "pkg")) {
    ValueReader::Step S(R, {}, Pkg->Origin);
    Service.PkgRange = R.place();
  }
  readProvidedContainers(Fields, Service);
}

void DeploymentReader::readProvidedContainers(Value Fields,
                                              DeployedService &Service) {
  if (R.attr(Fields, "providesContainers")) {
    R.field(Fields, "providesContainers", [&](Value &V) {
      R.eachAttr(V, [&](llvm::StringRef Name, Attr &A) {
        Service.ProvidesContainers.emplace_back(Name.str(),
                                                readProperties(A.V));
      });
    });
    return;
  }
  R.field(Fields, "providesContainer", [&](Value &V) {
    PropertySet Properties;
    for (Attr *A : attrsByName(Fields, E.symbols())) {
      llvm::StringRef Name = E.symbols().text(A->Name);
      if (!isReservedAttribute(Name))
        R.field(Fields, Name, [&](Value &P) {
          Properties.push_back({Name.str(), readProperty(P)});
        });
    }
    Service.ProvidesContainers.emplace_back(R.string(V), std::move(Properties));
  });
}

uint32_t DeploymentReader::serviceOf(Value V) {
  if (!V.isAttrs())
    R.wrongType(V, "a service of the model");
  auto Same = ServiceByIdentity.find(V.object());
  if (Same != ServiceByIdentity.end())
    return Same->second;
  Attr *Name = R.attr(V, "name");
  if (!Name)
    R.fail(diag::NotAService, R.subject());
  std::string Text = R.string(Name->V);
  auto Known = ServiceByName.find(Text);
  if (Known == ServiceByName.end())
    R.fail(diag::ServiceNotInModel, R.subject(), Text);
  return Known->second;
}

ServiceReference DeploymentReader::readReference(llvm::StringRef Parameter,
                                                 Value &Slot) {
  ServiceReference Reference;
  Reference.Parameter = Parameter.str();
  Reference.Range = R.place();
  Value V = E.force(Slot);
  Reference.Service = serviceOf(V);
  const DeployedService &Service = Model.Services[Reference.Service];
  if (Service.Type == "package")
    R.fail(diag::DependsOnPackage, R.subject(), Service.Name);
  Attr *Targets = R.attr(V, "targets");
  if (!Targets || ServiceByIdentity.contains(V.object()))
    return Reference;
  ValueReader::Step S(R, "targets", Targets->Origin);
  R.attempt([&] { Reference.Selection = readMappings(Targets->V); });
  for (ContainerMapping &M : Reference.Selection)
    if (M.Container.empty())
      M.Container = Service.Type;
  return Reference;
}

void DeploymentReader::readReferences(Value Fields, llvm::StringRef Kind,
                                      std::vector<ServiceReference> &Into) {
  R.field(Fields, Kind, [&](Value &V) {
    R.eachAttr(V, [&](llvm::StringRef Parameter, Attr &A) {
      Into.push_back(readReference(Parameter, A.V));
    });
  });
}

void DeploymentReader::readAllReferences(Value Services) {
  for (Attr *A : attrsByName(Services, E.symbols())) {
    llvm::StringRef Key = E.symbols().text(A->Name);
    DeployedService &Service = Model.Services[ServiceByName[Key]];
    ValueReader::Step S(R, Key, A->Origin);
    size_t Before = R.failures();
    R.attempt([&] {
      Value Fields = R.set(A->V);
      readReferences(Fields, "dependsOn", Service.DependsOn);
      readReferences(Fields, "connectsTo", Service.ConnectsTo);
      readReferences(Fields, "activatesAfter", Service.ActivatesAfter);
    });
    Service.Failed |= R.failures() != Before;
  }
}

/// Gives every service its targets, and every mapping its container.
void DeploymentReader::applyDistribution() {
  std::vector<std::string> Names;
  for (const DeployedService &Service : Model.Services)
    Names.push_back(Service.Name);
  for (Attr *A : attrsByName(Distribution, E.symbols())) {
    llvm::StringRef Name = E.symbols().text(A->Name);
    auto Known = ServiceByName.find(Name);
    if (Known == ServiceByName.end()) {
      auto Builder = E.session().Diags.report(MappedAt[Name],
                                              diag::MappingOfUnknown, Name);
      if (auto Near = nearest(Name, Names))
        Builder.note(MappedAt[Name], diag::DidYouMean, *Near);
    } else if (!HasOwnTargets.contains(Known->second)) {
      Model.Services[Known->second].Targets = Mapped[Name];
    }
  }
  for (DeployedService &Service : Model.Services)
    for (ContainerMapping &M : Service.Targets)
      if (M.Container.empty())
        M.Container = Service.Type;
}
