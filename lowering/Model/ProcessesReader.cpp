#include "lowering/Model/ProcessesReader.h"

#include "frontend/Basic/Nearest.h"
#include "lowering/Model/EntryAttributes.h"
#include "lowering/Model/ModelExplainer.h"
#include "lowering/Model/ProcessesReaderState.h"
#include "lowering/Model/WrongModel.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace dx;

ProcessesReader::ProcessesReader(Evaluator &E)
    : Explainer(E.session().Sources),
      R(E, Model.References, [this](Diagnostic &D) { Explainer.explain(D); }),
      Settings(R, Model.Settings) {}

void ProcessesReader::read(llvm::function_ref<Value()> ModelValue,
                           llvm::ArrayRef<ModelArgument> Arguments,
                           llvm::StringRef Attribute) {
  R.attempt([&] {
    Value Function = R.E.forced(ModelValue());
    if (auto Place = servicesPattern(R, Function))
      R.raise(makeDiag(*Place, diag::ModelOfServices));
    Value V = applyModel(R, Function, Arguments);
    if (!V.isValid())
      return;
    const LambdaCode *Pattern = patternOf(Function);
    readEntries(select(V, Attribute),
                Pattern ? Pattern->PatternRange : SourceRange());
  });
  Explainer.explainUndefined(R.E.session().Diags);
  resolveDependencies();
}

Value ProcessesReader::select(Value V, llvm::StringRef Path) {
  llvm::SmallVector<llvm::StringRef> Names;
  Path.split(Names, '.', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef Name : Names) {
    V = R.set(V);
    Attr *A = R.attr(V, Name);
    if (!A)
      R.fail(diag::ModelAttributeMissing, Name);
    V = R.E.force(A->V);
  }
  return V;
}

void ProcessesReader::readEntries(Value Entries, SourceRange Place) {
  if (!Entries.isAttrs())
    R.fail(diag::ModelNotASet, describeType(Entries));
  if (attrCount(Entries) == 0)
    R.E.session().Diags.report(Place, diag::ModelEmpty);
  if (areServices(R, Entries))
    R.raise(makeDiag(Place, diag::ModelOfServices));
  for (Attr *A : attrsByName(Entries, R.E.symbols())) {
    llvm::StringRef Name = R.E.symbols().text(A->Name);
    ValueReader::Step S(R, Name, A->Origin);
    Explainer.addEntry(Name, R.place());
  }
  R.eachAttr(Entries, [&](llvm::StringRef Key, Attr &A) {
    size_t Before = R.failures();
    ModelEntry Entry;
    Entry.Key = Key.str();
    Entry.Range = R.place();
    Entry.Instance.Name = Entry.Key;
    R.attempt([&] { readEntry(A.V, Entry); });
    Entry.Failed = R.failures() != Before;
    Model.Entries.push_back(std::move(Entry));
  });
}

void ProcessesReader::readEntry(Value &Slot, ModelEntry &Entry) {
  Value V = R.E.force(Slot);
  if (R.hasType(V, InstanceType))
    R.fail(diag::EntryIsInstance, Entry.Key);
  Value Fields = R.set(Slot);
  Attr *Pkg = R.attr(Fields, "pkg");
  if (!Pkg)
    failMissingAttribute(R, Fields, "pkg");
  readPkg(*Pkg, Entry);
  checkEntryAttributes(R, ModelKind::Processes, Fields, Entry.Key);
  readRequiredIds(Fields, Entry);
  R.field(Fields, "port", [&](Value &Port) { readEntryPort(Port, Entry); });
  readProvidedContainer(Fields, Entry);
}

void ProcessesReader::readRequiredIds(Value Fields, ModelEntry &Entry) {
  static const std::vector<std::string> Known = {"uids", "gids"};
  R.field(Fields, RequiredIdsAttribute, [&](Value &Names) {
    R.eachElement(Names, [&](Value &Name) {
      std::string Kind = R.string(Name);
      auto Near = nearest(Kind, Known);
      if (Near && !llvm::is_contained(Known, Kind))
        R.E.session()
            .Diags.report(R.place(), diag::UnknownIdKind, Entry.Key, Kind)
            .note(R.place(), diag::DidYouMean, *Near);
      Entry.RequiresUniqueIdsFor.push_back(std::move(Kind));
    });
  });
}

void ProcessesReader::readPkg(Attr &Pkg, ModelEntry &Entry) {
  Value Instance;
  bool Evaluated = false;
  {
    ValueReader::Step S(R, "pkg", Pkg.Origin);
    Evaluated = R.attempt([&] {
      Instance = R.E.force(Pkg.V);
      if (Instance.isFunction())
        R.fail(diag::PkgIsFunction, Entry.Key);
      if (!R.hasType(Instance, InstanceType))
        R.wrongType(Instance,
                    "a process instance (what createManagedProcess returns)");
    });
  }
  if (!Evaluated)
    return;
  auto Index = uint32_t(Model.Entries.size());
  EntryOf.try_emplace(Instance.object(), Index);
  ValueReader::Step S(R, {}, Pkg.Origin);
  ReadInstance Read = readInstance(R, Settings, Instance);
  Entry.Instance = std::move(Read.Instance);
  Entry.Containers = std::move(Read.Containers);
  Entry.MachineProperties = std::move(Read.MachineProperties);
  for (const PendingDependency &D : Read.Dependencies)
    Pending.push_back({Index, D});
}

/// People's constructors say their port on the entry, for other entries to
/// read; where the instance declares no such port it is the process's.
void ProcessesReader::readEntryPort(Value &Slot, ModelEntry &Entry) {
  auto Number = uint32_t(R.number(Slot, 0, 65535));
  if (llvm::any_of(Entry.Instance.Ports,
                   [&](const ListeningPort &P) { return P.Number == Number; }))
    return;
  ListeningPort Port;
  Port.Number = Number;
  Port.Range = R.place();
  Entry.Instance.Ports.push_back(std::move(Port));
}

/// An instance that brings the container's file describes it there, typed; the
/// entry of any other provider does.
void ProcessesReader::readProvidedContainer(Value Fields, ModelEntry &Entry) {
  if (!Entry.Containers.empty())
    return;
  R.field(Fields, "providesContainer", [&](Value &Name) {
    ProvidedContainer Container{R.string(Name), readProperties(R, Fields)};
    llvm::erase_if(Container.Properties, [](const auto &Property) {
      return isReservedAttribute(Property.first) ||
             Property.first == RequiredIdsAttribute;
    });
    Entry.Containers.push_back(std::move(Container));
  });
  R.field(Fields, "providesContainers", [&](Value &Containers) {
    R.eachAttr(Containers, [&](llvm::StringRef Name, Attr &A) {
      Entry.Containers.push_back({Name.str(), readProperties(R, A.V)});
    });
  });
}

/// A reference resolves by identity; an instance that was made a second time
/// counts if it says the same in every field.
void ProcessesReader::resolveDependencies() {
  llvm::StringMap<uint32_t> ByKey;
  for (uint32_t I = 0; I < Model.Entries.size(); ++I)
    ByKey.try_emplace(Model.Entries[I].Key, I);
  for (const auto &[From, Reference] : Pending) {
    Dependency &D = Model.Entries[From].Instance.Dependencies[Reference.Index];
    auto Same = EntryOf.find(Reference.Target.object());
    if (Same != EntryOf.end()) {
      D.Name = Model.Entries[Same->second].Key;
      continue;
    }
    auto Named = ByKey.find(D.Name);
    if (Named != ByKey.end() && !Model.Entries[Named->second].Failed)
      D.SameRecord = isSame(Reference.Target, Model.Entries[Named->second]);
  }
}

bool ProcessesReader::isSame(Value Instance, const ModelEntry &Entry) {
  auto [It, New] = SameAsEntry.try_emplace(Instance.object(), false);
  if (New) {
    ReadInstance Read = readInstance(R, Settings, Instance);
    It->second = sameRecord(Read.Instance, Entry.Instance);
  }
  return It->second;
}

ProcessesModel dx::readProcessesModel(Evaluator &E,
                                      const ProcessesInput &Input) {
  ProcessesReader Reader(E);
  Reader.read([&] { return E.importFile(Input.File, {}); }, Input.Arguments,
              Input.Attribute);
  return Reader.take();
}

ProcessesModel dx::readProcessesModel(Evaluator &E, Value Model,
                                      llvm::ArrayRef<ModelArgument> Arguments) {
  ProcessesReader Reader(E);
  Reader.read([&] { return Model; }, Arguments, {});
  return Reader.take();
}
