#include "lowering/Backends/DeploymentParts.h"
#include "lowering/Emit/Json.h"
#include "lowering/Model/InstanceReferences.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>
#include <set>

using namespace dx;
using llvm::json::Array;
using llvm::json::Object;

template <class Range, class Function>
static Array listOf(const Range &Items, Function ToValue) {
  Array List;
  for (const auto &Item : Items)
    List.push_back(ToValue(Item));
  return List;
}

static Object portObject(const ListeningPort &Port) {
  Object Result{{"number", Port.Number},
                {"protocol", Port.Proto == Protocol::Tcp ? "tcp" : "udp"}};
  if (!Port.Name.empty())
    Result["name"] = jsonString(Port.Name);
  if (!Port.Address.empty())
    Result["address"] = jsonString(Port.Address);
  return Result;
}

static llvm::StringRef nameOf(DirectoryKind Kind) {
  switch (Kind) {
  case DirectoryKind::State:
    return "state";
  case DirectoryKind::Cache:
    return "cache";
  case DirectoryKind::Log:
    return "log";
  case DirectoryKind::Run:
    return "run";
  }
  llvm_unreachable("not a kind of directory");
}

static Object directoryObject(const ManagedDirectory &Directory) {
  Object Result{{"path", jsonString(Directory.Path.Text)},
                {"mode", fmt::format("{:04o}", Directory.Mode)},
                {"kind", ::nameOf(Directory.Kind)}};
  if (!Directory.Owner.empty())
    Result["owner"] = jsonString(Directory.Owner);
  if (!Directory.Group.empty())
    Result["group"] = jsonString(Directory.Group);
  return Result;
}

static Object secretObject(const SecretFile &Secret) {
  return Object{{"name", jsonString(Secret.Name)},
                {"path", jsonString(Secret.Path)}};
}

static Object processObject(const LoweredPackage &Package) {
  const ProcessInstance &Instance = Package.Entry->Instance;
  Object Result{{"name", Instance.Name},
                {"activation", Package.ActivationNumber},
                {"package", Package.StorePath}};
  if (!Instance.Description.isEmpty())
    Result["description"] = jsonString(Instance.Description.Text);
  if (Instance.User)
    Result["user"] = jsonString(*Instance.User);
  Result["dependencies"] = listOf(
      Instance.Dependencies, [](const auto &D) { return jsonString(D.Name); });
  Result["ports"] = listOf(Instance.Ports, portObject);
  Result["sockets"] = listOf(
      Instance.Sockets, [](const auto &S) { return jsonString(S.Path.Text); });
  Result["directories"] = listOf(Instance.Directories, directoryObject);
  Result["secrets"] = listOf(Instance.Secrets, secretObject);
  return Result;
}

/// What the machine must have for the store's files to mean something.
static void addRequirements(Object &Manifest, const DeploymentInput &Input) {
  std::set<std::string> Packages;
  std::set<std::string> Unknown;
  std::map<std::string, std::string> Derivations;
  auto Add = [&](const Reference &R) {
    if (R.Kind == ReferenceKind::HostPath ||
        R.Kind == ReferenceKind::UnknownHostPath)
      Packages.insert(R.Name);
    if (R.Kind == ReferenceKind::UnknownHostPath)
      Unknown.insert(R.Detail);
    if (R.Kind == ReferenceKind::DerivationOutput)
      Derivations[R.Name] = R.Detail;
  };
  for (const LoweredPackage &Package : Input.Packages)
    visitReferences(Package.Entry->Instance, Input.Model, Add);
  Manifest["hostPackages"] = listOf(Packages, jsonString);
  Manifest["unknownHostPaths"] = listOf(Unknown, jsonString);
  Manifest["derivationOutputs"] = listOf(Derivations, [](const auto &D) {
    return Object{{"path", D.first}, {"derivation", D.second}};
  });
}

std::string dx::printManifest(const DeploymentInput &Input) {
  Object Manifest{{"version", 1},
                  {"processManager", nameOf(Input.Manager.kind())},
                  {"storeDir", jsonString(Input.Store.dir().path())}};
  Manifest["processes"] = listOf(Input.Packages, processObject);
  Manifest["storePaths"] =
      listOf(Input.Objects, [](const auto *O) { return jsonString(O->Path); });
  Manifest["deferredBuilds"] =
      listOf(deferredBuilds(Input.Objects),
             [](const auto *O) { return jsonString(O->Path); });
  addRequirements(Manifest, Input);
  return printJson(std::move(Manifest));
}
