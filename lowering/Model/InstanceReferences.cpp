#include "lowering/Model/InstanceReferences.h"

using namespace dx;

namespace {

/// Visits the texts of an instance, and the references of its files.
class Visitor {
  llvm::function_ref<void(const LoweredString &)> OfText;
  llvm::function_ref<void(ReferenceSet)> OfFile;

public:
  Visitor(llvm::function_ref<void(const LoweredString &)> OfText,
          llvm::function_ref<void(ReferenceSet)> OfFile)
      : OfText(OfText), OfFile(OfFile) {}

  void add(const LoweredString &String) { OfText(String); }
  void add(const EnvironmentVariable &Variable) { add(Variable.Value); }
  void add(const InstanceFile &File) { OfFile(File.References); }
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
  void addInstance(const ProcessInstance &I);
};

} // namespace

void Visitor::addInstance(const ProcessInstance &I) {
  add(I.Description);
  add(I.Initialize);
  add(I.Daemon);
  add(I.Foreground);
  add(I.PidFile);
  add(I.Path);
  add(I.Environment);
  add(I.Directory);
  add(I.Overrides);
  add(I.Files);
  add(I.OutPath);
  add(I.Sockets);
  add(I.Directories);
  add(I.Ready);
}

void dx::visitTexts(const ProcessInstance &Instance,
                    llvm::function_ref<void(const LoweredString &)> Visit) {
  Visitor(Visit, [](ReferenceSet) {}).addInstance(Instance);
}

void dx::visitReferences(const ProcessInstance &Instance,
                         const ProcessesModel &Model,
                         llvm::function_ref<void(const Reference &)> Visit) {
  auto Add = [&](ReferenceSet Set) {
    for (const Reference *R : Model.References.members(Set))
      Visit(*R);
  };
  auto AddText = [&](const LoweredString &Text) { Add(Text.References); };
  Visitor All(AddText, Add);
  All.add(Model.settingsOf(Instance).BasePath);
  All.addInstance(Instance);
}
