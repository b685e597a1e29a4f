#include "lowering/Backends/DeploymentParts.h"
#include "lowering/Emit/Json.h"
#include "lowering/Model/InstanceReferences.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>

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

static Object directoryObject(const ManagedDirectory &Directory,
                              bool HasUsers) {
  Object Result{{"path", jsonString(Directory.Path.Text)},
                {"mode", fmt::format("{:04o}", Directory.Mode)},
                {"kind", ::nameOf(Directory.Kind)}};
  if (!Directory.Owner.empty() && HasUsers)
    Result["owner"] = jsonString(Directory.Owner);
  if (!Directory.Group.empty() && HasUsers)
    Result["group"] = jsonString(Directory.Group);
  return Result;
}

static Object secretObject(const SecretFile &Secret) {
  return Object{{"name", jsonString(Secret.Name)},
                {"path", jsonString(Secret.Path)}};
}

static Object processObject(const LoweredPackage &Package,
                            const ProcessesModel &Model) {
  const ProcessInstance &Instance = Package.Entry->Instance;
  bool HasUsers = !Model.settingsOf(Instance).ForceDisableUserChange;
  Object Result{{"name", Instance.Name},
                {"activation", Package.ActivationNumber},
                {"package", Package.StorePath}};
  if (!Instance.Description.isEmpty())
    Result["description"] = jsonString(Instance.Description.Text);
  if (Instance.User && HasUsers)
    Result["user"] = jsonString(*Instance.User);
  Result["dependencies"] = listOf(
      Instance.Dependencies, [](const auto &D) { return jsonString(D.Name); });
  Result["ports"] = listOf(Instance.Ports, portObject);
  Result["sockets"] = listOf(
      Instance.Sockets, [](const auto &S) { return jsonString(S.Path.Text); });
  Result["directories"] = listOf(Instance.Directories, [&](const auto &D) {
    return directoryObject(D, HasUsers);
  });
  Result["secrets"] = listOf(Instance.Secrets, secretObject);
  return Result;
}

Requirements dx::requirementsOf(llvm::ArrayRef<LoweredPackage> Packages,
                                const ProcessesModel &Model) {
  Requirements All;
  auto Add = [&](const Reference &R) {
    if (R.Kind == ReferenceKind::HostPath ||
        R.Kind == ReferenceKind::UnknownHostPath)
      All.HostPackages.insert(R.Name);
    if (R.Kind == ReferenceKind::UnknownHostPath)
      All.UnknownHostPaths.insert(R.Detail);
    if (R.Kind == ReferenceKind::DerivationOutput)
      All.Derivations[R.Name] = R.Detail;
  };
  for (const LoweredPackage &Package : Packages)
    visitReferences(Package.Entry->Instance, Model, Add);
  return All;
}

std::string dx::printManifest(const DeploymentInput &Input) {
  Object Manifest{{"version", 1},
                  {"processManager", nameOf(Input.Manager.kind())},
                  {"storeDir", jsonString(Input.Store.dir().path())}};
  Manifest["processes"] = listOf(Input.Packages, [&](const auto &P) {
    return processObject(P, Input.Model);
  });
  Manifest["storePaths"] =
      listOf(Input.Objects, [](const auto *O) { return jsonString(O->Path); });
  Manifest["deferredBuilds"] =
      listOf(deferredBuilds(Input.Objects),
             [](const auto *O) { return jsonString(O->Path); });
  const Requirements &Needed = Input.Needed;
  Manifest["hostPackages"] = listOf(Needed.HostPackages, jsonString);
  Manifest["unknownHostPaths"] = listOf(Needed.UnknownHostPaths, jsonString);
  Manifest["derivationOutputs"] = listOf(Needed.Derivations, [](const auto &D) {
    return Object{{"path", D.first}, {"derivation", D.second}};
  });
  return printJson(std::move(Manifest));
}
