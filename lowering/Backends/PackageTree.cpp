#include "lowering/Backends/PackageTree.h"
#include "lowering/Backends/StoreObjects.h"
#include "lowering/Emit/Shell.h"
#include "llvm/Support/ErrorHandling.h"

using namespace dx;

bool dx::isFieldUsed(const ProcessInstance &I, ProcessField Field) {
  switch (Field) {
  case ProcessField::Name:
  case ProcessField::InstanceName:
    return true;
  case ProcessField::Description:
    return !I.Description.isEmpty();
  case ProcessField::Initialize:
    return !I.Initialize.isEmpty();
  case ProcessField::Daemon:
    return I.Daemon.has_value();
  case ProcessField::DaemonArgs:
    return I.Daemon && !I.Daemon->Args.empty();
  case ProcessField::ForegroundProcess:
    return I.Foreground.has_value();
  case ProcessField::ForegroundProcessArgs:
    return I.Foreground && !I.Foreground->Args.empty();
  case ProcessField::PidFile:
    return I.PidFile.has_value();
  case ProcessField::Path:
    return !I.Path.empty();
  case ProcessField::Environment:
    return !I.Environment.empty();
  case ProcessField::Directory:
    return I.Directory.has_value();
  case ProcessField::Umask:
    return I.Umask.has_value();
  case ProcessField::Nice:
    return I.Nice.has_value();
  case ProcessField::User:
    return I.User.has_value();
  case ProcessField::Dependencies:
    return !I.Dependencies.empty();
  case ProcessField::Credentials:
    return !I.Credentials.isEmpty();
  case ProcessField::Overrides:
    return !I.Overrides.empty();
  case ProcessField::PostInstall:
    return !I.PostInstall.isEmpty();
  case ProcessField::Files:
    return !I.Files.empty();
  case ProcessField::Ports:
    return !I.Ports.empty();
  case ProcessField::Sockets:
    return !I.Sockets.empty();
  case ProcessField::Directories:
    return !I.Directories.empty();
  case ProcessField::Ready:
    return I.Ready.has_value();
  case ProcessField::StopSignal:
    return I.StopSignal.has_value();
  case ProcessField::Restart:
    return I.Restart.has_value();
  case ProcessField::Secrets:
    return !I.Secrets.empty();
  }
  llvm_unreachable("not a field");
}

static void reportUnsupported(const Backend &Manager, const ModelEntry &Entry,
                              DiagnosticEngine &Diags) {
  for (ProcessField Field : AllProcessFields)
    if (Manager.supportOf(Field) == FieldSupport::Unsupported &&
        isFieldUsed(Entry.Instance, Field))
      Diags.report(Entry.Instance.rangeOf(Field), diag::FieldNotSupported,
                   nameOf(Manager.kind()), nameOf(Field), Entry.Key);
}

static std::string groupFile(const GroupDeclaration &Group) {
  return Group.Gid ? shellAssignment("gid", std::to_string(*Group.Gid)) : "";
}

static std::string userFile(const UserDeclaration &User) {
  std::string Text;
  if (User.Uid)
    Text += shellAssignment("uid", std::to_string(*User.Uid));
  Text += shellAssignment("group", User.Group);
  if (User.HomeDir)
    Text += shellAssignment("homeDir", *User.HomeDir);
  if (User.CreateHomeDir)
    Text += shellAssignment("createHomeDir", "1");
  if (User.Description)
    Text += shellAssignment("description", *User.Description);
  if (User.Shell)
    Text += shellAssignment("shell", *User.Shell);
  return Text;
}

/// Without user changes only the home directory is made.
static std::string homeDirectoryFile(const UserDeclaration &User) {
  return shellAssignment("homeDir", *User.HomeDir) +
         shellAssignment("createHomeDir", "1") +
         shellAssignment("createHomeDirOnly", "1");
}

/// Names are checked, so that the paths are clean; a user that is declared
/// twice keeps its first declaration.
static void addSupportFile(OutputTree &Tree, llvm::StringRef Kind,
                           llvm::StringRef Name, std::string Text) {
  (void)Tree.addFile("dysnomia-support/" + Kind.str() + "/" + Name.str(),
                     std::move(Text));
}

void dx::addCredentialFiles(OutputTree &Tree, const Credentials &Needed,
                            const ModelSettings &Settings) {
  if (Settings.ForceDisableUserChange) {
    for (const UserDeclaration &User : Needed.Users)
      if (User.CreateHomeDir && User.HomeDir)
        addSupportFile(Tree, "users", User.Name, homeDirectoryFile(User));
    return;
  }
  for (const GroupDeclaration &Group : Needed.Groups)
    if (!Settings.DistributionGroups.contains(Group.Name))
      addSupportFile(Tree, "groups", Group.Name, groupFile(Group));
  for (const UserDeclaration &User : Needed.Users)
    if (!Settings.DistributionUsers.contains(User.Name))
      addSupportFile(Tree, "users", User.Name, userFile(User));
}

static void addInstanceFiles(OutputTree &Tree, const ModelEntry &Entry,
                             DiagnosticEngine &Diags) {
  const ProcessInstance &Instance = Entry.Instance;
  for (const InstanceFile &File : Instance.Files)
    if (!Tree.addLink(File.Path, Instance.OutPath.Text + "/" + File.Path))
      Diags.report(File.Range, diag::FileInPlaceOfManagers, File.Path,
                   Entry.Key);
}

LoweredPackage dx::makePackage(const Backend &Manager, const ModelEntry &Entry,
                               uint32_t ActivationNumber,
                               LoweringContext &Context) {
  reportUnsupported(Manager, Entry, Context.Diags);
  LoweredInstance Lowered = Manager.lower(Entry, ActivationNumber, Context);
  OutputTree Tree = Lowered.Files;
  addCredentialFiles(Tree, Entry.Instance.Credentials,
                     Context.Model.settingsOf(Entry.Instance));
  addInstanceFiles(Tree, Entry, Context.Diags);
  ReferenceSet References = Context.Model.References.unite(
      Lowered.References, Entry.Instance.OutPath.References);
  LoweredString Path =
      addStoreTree(Context, Entry.Instance.Name, Tree, References);
  return {&Entry, ActivationNumber, Path.Text, std::move(Lowered.Files)};
}
