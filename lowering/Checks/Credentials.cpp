#include "lowering/Checks/Checks.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include <map>

using namespace dx;

namespace {

/// Users and groups of one machine: an instance may use what another declares.
class MachineCredentials {
  struct Declared {
    const ModelEntry *Entry;
    const UserDeclaration *User = nullptr;
    const GroupDeclaration *Group = nullptr;
  };
  struct IdOwner {
    std::string Name;
    SourceRange Range;
  };
  /// No DenseMap: the largest id is one of its markers.
  using IdOwners = std::map<uint32_t, IdOwner>;
  llvm::StringMap<Declared> Users;
  llvm::StringMap<Declared> Groups;
  IdOwners Uids;
  IdOwners Gids;

public:
  void declare(const ModelEntry &Entry, DiagnosticEngine &Diags) {
    for (const UserDeclaration &User : Entry.Instance.Credentials.Users) {
      auto [It, New] = Users.try_emplace(User.Name, Declared{&Entry, &User});
      if (!New && !sameUser(*It->second.User, User))
        reportDifference("user", User.Name, User.Range, *It->second.Entry,
                         It->second.User->Range, Entry, Diags);
      own(Uids, "uid", User.Uid, {User.Name, User.Range}, Diags);
    }
    for (const GroupDeclaration &Group : Entry.Instance.Credentials.Groups) {
      auto [It, New] =
          Groups.try_emplace(Group.Name, Declared{&Entry, nullptr, &Group});
      if (!New && It->second.Group->Gid != Group.Gid)
        reportDifference("group", Group.Name, Group.Range, *It->second.Entry,
                         It->second.Group->Range, Entry, Diags);
      own(Gids, "gid", Group.Gid, {Group.Name, Group.Range}, Diags);
    }
  }

  [[nodiscard]] bool hasUser(llvm::StringRef Name,
                             const ModelSettings &Settings) const {
    return Name == "root" || Users.contains(Name) ||
           Settings.DistributionUsers.contains(Name);
  }
  [[nodiscard]] bool hasGroup(llvm::StringRef Name,
                              const ModelSettings &Settings) const {
    return Name == "root" || Groups.contains(Name) ||
           Settings.DistributionGroups.contains(Name);
  }

private:
  static void own(IdOwners &Owners, llvm::StringRef Kind,
                  std::optional<uint32_t> Id, const IdOwner &New,
                  DiagnosticEngine &Diags) {
    if (!Id)
      return;
    const IdOwner &First = Owners.try_emplace(*Id, New).first->second;
    if (First.Name != New.Name)
      Diags
          .report(New.Range, diag::IdUsedTwice, Kind, *Id, First.Name, New.Name)
          .note(First.Range, diag::IdOfHere, First.Name);
  }

  static bool sameUser(const UserDeclaration &A, const UserDeclaration &B) {
    return A.Group == B.Group && A.Uid == B.Uid && A.HomeDir == B.HomeDir &&
           A.Shell == B.Shell;
  }

  static void reportDifference(llvm::StringRef Kind, llvm::StringRef Name,
                               SourceRange Place, const ModelEntry &First,
                               SourceRange FirstPlace, const ModelEntry &Second,
                               DiagnosticEngine &Diags) {
    Diags
        .report(Place, diag::CredentialDiffers, Kind, Name, First.Key,
                Second.Key)
        .note(FirstPlace, diag::FirstUsedHere, First.Key);
  }
};

/// What one instance uses.
class CredentialUses {
  const ModelEntry &Entry;
  const ModelSettings &Settings;
  const MachineCredentials &Declared;
  DiagnosticEngine &Diags;

public:
  CredentialUses(const ModelEntry &Entry, const ModelSettings &Settings,
                 const MachineCredentials &Declared, DiagnosticEngine &Diags)
      : Entry(Entry), Settings(Settings), Declared(Declared), Diags(Diags) {}

  void check() {
    const ProcessInstance &Instance = Entry.Instance;
    if (Instance.User)
      useUser(*Instance.User, Instance.rangeOf(ProcessField::User));
    for (const UserDeclaration &User : Instance.Credentials.Users)
      useGroup(User.Group, User.Range);
    for (const ManagedDirectory &Directory : Instance.Directories) {
      useUser(Directory.Owner, Directory.Range);
      useGroup(Directory.Group, Directory.Range);
    }
    noteMissingIds();
  }

private:
  void useUser(llvm::StringRef Name, SourceRange Place) {
    if (!Name.empty() && !Declared.hasUser(Name, Settings))
      Diags.report(Place, diag::UserNotDeclared, Entry.Key, Name);
  }
  void useGroup(llvm::StringRef Name, SourceRange Place) {
    if (!Name.empty() && !Declared.hasGroup(Name, Settings))
      Diags.report(Place, diag::GroupNotDeclared, Entry.Key, Name);
  }

  /// Only where the model asks for ids: the system's choice does no harm.
  void noteMissingIds() {
    if (llvm::is_contained(Entry.RequiresUniqueIdsFor, "uids"))
      for (const UserDeclaration &User : Entry.Instance.Credentials.Users)
        if (!User.Uid && !Settings.DistributionUsers.contains(User.Name))
          Diags.report(User.Range, diag::IdNotAssigned, "uid", User.Name);
    if (llvm::is_contained(Entry.RequiresUniqueIdsFor, "gids"))
      for (const GroupDeclaration &Group : Entry.Instance.Credentials.Groups)
        if (!Group.Gid && !Settings.DistributionGroups.contains(Group.Name))
          Diags.report(Group.Range, diag::IdNotAssigned, "gid", Group.Name);
  }
};

} // namespace

void dx::checkCredentials(const ProcessesModel &Model,
                          DiagnosticEngine &Diags) {
  llvm::StringMap<MachineCredentials> Machines;
  llvm::StringSet<> WithFailures;
  for (const ModelEntry &Entry : Model.Entries)
    if (Entry.Failed)
      WithFailures.insert(Entry.Machine);
    else
      Machines[Entry.Machine].declare(Entry, Diags);
  for (const ModelEntry &Entry : Model.Entries) {
    const ModelSettings &Settings = Model.settingsOf(Entry.Instance);
    // An entry that could not be read may have declared what is missing.
    if (!Entry.Failed && !Settings.ForceDisableUserChange &&
        !WithFailures.contains(Entry.Machine))
      CredentialUses(Entry, Settings, Machines[Entry.Machine], Diags).check();
  }
}
