#include "lowering/Model/InstanceReaderState.h"

using namespace dx;

/// The last one means "no change" to the system; 0 is root's.
static constexpr int64_t LastId = int64_t(~uint32_t(0)) - 1;

uint32_t dx::readId(ValueReader &R, Value &Slot) {
  return uint32_t(R.number(Slot, 1, LastId));
}

static std::optional<uint32_t> assigned(const IdAssignment &Ids,
                                        llvm::StringRef Name) {
  auto It = Ids.find(Name);
  return It == Ids.end() ? std::nullopt : std::optional(It->second);
}

void InstanceReader::readGroup(llvm::StringRef Name, Attr &Group) {
  Value Fields = R.set(Group.V);
  R.refuseOthers(Fields, {"gid"});
  const ModelSettings &Given = Settings.at(Out.Settings);
  GroupDeclaration Into{Name.str(), assigned(Given.Gids, Name), R.place()};
  R.field(Fields, "gid", [&](Value &V) { Into.Gid = readId(R, V); });
  // A user's group is the distribution's business too, however it is called.
  if (!Given.DistributionGroups.contains(Name) &&
      !Given.DistributionUsers.contains(Name))
    Out.Credentials.Groups.push_back(std::move(Into));
}

void InstanceReader::readUser(llvm::StringRef Name, Attr &User) {
  Value Fields = R.set(User.V);
  R.refuseOthers(Fields, {"group", "uid", "homeDir", "createHomeDir",
                          "description", "shell"});
  const ModelSettings &Given = Settings.at(Out.Settings);
  UserDeclaration Into;
  Into.Name = Name.str();
  Into.Range = R.place();
  Into.Uid = assigned(Given.Uids, Name);
  auto Text = [&](llvm::StringRef Field, std::optional<std::string> &Target) {
    R.field(Fields, Field, [&](Value &V) { Target = R.text(V).Text; });
  };
  if (!R.attr(Fields, "group"))
    R.fail(diag::FieldMissing, R.subject(), "group");
  R.field(Fields, "group", [&](Value &V) { Into.Group = R.string(V); });
  R.field(Fields, "uid", [&](Value &V) { Into.Uid = readId(R, V); });
  Text("homeDir", Into.HomeDir);
  Text("description", Into.Description);
  Text("shell", Into.Shell);
  R.field(Fields, "createHomeDir",
          [&](Value &V) { Into.CreateHomeDir = R.boolean(V); });
  if (!Given.DistributionUsers.contains(Name))
    Out.Credentials.Users.push_back(std::move(Into));
}

void InstanceReader::readCredentials() {
  field(ProcessField::Credentials, [&](Value &Slot) {
    Value Needed = R.set(Slot);
    R.refuseOthers(Needed, {"groups", "users"});
    R.field(Needed, "groups", [&](Value &Groups) {
      R.eachAttr(Groups, [&](llvm::StringRef Name, Attr &Group) {
        readGroup(Name, Group);
      });
    });
    R.field(Needed, "users", [&](Value &Users) {
      R.eachAttr(Users, [&](llvm::StringRef Name, Attr &User) {
        readUser(Name, User);
      });
    });
  });
}

void InstanceReader::readSecrets() {
  field(ProcessField::Secrets, [&](Value &Slot) {
    R.eachAttr(Slot, [&](llvm::StringRef Name, Attr &A) {
      Value Secret = R.E.force(A.V);
      Attr *Path = Secret.isAttrs() ? R.attr(Secret, "path") : nullptr;
      if (!Path || !R.hasType(Secret, "dx-secret-file"))
        R.fail(diag::SecretByValue, R.subject(), describeType(Secret));
      Out.Secrets.push_back({Name.str(), R.string(Path->V), R.place()});
    });
  });
}
