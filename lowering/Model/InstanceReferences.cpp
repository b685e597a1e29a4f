#include "lowering/Model/InstanceReferences.h"

using namespace dx;

namespace {

class Visitor {
  const ReferenceTable &Table;
  llvm::function_ref<void(const Reference &)> Visit;

public:
  Visitor(const ReferenceTable &Table,
          llvm::function_ref<void(const Reference &)> Visit)
      : Table(Table), Visit(Visit) {}

  void add(ReferenceSet Set) {
    for (const Reference *R : Table.members(Set))
      Visit(*R);
  }
  void add(const LoweredString &String) { add(String.References); }
  void add(const EnvironmentVariable &Variable) { add(Variable.Value); }
  void add(const InstanceFile &File) { add(File.References); }
  void add(const ListeningSocket &Socket) { add(Socket.Path); }
  void add(const ManagedDirectory &Directory) { add(Directory.Path); }
  void add(const ManagerOverride &Override) { add(Override.Value); }
  void add(const Readiness &Ready) { add(Ready.Target); }
  void add(const Command &Run) {
    add(Run.Program);
    add(Run.Args);
  }
  template <class T> void add(const std::vector<T> &All) {
    for (const T &One : All)
      add(One);
  }
  template <class T> void add(const std::optional<T> &Maybe) {
    if (Maybe)
      add(*Maybe);
  }
};

} // namespace

void dx::visitReferences(const ProcessInstance &I, const ProcessesModel &Model,
                         llvm::function_ref<void(const Reference &)> Visit) {
  Visitor All(Model.References, Visit);
  All.add(Model.settingsOf(I).BasePath);
  All.add(I.Description);
  All.add(I.Initialize);
  All.add(I.Daemon);
  All.add(I.Foreground);
  All.add(I.PidFile);
  All.add(I.Path);
  All.add(I.Environment);
  All.add(I.Directory);
  All.add(I.Overrides);
  All.add(I.Files);
  All.add(I.OutPath);
  All.add(I.Sockets);
  All.add(I.Directories);
  All.add(I.Ready);
}
