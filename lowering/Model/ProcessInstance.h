#pragma once

#include "lowering/Model/Credentials.h"
#include "lowering/Model/ProcessField.h"
#include "lowering/Model/References.h"

namespace dx {

/// An executable and its arguments, each one word of the command line.
struct Command {
  LoweredString Program;
  std::vector<LoweredString> Args;
};

struct EnvironmentVariable {
  std::string Name;
  LoweredString Value;
  SourceRange Range;
};

/// A reference to another instance. It resolves by name; SameRecord is false
/// when the model's entry of that name is not the instance that was meant.
struct Dependency {
  std::string Name;
  SourceRange Range;
  bool SameRecord = true;
};

enum class Protocol : uint8_t { Tcp, Udp };

struct ListeningPort {
  uint32_t Number = 0; ///< 0: no id was assigned
  std::string Name;    ///< empty: none
  std::string Address; ///< empty: all addresses
  Protocol Proto = Protocol::Tcp;
  SourceRange Range;
};

struct ListeningSocket {
  LoweredString Path;
  SourceRange Range;
};

enum class DirectoryKind : uint8_t { State, Cache, Log, Run };

struct ManagedDirectory {
  LoweredString Path;
  uint32_t Mode = 0755;
  std::string Owner; ///< empty: the process's user, or who runs the manager
  std::string Group; ///< empty: the owner's
  DirectoryKind Kind = DirectoryKind::State;
  SourceRange Range;
};

enum class ReadinessKind : uint8_t { Tcp, Socket, File, Command };

/// `ready = { tcp = 8080; timeout = 30; }`
struct Readiness {
  ReadinessKind Kind = ReadinessKind::Tcp;
  uint32_t Port = 0;    ///< of Tcp, on the loopback address
  LoweredString Target; ///< path or shell command of the other kinds
  uint32_t TimeoutSeconds = 30;
};

/// `secrets.NAME = secretFile "/path"`: the contents are read by the process
/// manager when the process starts, and are in no output.
struct SecretFile {
  std::string Name;
  std::string Path;
  SourceRange Range;
};

enum class RestartPolicy : uint8_t { Always, OnFailure, Never };

/// `overrides.MANAGER.SECTION…KEY = value`, its path joined by dots.
struct ManagerOverride {
  std::string Manager;
  std::string Key;
  LoweredString Value;
  SourceRange Range;
};

/// A file that the instance brings, below OutPath.
struct InstanceFile {
  std::string Path;        ///< relative, `share/x`
  ReferenceSet References; ///< of the file's contents
  SourceRange Range;
};

/// What `createManagedProcess` returned, as one record.
struct ProcessInstance {
  std::string Name;
  std::string InstanceName;
  LoweredString Description;
  LoweredString Initialize; ///< empty: nothing
  std::optional<Command> Daemon;
  std::optional<Command> Foreground;
  std::optional<LoweredString> PidFile;
  std::vector<LoweredString> Path;
  std::vector<EnvironmentVariable> Environment; ///< sorted by name
  std::optional<LoweredString> Directory;
  std::optional<uint32_t> Umask;
  std::optional<int> Nice;
  std::optional<std::string> User;
  std::vector<Dependency> Dependencies;
  dx::Credentials Credentials;
  std::vector<ManagerOverride> Overrides;
  LoweredString PostInstall;
  std::vector<InstanceFile> Files;
  LoweredString OutPath; ///< store path of Files, empty where there are none
  std::vector<ListeningPort> Ports;
  std::vector<ListeningSocket> Sockets;
  std::vector<ManagedDirectory> Directories;
  std::optional<Readiness> Ready;
  std::optional<std::string> StopSignal; ///< without `SIG`
  std::optional<RestartPolicy> Restart;
  std::vector<SecretFile> Secrets;
  /// Which of the model's settings it was made with.
  uint32_t Settings = 0;

  /// Where the instance was made.
  SourceRange Range;
  std::array<SourceRange, AllProcessFields.size()> FieldRanges;

  /// Who a directory belongs to; empty for who runs the manager.
  [[nodiscard]] const std::string &
  ownerOf(const ManagedDirectory &Directory) const {
    return Directory.Owner.empty() && User ? *User : Directory.Owner;
  }

  /// The place of a field, or of the instance where the field has none.
  [[nodiscard]] SourceRange rangeOf(ProcessField Field) const {
    SourceRange Own = FieldRanges[static_cast<size_t>(Field)];
    return Own.isValid() ? Own : Range;
  }
};

} // namespace dx
