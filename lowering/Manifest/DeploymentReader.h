#pragma once

#include "lowering/Manifest/Manifest.h"
#include "lowering/Model/ModelExplainer.h"
#include "lowering/Model/SettingsReader.h"

namespace dx {

/// A table of sets by name, made for the evaluator.
class AttrsBuilder {
public:
  explicit AttrsBuilder(Evaluator &E) : E(E) {}
  AttrsBuilder &add(llvm::StringRef Name, Value V) {
    Attrs.push_back({E.intern(Name), {}, V});
    return *this;
  }
  [[nodiscard]] Value make() { return makeAttrs(E.heap(), Attrs); }

private:
  Evaluator &E;
  std::vector<Attr> Attrs;
};

/// Reads the three models of a deployment; the sources are split by model.
class DeploymentReader {
public:
  DeploymentReader(Evaluator &E, const ManifestInput &Input);

  void read();
  [[nodiscard]] DeploymentModel take() { return std::move(Model); }

private:
  // TargetsReader.cpp
  void readInfrastructure();
  void readTarget(llvm::StringRef Name, Attr &A);
  void readTargetDefaults(Value Fields, DeploymentTarget &Target);
  void readContainers(Value Fields, DeploymentTarget &Target);
  void indexTarget(Value Fields, const DeploymentTarget &Target);
  /// A target by the identity of its value, else by its address.
  uint32_t targetOf(Value V);
  Value normalisedInfrastructure();

  // DistributionReader.cpp
  void readDistribution();
  /// Both notations; containers that are not said are left empty.
  std::vector<ContainerMapping> readMappings(Value &Slot);
  ContainerMapping readMapping(Value &Element);

  // ServicesReader.cpp
  /// The services for one kind of machine, lazily; invalid after an error.
  Value servicesFor(const std::string &System);
  Value inverseDistribution();
  void readServices();
  void readService(llvm::StringRef Key, Attr &A);
  void readServiceFields(Value Fields, DeployedService &Service);
  void readProvidedContainers(Value Fields, DeployedService &Service);
  void readAllReferences(Value Services);
  void readReferences(Value Fields, llvm::StringRef Kind,
                      std::vector<ServiceReference> &Into);
  ServiceReference readReference(llvm::StringRef Parameter, Value &Slot);
  uint32_t serviceOf(Value V);
  void applyDistribution();

  // PackagesReader.cpp
  void readPackages();
  void readPackagesFor(const std::string &System);
  Value packagesFor(const std::string &System);
  Value referencesValue();
  Value mappingsValue(const std::vector<ContainerMapping> &Mappings);
  Value providedContainersValue(Value Services);
  void readPackage(Value &Slot, DeployedService &Service,
                   const std::string &System);
  /// Adds a managed process for every machine it goes to; gives its name.
  std::string addProcess(Value Instance, const DeployedService &Service,
                         const std::string &System);

  Property readProperty(Value &Slot);
  PropertySet readProperties(Value &Slot);

  Evaluator &E;
  const ManifestInput &Input;
  DeploymentModel Model;
  ModelExplainer Explainer;
  ValueReader R;
  SettingsReader Settings;

  Value Infrastructure;
  Value Distribution;
  llvm::DenseMap<Object *, uint32_t> TargetByIdentity;
  llvm::StringMap<uint32_t> TargetByAddress;
  llvm::StringMap<uint32_t> TargetByName;
  /// What the distribution model says, by service, and where.
  llvm::StringMap<std::vector<ContainerMapping>> Mapped;
  llvm::StringMap<SourceRange> MappedAt;
  llvm::DenseMap<Object *, uint32_t> ServiceByIdentity;
  llvm::StringMap<uint32_t> ServiceByName;
  /// Values of the services model, by system.
  std::map<std::string, Value> ServicesBySystem;
  /// Services whose own `targets` overrides the distribution.
  llvm::DenseSet<uint32_t> HasOwnTargets;
};

} // namespace dx
