#include "lowering/Manifest/Infrastructure.h"

#include "lowering/Checks/ProcessChecks.h"
#include "lowering/Model/ActivationOrder.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

using namespace dx;

namespace {

using Properties = std::map<std::string, std::string>;

/// What a shell on the machine replaces by the machine's name.
constexpr llvm::StringLiteral HostnameToken = "$(hostname)";

/// Computes what one processes model makes of each machine.
class Capture {
public:
  Capture(Evaluator &E, const ProcessesModel &Model)
      : E(E), Model(Model), R(E, BootstrapReferences) {}

  std::vector<CapturedTarget> run(llvm::StringRef BootstrapFile);

private:
  void collectContainers();
  void addContainers(const ModelEntry &Provider);
  void warnAboutOthers();
  void readTarget(llvm::StringRef Name, Value &Slot);
  Properties propertiesOf(const Properties &Bootstrap) const;

  Evaluator &E;
  const ProcessesModel &Model;
  ReferenceTable BootstrapReferences;
  ValueReader R;
  /// The entry that administers the machine: disnix-service.
  const ModelEntry *Agent = nullptr;
  std::vector<ProvidedContainer> Containers;
  llvm::StringMap<const ModelEntry *> ProviderOf;
  std::vector<CapturedTarget> Targets;
};

} // namespace

void Capture::addContainers(const ModelEntry &Provider) {
  for (const ProvidedContainer &Container : Provider.Containers) {
    auto [It, New] = ProviderOf.try_emplace(Container.Name, &Provider);
    if (New)
      Containers.push_back(Container);
    else
      E.session()
          .Diags
          .report(Provider.Range, diag::ContainerTwice, Container.Name,
                  It->second->Key, Provider.Key)
          .note(It->second->Range, diag::FirstUsedHere, It->second->Key);
  }
}

/// The agent's own containers come first, then those of the providers that it
/// knows, in the order in which it knows them.
void Capture::collectContainers() {
  EntryIndex Index(Model);
  addContainers(*Agent);
  for (const Dependency &D : Agent->Instance.Dependencies)
    if (auto Provider = Index.find(*Agent, D.Name))
      addContainers(Model.Entries[*Provider]);
}

void Capture::warnAboutOthers() {
  for (const ModelEntry &Entry : Model.Entries)
    for (const ProvidedContainer &Container : Entry.Containers)
      if (!ProviderOf.contains(Container.Name))
        E.session().Diags.report(Entry.Range, diag::ContainerUnknownToAgent,
                                 Container.Name, Entry.Key, Agent->Key);
}

/// The machine's name, if `Pattern` with it in the token's place is `Value`.
static std::optional<std::string> matchHostname(llvm::StringRef Pattern,
                                                llvm::StringRef Value) {
  auto [Before, After] = Pattern.split(HostnameToken);
  if (Before.size() == Pattern.size() || After.contains(HostnameToken))
    return std::nullopt;
  if (!Value.consume_front(Before) || !Value.consume_back(After) ||
      Value.empty())
    return std::nullopt;
  return Value.str();
}

static std::string replaceHostname(llvm::StringRef Text,
                                   const std::optional<std::string> &Hostname) {
  std::string Out;
  while (Hostname && Text.contains(HostnameToken)) {
    auto [Before, After] = Text.split(HostnameToken);
    Out += Before.str() + *Hostname;
    Text = After;
  }
  return Out + Text.str();
}

Properties Capture::propertiesOf(const Properties &Bootstrap) const {
  std::optional<std::string> Hostname;
  for (const auto &[Name, Pattern] : Agent->MachineProperties)
    if (auto Given = Bootstrap.find(Name);
        Given != Bootstrap.end() && (!Hostname || Name == "hostname"))
      if (auto Found = matchHostname(Pattern.Text, Given->second))
        Hostname = Found;
  Properties Result = Bootstrap;
  for (const auto &[Name, Pattern] : Agent->MachineProperties)
    Result[Name] = replaceHostname(Pattern.Text, Hostname);
  return Result;
}

void Capture::readTarget(llvm::StringRef Name, Value &Slot) {
  Value Target = R.set(Slot);
  Properties Bootstrap;
  R.field(Target, "properties", [&](Value &V) {
    R.eachAttr(V, [&](llvm::StringRef Property, Attr &A) {
      Bootstrap[Property.str()] = R.text(A.V).Text;
    });
  });
  CapturedTarget Captured;
  Captured.Name = Name.str();
  Properties Computed = propertiesOf(Bootstrap);
  for (const auto &[Property, Text] : Computed) {
    if (llvm::StringRef(Text).contains(HostnameToken))
      E.session().Diags.report(R.place(), diag::HostnameUnknown, Name,
                               Property);
    auto Given = Bootstrap.find(Property);
    if (Given != Bootstrap.end() && Given->second != Text)
      E.session().Diags.report(R.place(), diag::BootstrapDiffers, Property,
                               Name, Given->second, Text);
  }
  auto System = Computed.find("system");
  Captured.System =
      System != Computed.end() ? System->second : E.session().Options.System;
  Captured.Properties.assign(Computed.begin(), Computed.end());
  Captured.Containers = Containers;
  Targets.push_back(std::move(Captured));
}

std::vector<CapturedTarget> Capture::run(llvm::StringRef BootstrapFile) {
  auto IsAgent = [](const ModelEntry &Entry) {
    return !Entry.MachineProperties.empty();
  };
  auto Found = llvm::find_if(Model.Entries, IsAgent);
  R.attempt([&] {
    Value Bootstrap = E.importFile(BootstrapFile, {});
    if (Found == Model.Entries.end()) {
      // Else it may be missing because of what is wrong.
      if (!E.session().Diags.hasErrors())
        R.fail(diag::NoAgent);
      return;
    }
    Agent = &*Found;
    collectContainers();
    warnAboutOthers();
    if (!Bootstrap.isAttrs())
      R.fail(diag::InfrastructureNotASet, describeType(Bootstrap));
    R.eachAttr(Bootstrap,
               [&](llvm::StringRef Name, Attr &A) { readTarget(Name, A.V); });
  });
  return std::move(Targets);
}

std::vector<CapturedTarget> dx::captureTargets(Evaluator &E,
                                               const ProcessesModel &Model,
                                               llvm::StringRef BootstrapFile) {
  return Capture(E, Model).run(BootstrapFile);
}

std::string dx::infrastructureOf(Evaluator &E,
                                 const InfrastructureInput &Input) {
  ProcessesModel Model = readProcessesModel(E, Input.Processes);
  checkProcesses(Model, E.session().Store, E.session().Diags);
  auto Targets = captureTargets(E, Model, Input.BootstrapFile);
  return E.session().Diags.hasErrors() ? "" : printInfrastructure(Targets);
}
