#include "lowering/Model/InstanceReader.h"
#include "llvm/ADT/STLExtras.h"
#include <tuple>

// Equality of what instances say, whatever the place where they say it.

using namespace dx;

static bool same(const std::optional<Command> &A,
                 const std::optional<Command> &B) {
  return A.has_value() == B.has_value() &&
         (!A || (A->Program == B->Program && A->Args == B->Args));
}

static bool same(const EnvironmentVariable &A, const EnvironmentVariable &B) {
  return A.Name == B.Name && A.Value == B.Value;
}
static bool same(const Dependency &A, const Dependency &B) {
  return A.Name == B.Name;
}
static bool same(const ListeningPort &A, const ListeningPort &B) {
  return std::tie(A.Number, A.Name, A.Address, A.Proto) ==
         std::tie(B.Number, B.Name, B.Address, B.Proto);
}
static bool same(const ListeningSocket &A, const ListeningSocket &B) {
  return A.Path == B.Path;
}
static bool same(const ManagedDirectory &A, const ManagedDirectory &B) {
  return std::tie(A.Path, A.Mode, A.Owner, A.Group, A.Kind) ==
         std::tie(B.Path, B.Mode, B.Owner, B.Group, B.Kind);
}
static bool same(const SecretFile &A, const SecretFile &B) {
  return A.Name == B.Name && A.Path == B.Path;
}
static bool same(const ManagerOverride &A, const ManagerOverride &B) {
  return std::tie(A.Manager, A.Key, A.Value) ==
         std::tie(B.Manager, B.Key, B.Value);
}
static bool same(const GroupDeclaration &A, const GroupDeclaration &B) {
  return A.Name == B.Name && A.Gid == B.Gid;
}
static bool same(const UserDeclaration &A, const UserDeclaration &B) {
  return std::tie(A.Name, A.Group, A.Uid, A.HomeDir, A.CreateHomeDir,
                  A.Description,
                  A.Shell) == std::tie(B.Name, B.Group, B.Uid, B.HomeDir,
                                       B.CreateHomeDir, B.Description, B.Shell);
}

static bool same(const std::optional<Readiness> &A,
                 const std::optional<Readiness> &B) {
  return A.has_value() == B.has_value() &&
         (!A || std::tie(A->Kind, A->Port, A->Target, A->TimeoutSeconds) ==
                    std::tie(B->Kind, B->Port, B->Target, B->TimeoutSeconds));
}

template <class T>
static bool same(const std::vector<T> &A, const std::vector<T> &B) {
  return std::equal(A.begin(), A.end(), B.begin(), B.end(),
                    [](const T &X, const T &Y) { return same(X, Y); });
}

static bool sameSurroundings(const ProcessInstance &A,
                             const ProcessInstance &B) {
  return std::tie(A.PidFile, A.Path, A.Directory, A.Umask, A.Nice, A.User,
                  A.StopSignal, A.Restart) ==
             std::tie(B.PidFile, B.Path, B.Directory, B.Umask, B.Nice, B.User,
                      B.StopSignal, B.Restart) &&
         same(A.Environment, B.Environment) && same(A.Overrides, B.Overrides) &&
         same(A.Credentials.Groups, B.Credentials.Groups) &&
         same(A.Credentials.Users, B.Credentials.Users);
}

bool dx::sameRecord(const ProcessInstance &A, const ProcessInstance &B) {
  return std::tie(A.Name, A.InstanceName, A.Description, A.Initialize,
                  A.PostInstall, A.OutPath) ==
             std::tie(B.Name, B.InstanceName, B.Description, B.Initialize,
                      B.PostInstall, B.OutPath) &&
         same(A.Daemon, B.Daemon) && same(A.Foreground, B.Foreground) &&
         sameSurroundings(A, B) && same(A.Dependencies, B.Dependencies) &&
         same(A.Ports, B.Ports) && same(A.Sockets, B.Sockets) &&
         same(A.Directories, B.Directories) && same(A.Ready, B.Ready) &&
         same(A.Secrets, B.Secrets);
}
