#include "lowering/Manifest/ManifestRecords.h"

#include "evaluator/Eval/ToXml.h"
#include "evaluator/Store/Hash.h"
#include "lowering/Manifest/DeploymentChecks.h"
#include "lowering/Manifest/DeploymentReader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace dx;

/// Length of a store path's digest and the dash behind it.
static constexpr size_t DigestPrefix = StoreDir::DigestLength + 1;

static const std::string &keyOn(const DeploymentModel &Model, uint32_t Service,
                                uint32_t Target) {
  return Model.Services[Service].variantFor(Model.Targets[Target].System)->Key;
}

/// References in the order of their parameters; of two with one parameter the
/// latter list's counts.
static std::vector<const ServiceReference *>
merge(const std::vector<ServiceReference> &First,
      const std::vector<ServiceReference> &Second) {
  std::map<std::string, const ServiceReference *> ByParameter;
  for (const auto *List : {&First, &Second})
    for (const ServiceReference &Reference : *List)
      ByParameter[Reference.Parameter] = &Reference;
  std::vector<const ServiceReference *> Merged;
  for (const auto &[Parameter, Reference] : ByParameter)
    Merged.push_back(Reference);
  return Merged;
}

static std::vector<MappingRecord>
mappingsOf(const DeploymentModel &Model,
           llvm::ArrayRef<const ServiceReference *> References) {
  std::vector<MappingRecord> Mappings;
  for (const ServiceReference *Reference : References)
    for (const ContainerMapping &M : targetsOf(Model, *Reference))
      Mappings.push_back(
          {{"container", M.Container},
           {"service", keyOn(Model, Reference->Service, M.Target)},
           {"target", Model.Targets[M.Target].Name}});
  return Mappings;
}

static std::string computeKey(Evaluator &E, const ServiceRecord &Record) {
  std::vector<Value> DependsOn;
  for (const MappingRecord &Mapping : Record.DependsOn) {
    AttrsBuilder Set(E);
    for (const auto &[Name, Text] : Mapping)
      Set.add(Name, E.string(Text));
    DependsOn.push_back(Set.make());
  }
  Value Identity = AttrsBuilder(E)
                       .add("dependsOn", makeList(E.heap(), DependsOn))
                       .add("name", E.string(Record.Name))
                       .add("pkg", E.string(Record.Pkg))
                       .add("type", E.string(Record.Type))
                       .make();
  ContextId Context = 0;
  std::string Xml = toXml(E, Identity, Context);
  return formatHash(hashBytes(HashAlgorithm::SHA256, Xml), HashFormat::Base16);
}

static ServiceRecord recordOf(const DeploymentModel &Model,
                              const DeployedService &Service,
                              const ServiceVariant &Variant) {
  ServiceRecord Record;
  Record.Name = Service.Name;
  Record.Pkg = Variant.Pkg;
  Record.Type = Service.Type;
  Record.Service = &Service;
  Record.DependsOn =
      mappingsOf(Model, merge(Service.ActivatesAfter, Service.DependsOn));
  return Record;
}

static MappingRecord mappingRecord(const DeploymentModel &Model, uint32_t S,
                                   const ContainerMapping &M) {
  MappingRecord Record{{"container", M.Container},
                       {"service", keyOn(Model, S, M.Target)},
                       {"target", Model.Targets[M.Target].Name}};
  if (M.Provider)
    Record["containerProvidedByService"] = keyOn(Model, *M.Provider, M.Target);
  return Record;
}

static void addMappings(const DeploymentModel &Model,
                        ManifestRecords &Records) {
  for (uint32_t S = 0; S < Model.Services.size(); ++S) {
    const DeployedService &Service = Model.Services[S];
    for (const ContainerMapping &M : Service.Targets) {
      MappingRecord Record = mappingRecord(Model, S, M);
      if (Service.Type != "package")
        Records.ServiceMappings.push_back(Record);
      if (!Service.DeployState)
        continue;
      llvm::StringRef Pkg =
          Service.variantFor(Model.Targets[M.Target].System)->Pkg;
      Record["component"] =
          Pkg.rsplit('/').second.drop_front(DigestPrefix).str();
      Records.SnapshotMappings.push_back(std::move(Record));
    }
  }
}

ManifestRecords dx::makeRecords(Evaluator &E, DeploymentModel &Model) {
  ManifestRecords Records;
  for (uint32_t S : dependencyOrder(Model))
    for (ServiceVariant &Variant : Model.Services[S].Variants) {
      ServiceRecord Record = recordOf(Model, Model.Services[S], Variant);
      Variant.Key = Record.Key = computeKey(E, Record);
      Records.Services.push_back(std::move(Record));
    }
  for (ServiceRecord &Record : Records.Services)
    Record.ConnectsTo =
        mappingsOf(Model, merge(Record.Service->ConnectsTo, {}));
  llvm::sort(Records.Services,
             [](const auto &A, const auto &B) { return A.Key < B.Key; });
  addMappings(Model, Records);
  return Records;
}

// --- One machine's part

static void removeTarget(std::vector<MappingRecord> &Mappings,
                         llvm::StringRef Target) {
  for (MappingRecord &Mapping : Mappings)
    if (auto It = Mapping.find("target");
        It != Mapping.end() && It->second == Target)
      Mapping.erase(It);
}

using RecordIndex = llvm::StringMap<const ServiceRecord *>;

/// The services that are mapped to the machine, in the order of their keys.
static void addLocalServices(ManifestRecords &Own, const RecordIndex &ByKey,
                             llvm::StringRef Target) {
  std::map<llvm::StringRef, const ServiceRecord *> Local;
  for (const MappingRecord &Mapping : Own.ServiceMappings) {
    auto Record = ByKey.find(Mapping.at("service"));
    Local.try_emplace(Record->first(), Record->second);
  }
  for (const auto &[Key, Record] : Local) {
    Own.Services.push_back(*Record);
    removeTarget(Own.Services.back().DependsOn, Target);
    removeTarget(Own.Services.back().ConnectsTo, Target);
  }
}

std::vector<ManifestRecords> dx::recordsByTarget(const DeploymentModel &Model,
                                                 const ManifestRecords &All) {
  llvm::StringMap<uint32_t> IndexOf;
  for (uint32_t T = 0; T < Model.Targets.size(); ++T)
    IndexOf[Model.Targets[T].Name] = T;
  RecordIndex ByKey;
  for (const ServiceRecord &Record : All.Services)
    ByKey[Record.Key] = &Record;
  std::vector<ManifestRecords> Parts(Model.Targets.size());
  for (const MappingRecord &Mapping : All.ServiceMappings)
    Parts[IndexOf[Mapping.at("target")]].ServiceMappings.push_back(Mapping);
  for (const MappingRecord &Mapping : All.SnapshotMappings)
    Parts[IndexOf[Mapping.at("target")]].SnapshotMappings.push_back(Mapping);
  for (uint32_t T = 0; T < Parts.size(); ++T) {
    llvm::StringRef Name = Model.Targets[T].Name;
    addLocalServices(Parts[T], ByKey, Name);
    removeTarget(Parts[T].ServiceMappings, Name);
    removeTarget(Parts[T].SnapshotMappings, Name);
  }
  return Parts;
}
