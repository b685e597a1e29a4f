#pragma once

#include "lowering/Model/InstanceReader.h"
#include "lowering/Model/SettingsReader.h"

namespace dx {

/// Reads one instance; the fields are split over the sources by construct.
class InstanceReader {
public:
  InstanceReader(ValueReader &R, SettingsReader &Settings, Value Set,
                 ReadInstance &Result)
      : R(R), Settings(Settings), Set(Set), Result(Result),
        Out(Result.Instance) {}

  void read();

private:
  using Reader = llvm::function_ref<void(Value &)>;

  /// Reads a field that is there and not null, and keeps its place. Its place
  /// is looked for in what the constructor wrote, under the field's own name
  /// and under \p Instead, from which its value may come.
  void field(ProcessField Field, Reader Read, llvm::StringRef Instead = {});
  /// What the constructor wrote under that name, or null.
  Attr *argument(llvm::StringRef Name);
  /// Whether an argument that library functions take apart is a list, a set, or
  /// a set of sets: mistakes in it are reported under its own name.
  bool isListArgument(llvm::StringRef Name);
  bool isSetArgument(llvm::StringRef Name);
  bool isSetOfSetsArgument(llvm::StringRef Name);
  bool checkArgument(llvm::StringRef Name, Reader Check);

  // InstanceReader.cpp
  void readNames();
  void readText(ProcessField Field, LoweredString &Into);
  void readSurroundings();
  void readDependencies();
  void readDependency(Value &Element);
  void readOverrides();
  void readOverride(llvm::StringRef Manager, std::string Key, Value &Slot);

  // InstanceCommands.cpp
  void readCommands();
  void readCommand(ProcessField Program, ProcessField Args,
                   llvm::StringRef ExtraArgs, std::optional<Command> &Into);
  void readRestarting();

  // InstanceListening.cpp
  void readListening();
  void readPort(Value &Slot);
  void readDirectory(Value &Slot);
  void readReadiness(Value &Slot);
  void readReadinessKind(Value Ready, Readiness &Into);

  // InstanceCredentials.cpp
  void readCredentials();
  void readGroup(llvm::StringRef Name, Attr &Group);
  void readUser(llvm::StringRef Name, Attr &User);
  void readSecrets();

  // InstanceFiles.cpp
  bool hasSoundFiles();
  /// The failure of a file that needs the path of the instance's files.
  std::optional<Diagnostic> fileCycle(Value &File);
  LoweredString readFileText(Value &Contents);
  void readFile(llvm::StringRef Path, Attr &File);
  void readFiles();

  // InstanceContainers.cpp
  void readContainers();

  ValueReader &R;
  SettingsReader &Settings;
  Value Set;
  ReadInstance &Result;
  bool HasSoundFiles = false;
  ProcessInstance &Out;
};

} // namespace dx
