#include "lowering/Checks/Checks.h"
#include "lowering/Model/FilePath.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace dx;

/// Of a process: store paths, units and files are named after it, with
/// suffixes, and 211 characters are a store path's limit.
static constexpr unsigned MaxName = 160;
static constexpr unsigned MaxUserName = 32;
/// Of sockaddr_un on Linux, less the terminating zero.
static constexpr unsigned MaxSocketPath = 107;

static bool isName(llvm::StringRef Name, unsigned MaxLength) {
  auto IsNameCharacter = [](char C) {
    return llvm::isAlnum(C) || C == '_' || C == '.' || C == '-';
  };
  return !Name.empty() && Name.size() <= MaxLength && Name.front() != '.' &&
         Name.front() != '-' && llvm::all_of(Name, IsNameCharacter);
}

static void checkKey(const ModelEntry &Entry, DiagnosticEngine &Diags) {
  const ProcessInstance &Instance = Entry.Instance;
  SourceRange Place = Instance.rangeOf(ProcessField::Name);
  if (!isName(Instance.Name, MaxName))
    Diags.report(Place, diag::InvalidName, Instance.Name, MaxName);
  if (Instance.InstanceName != Instance.Name &&
      !isName(Instance.InstanceName, MaxName))
    Diags.report(Instance.rangeOf(ProcessField::InstanceName),
                 diag::InvalidName, Instance.InstanceName, MaxName);
  if (Entry.Key != Instance.Name)
    Diags.report(Entry.Range, diag::KeyDiffersFromName, Entry.Key,
                 Instance.Name);
}

static void checkFilesAndSockets(const ProcessInstance &Instance,
                                 DiagnosticEngine &Diags) {
  for (const InstanceFile &File : Instance.Files)
    if (!isCleanRelativePath(File.Path))
      Diags.report(File.Range, diag::InvalidFilePath, File.Path);
  for (const ListeningSocket &Socket : Instance.Sockets)
    if (Socket.Path.Text.size() > MaxSocketPath)
      Diags.report(Socket.Range, diag::SocketPathTooLong, Socket.Path.Text,
                   MaxSocketPath);
  for (const EnvironmentVariable &Variable : Instance.Environment)
    if (Variable.Name.empty() || llvm::StringRef(Variable.Name).contains('='))
      Diags.report(Variable.Range, diag::InvalidVariableName, Variable.Name);
  for (const SecretFile &Secret : Instance.Secrets)
    if (!isName(Secret.Name, MaxName))
      Diags.report(Secret.Range, diag::InvalidName, Secret.Name, MaxName);
}

static void checkAbsolute(llvm::StringRef Path, SourceRange Place,
                          const ModelEntry &Entry, DiagnosticEngine &Diags) {
  if (!Path.starts_with("/"))
    Diags.report(Place, diag::PathNotAbsolute, Path, Entry.Key);
}

static void checkPaths(const ModelEntry &Entry, DiagnosticEngine &Diags) {
  const ProcessInstance &Instance = Entry.Instance;
  for (const ListeningSocket &Socket : Instance.Sockets)
    checkAbsolute(Socket.Path.Text, Socket.Range, Entry, Diags);
  for (const ManagedDirectory &Directory : Instance.Directories)
    checkAbsolute(Directory.Path.Text, Directory.Range, Entry, Diags);
  for (const SecretFile &Secret : Instance.Secrets)
    checkAbsolute(Secret.Path, Secret.Range, Entry, Diags);
  if (Instance.PidFile)
    checkAbsolute(Instance.PidFile->Text,
                  Instance.rangeOf(ProcessField::PidFile), Entry, Diags);
  if (Instance.Directory)
    checkAbsolute(Instance.Directory->Text,
                  Instance.rangeOf(ProcessField::Directory), Entry, Diags);
  for (const UserDeclaration &User : Instance.Credentials.Users) {
    if (User.HomeDir)
      checkAbsolute(*User.HomeDir, User.Range, Entry, Diags);
    if (User.Shell)
      checkAbsolute(*User.Shell, User.Range, Entry, Diags);
  }
}

static void checkUserNames(const ProcessInstance &Instance,
                           DiagnosticEngine &Diags) {
  auto Check = [&](llvm::StringRef Name, SourceRange Place) {
    if (!isName(Name, MaxUserName))
      Diags.report(Place, diag::InvalidUserName, Name, MaxUserName);
  };
  for (const GroupDeclaration &Group : Instance.Credentials.Groups)
    Check(Group.Name, Group.Range);
  for (const UserDeclaration &User : Instance.Credentials.Users)
    Check(User.Name, User.Range);
  if (Instance.User)
    Check(*Instance.User, Instance.rangeOf(ProcessField::User));
}

static void checkSettings(const ModelSettings &Settings,
                          DiagnosticEngine &Diags) {
  auto IsControl = [](unsigned char C) { return C < 0x20 || C == 0x7F; };
  auto Check = [&](llvm::StringRef Name, llvm::StringRef Path) {
    if (!Path.starts_with("/") || llvm::any_of(Path, IsControl))
      Diags.report(SourceRange(), diag::InvalidSetting, Name, Path);
  };
  Check("stateDir", Settings.StateDir);
  Check("runtimeDir", Settings.RuntimeDir);
  Check("logDir", Settings.LogDir);
  Check("tmpDir", Settings.TmpDir);
  Check("cacheDir", Settings.CacheDir);
}

/// Two keys of a model cannot be equal, but two instances can have one name.
static void checkUnique(const ProcessesModel &Model, DiagnosticEngine &Diags) {
  llvm::StringMap<llvm::StringMap<const ModelEntry *>> Seen;
  for (const ModelEntry &Entry : Model.Entries) {
    if (Entry.Failed)
      continue;
    auto [It, New] =
        Seen[Entry.Machine].try_emplace(Entry.Instance.Name, &Entry);
    if (!New)
      Diags
          .report(Entry.Instance.rangeOf(ProcessField::Name),
                  diag::DuplicateName, Entry.Instance.Name)
          .note(It->second->Range, diag::FirstUsedHere, It->second->Key);
  }
}

void dx::checkNames(const ProcessesModel &Model, DiagnosticEngine &Diags) {
  for (const ModelSettings &Settings : Model.Settings)
    checkSettings(Settings, Diags);
  for (const ModelEntry &Entry : Model.Entries) {
    if (Entry.Failed)
      continue;
    checkKey(Entry, Diags);
    checkFilesAndSockets(Entry.Instance, Diags);
    checkPaths(Entry, Diags);
    checkUserNames(Entry.Instance, Diags);
  }
  checkUnique(Model, Diags);
}
