#pragma once

#include "lowering/Model/InstanceReader.h"

namespace dx {

/// Reads one instance; the fields are split over the sources by construct.
class InstanceReader {
public:
  InstanceReader(ValueReader &R, Value Set, ReadInstance &Result)
      : R(R), Set(Set), Result(Result), Out(Result.Instance) {}

  void read();

private:
  using Reader = llvm::function_ref<void(Value &)>;

  /// Reads a field that is there and not null, and keeps its place. Its place
  /// is looked for in what the constructor wrote, under the field's own name
  /// and under \p Instead, from which its value may come.
  void field(ProcessField Field, Reader Read, llvm::StringRef Instead = {});

  // InstanceReader.cpp
  void readNames();
  void readText(ProcessField Field, LoweredString &Into);
  void readSurroundings();
  void readPath(Value &Slot, std::vector<LoweredString> &Into);
  void readDependencies();
  void readOverride(llvm::StringRef Manager, std::string Key, Value &Slot);
  void readFile(llvm::StringRef Path, Attr &File);
  void readFiles();
  void readSettings();

  // InstanceCommands.cpp
  void readCommands();
  void readCommand(ProcessField Program, ProcessField Args,
                   std::optional<Command> &Into);
  void readRestarting();

  // InstanceListening.cpp
  void readListening();
  void readPort(Value &Slot);
  void readDirectory(Value &Slot);
  void readReadiness(Value &Slot);
  void readReadinessKind(Value Ready, Readiness &Into);

  // InstanceCredentials.cpp
  void readCredentials();
  void readUser(llvm::StringRef Name, Attr &User);
  void readSecrets();

  // InstanceContainers.cpp
  void readContainers();

  ValueReader &R;
  Value Set;
  ReadInstance &Result;
  ProcessInstance &Out;
};

} // namespace dx
