#include "lowering/Model/SettingsReader.h"

#include "frontend/Basic/Nearest.h"
#include "lowering/Model/InstanceReader.h"
#include "llvm/ADT/STLExtras.h"

using namespace dx;

uint32_t SettingsReader::indexFor(Value Instance) {
  uint32_t Index = 0;
  Attr *A = R.attr(Instance, "settings");
  if (!A)
    return Index;
  R.attempt([&] {
    Value Settings = R.set(A->V);
    auto Seen = Known.find(Settings.object());
    Index = Seen == Known.end() ? add(read(Settings)) : Seen->second;
    Known[Settings.object()] = Index;
  });
  return Index;
}

uint32_t SettingsReader::add(ModelSettings Settings) {
  if (OnlyDefault)
    All.clear();
  OnlyDefault = false;
  auto It = llvm::find(All, Settings);
  if (It == All.end())
    It = All.insert(All.end(), std::move(Settings));
  return uint32_t(It - All.begin());
}

/// Warns of ids that are of no user or group because `uids` is misspelt.
static void checkKinds(ValueReader &R, Value Ids) {
  static const std::vector<std::string> Known = {"uids", "gids"};
  if (R.attr(Ids, "uids") || R.attr(Ids, "gids"))
    return;
  for (Attr *A : attrsByName(Ids, R.E.symbols())) {
    auto Near = nearest(R.E.symbols().text(A->Name), Known);
    if (!Near)
      continue;
    ValueReader::Step S(R, {}, A->Origin);
    R.E.session()
        .Diags.report(R.place(), diag::NoIdsOfUsers)
        .note(R.place(), diag::DidYouMean, *Near);
    return;
  }
}

ModelSettings SettingsReader::read(Value Settings) {
  ModelSettings Into;
  readDirectories(Settings, Into);
  readDistribution(Settings, Into);
  R.field(Settings, "forceDisableUserChange",
          [&](Value &V) { Into.ForceDisableUserChange = R.boolean(V); });
  R.field(Settings, "basePackages",
          [&](Value &V) { readProgramDirectories(R, V, Into.BasePath); });
  R.field(Settings, "ids", [&](Value &V) {
    Value Set = R.set(V);
    auto [It, New] = KnownIds.try_emplace(Set.object());
    if (New) {
      checkKinds(R, Set);
      It->second = {readIds(Set, "uids"), readIds(Set, "gids")};
    }
    Into.Uids = It->second.Uids;
    Into.Gids = It->second.Gids;
  });
  return Into;
}

void SettingsReader::readDirectories(Value Settings, ModelSettings &Into) {
  auto Text = [&](llvm::StringRef Name, std::string &Target) {
    R.field(Settings, Name, [&](Value &V) { Target = R.text(V).Text; });
  };
  Text("stateDir", Into.StateDir);
  Text("runtimeDir", Into.RuntimeDir);
  Text("logDir", Into.LogDir);
  Text("tmpDir", Into.TmpDir);
  Text("cacheDir", Into.CacheDir);
}

void SettingsReader::readDistribution(Value Settings, ModelSettings &Into) {
  auto Names = [&](llvm::StringRef Name, llvm::StringSet<> &Target) {
    R.field(Settings, Name, [&](Value &V) {
      R.eachElement(V, [&](Value &E) { Target.insert(R.string(E)); });
    });
  };
  R.field(Settings, "distribution",
          [&](Value &V) { Into.Distribution = R.string(V); });
  Names("absentPackages", Into.AbsentPackages);
  Names("hostUsers", Into.DistributionUsers);
  Names("hostGroups", Into.DistributionGroups);
}

IdAssignment SettingsReader::readIds(Value Ids, llvm::StringRef Kind) {
  IdAssignment Numbers;
  R.field(Ids, Kind, [&](Value &V) {
    R.eachAttr(V, [&](llvm::StringRef Name, Attr &A) {
      Numbers[Name.str()] = readId(R, A.V);
    });
  });
  return Numbers;
}
