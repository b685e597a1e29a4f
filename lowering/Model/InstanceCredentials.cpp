#include "lowering/Model/InstanceReaderState.h"

using namespace dx;

/// Ids of users and groups; the last one means "no change" to the system.
static constexpr int64_t LastId = int64_t(~uint32_t(0)) - 1;

void InstanceReader::readUser(llvm::StringRef Name, Attr &User) {
  Value Fields = R.set(User.V);
  R.refuseOthers(Fields, {"group", "uid", "homeDir", "createHomeDir",
                          "description", "shell"});
  UserDeclaration Into;
  Into.Name = Name.str();
  Into.Range = R.place();
  auto Text = [&](llvm::StringRef Field, std::optional<std::string> &Target) {
    R.field(Fields, Field, [&](Value &V) { Target = R.text(V).Text; });
  };
  R.field(Fields, "group", [&](Value &V) { Into.Group = R.string(V); });
  R.field(Fields, "uid",
          [&](Value &V) { Into.Uid = uint32_t(R.number(V, 0, LastId)); });
  Text("homeDir", Into.HomeDir);
  Text("description", Into.Description);
  Text("shell", Into.Shell);
  R.field(Fields, "createHomeDir",
          [&](Value &V) { Into.CreateHomeDir = R.boolean(V); });
  Out.Credentials.Users.push_back(std::move(Into));
}

void InstanceReader::readCredentials() {
  field(ProcessField::Credentials, [&](Value &Slot) {
    Value Needed = R.set(Slot);
    R.refuseOthers(Needed, {"groups", "users"});
    R.field(Needed, "groups", [&](Value &Groups) {
      R.eachAttr(Groups, [&](llvm::StringRef Name, Attr &Group) {
        GroupDeclaration Into{Name.str(), std::nullopt, R.place()};
        Value Fields = R.set(Group.V);
        R.refuseOthers(Fields, {"gid"});
        R.field(Fields, "gid",
                [&](Value &V) { Into.Gid = uint32_t(R.number(V, 0, LastId)); });
        Out.Credentials.Groups.push_back(std::move(Into));
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
