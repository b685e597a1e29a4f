#include "lowering/Manifest/ManifestRecords.h"
#include "llvm/Support/ErrorHandling.h"

// The XML of manifests, version 2, as Disnix 0.10 reads it.

using namespace dx;

static llvm::StringRef nameOf(PropertyKind Kind) {
  switch (Kind) {
  case PropertyKind::String:
    return "string";
  case PropertyKind::Int:
    return "int";
  case PropertyKind::Float:
    return "float";
  case PropertyKind::Bool:
    return "bool";
  case PropertyKind::List:
    return "list";
  case PropertyKind::Attrs:
    return "attrs";
  }
  llvm_unreachable("all kinds are named");
}

/// \p Name: empty for an element of a list.
static void printProperty(XmlWriter &Xml, llvm::StringRef Name,
                          const Property &P) {
  llvm::SmallVector<std::pair<llvm::StringRef, llvm::StringRef>, 2> Attrs;
  if (!Name.empty())
    Attrs.emplace_back("name", Name);
  Attrs.emplace_back("type", nameOf(P.Kind));
  llvm::StringRef Tag = Name.empty() ? "elem" : "property";
  if (P.Kind != PropertyKind::List && P.Kind != PropertyKind::Attrs)
    return Xml.element(Tag, P.Text, Attrs);
  if (P.Parts.empty())
    return Xml.empty(Tag, Attrs);
  Xml.open(Tag, Attrs);
  for (const auto &[PartName, Part] : P.Parts)
    printProperty(Xml, PartName, Part);
  Xml.close();
}

/// An element whose properties are those of a set.
static void printProperties(XmlWriter &Xml, llvm::StringRef Tag,
                            const PropertySet &Properties,
                            llvm::StringRef Name = {}) {
  llvm::SmallVector<std::pair<llvm::StringRef, llvm::StringRef>, 2> Attrs;
  if (!Name.empty())
    Attrs.emplace_back("name", Name);
  Attrs.emplace_back("type", "attrs");
  if (Properties.empty())
    return Xml.empty(Tag, Attrs);
  Xml.open(Tag, Attrs);
  for (const auto &[PropertyName, P] : Properties)
    printProperty(Xml, PropertyName, P);
  Xml.close();
}

static void
printContainers(XmlWriter &Xml, llvm::StringRef Tag,
                llvm::ArrayRef<std::pair<std::string, PropertySet>> All) {
  if (All.empty())
    return Xml.empty(Tag);
  Xml.open(Tag);
  for (const auto &[Name, Properties] : All)
    printProperties(Xml, "container", Properties, Name);
  Xml.close();
}

static void printMappings(XmlWriter &Xml, llvm::StringRef Tag,
                          llvm::ArrayRef<MappingRecord> Mappings) {
  if (Mappings.empty())
    return Xml.empty(Tag);
  Xml.open(Tag);
  for (const MappingRecord &Mapping : Mappings) {
    Xml.open("mapping");
    for (const auto &[Name, Text] : Mapping)
      Xml.element(Name, Text);
    Xml.close();
  }
  Xml.close();
}

static void printServices(XmlWriter &Xml, const ManifestRecords &Records) {
  if (Records.Services.empty())
    return Xml.empty("services");
  Xml.open("services");
  for (const ServiceRecord &Service : Records.Services) {
    Xml.open("service", {{"name", Service.Key}});
    Xml.element("name", Service.Name);
    Xml.element("pkg", Service.Pkg);
    Xml.element("type", Service.Type);
    printMappings(Xml, "dependsOn", Service.DependsOn);
    printMappings(Xml, "connectsTo", Service.ConnectsTo);
    printContainers(Xml, "providesContainers",
                    Service.Service->ProvidesContainers);
    Xml.close();
  }
  Xml.close();
}

static void printTarget(XmlWriter &Xml, const DeploymentTarget &Target) {
  Xml.open("target", {{"name", Target.Name}});
  printProperties(Xml, "properties", Target.Properties);
  printContainers(Xml, "containers", Target.Containers);
  Xml.element("system", Target.System);
  Xml.element("numOfCores", std::to_string(Target.NumOfCores));
  Xml.element("clientInterface", Target.ClientInterface);
  Xml.element("targetProperty", Target.TargetProperty);
  Xml.close();
}

std::string dx::printProfileManifest(const ManifestRecords &Records) {
  XmlWriter Xml;
  Xml.open("profilemanifest", {{"version", "2"}});
  printServices(Xml, Records);
  printMappings(Xml, "serviceMappings", Records.ServiceMappings);
  printMappings(Xml, "snapshotMappings", Records.SnapshotMappings);
  Xml.close();
  return Xml.take();
}

std::string dx::printManifestXml(const DeploymentModel &Model,
                                 const ManifestRecords &Records,
                                 llvm::ArrayRef<std::string> Profiles) {
  XmlWriter Xml;
  Xml.open("manifest", {{"version", "2"}});
  Xml.open("profiles");
  for (size_t I = 0; I < Profiles.size(); ++I)
    Xml.element("profile", Profiles[I], {{"name", Model.Targets[I].Name}});
  Xml.close();
  printServices(Xml, Records);
  Xml.open("infrastructure");
  for (const DeploymentTarget &Target : Model.Targets)
    printTarget(Xml, Target);
  Xml.close();
  printMappings(Xml, "serviceMappings", Records.ServiceMappings);
  printMappings(Xml, "snapshotMappings", Records.SnapshotMappings);
  Xml.close();
  return Xml.take();
}
