#include "lowering/Model/InstanceReader.h"

#include "frontend/Basic/Nearest.h"
#include "lowering/Model/InstanceReaderState.h"
#include "llvm/ADT/STLExtras.h"

using namespace dx;

ReadInstance dx::readInstance(ValueReader &R, SettingsReader &Settings,
                              Value Instance) {
  ReadInstance Result;
  InstanceReader(R, Settings, Instance, Result).read();
  return Result;
}

void InstanceReader::read() {
  Out.Range = R.place();
  Out.Settings = Settings.indexFor(Set);
  readNames();
  readText(ProcessField::Description, Out.Description);
  readText(ProcessField::Initialize, Out.Initialize);
  readText(ProcessField::PostInstall, Out.PostInstall);
  readCommands();
  readSurroundings();
  readDependencies();
  readOverrides();
  readFiles();
  readListening();
  readCredentials();
  readSecrets();
  readRestarting();
  readContainers();
}

void InstanceReader::field(ProcessField Field, Reader Read,
                           llvm::StringRef Instead) {
  llvm::StringRef Name = nameOf(Field);
  llvm::StringRef Shown = Name;
  Attr *Written = argument(Name);
  if (!Written && !Instead.empty()) {
    Written = argument(Instead);
    Shown = Instead;
  }
  ValueReader::Step Place(R, {}, Written ? Written->Origin : SourceLoc());
  R.field(
      Set, Name,
      [&](Value &Slot) {
        Out.FieldRanges[static_cast<size_t>(Field)] = R.place();
        Read(Slot);
      },
      Written ? Shown : Name);
}

Attr *InstanceReader::argument(llvm::StringRef Name) {
  Attr *Arguments = R.attr(Set, "_arguments");
  if (!Arguments || !R.E.force(Arguments->V).isAttrs())
    return nullptr;
  return R.attr(Arguments->V, Name);
}

bool InstanceReader::checkArgument(llvm::StringRef Name, Reader Check) {
  Attr *A = argument(Name);
  if (!A)
    return true;
  ValueReader::Step S(R, Name, A->Origin);
  size_t Before = R.failures();
  R.attempt([&] { Check(A->V); });
  return R.failures() == Before;
}

bool InstanceReader::isListArgument(llvm::StringRef Name) {
  return checkArgument(Name, [&](Value &Slot) { R.list(Slot); });
}

bool InstanceReader::isSetArgument(llvm::StringRef Name) {
  return checkArgument(Name, [&](Value &Slot) { R.set(Slot); });
}

bool InstanceReader::isSetOfSetsArgument(llvm::StringRef Name) {
  return checkArgument(Name, [&](Value &Slot) {
    R.eachAttr(Slot, [&](llvm::StringRef, Attr &A) { R.set(A.V); });
  });
}

void InstanceReader::readNames() {
  field(
      ProcessField::Name, [&](Value &Slot) { Out.Name = R.string(Slot); },
      nameOf(ProcessField::InstanceName));
  Out.InstanceName = Out.Name;
  field(ProcessField::InstanceName,
        [&](Value &Slot) { Out.InstanceName = R.string(Slot); });
}

void InstanceReader::readText(ProcessField Field, LoweredString &Into) {
  field(Field, [&](Value &Slot) { Into = R.text(Slot); });
}

void InstanceReader::readSurroundings() {
  field(ProcessField::Path,
        [&](Value &Slot) { readProgramDirectories(R, Slot, Out.Path); });
  field(ProcessField::Environment, [&](Value &Slot) {
    R.eachAttr(Slot, [&](llvm::StringRef Name, Attr &A) {
      Out.Environment.push_back(
          {Name.str(), R.text(A.V, /*CopyPaths=*/true), R.place()});
    });
  });
  field(ProcessField::Directory,
        [&](Value &Slot) { Out.Directory = R.text(Slot); });
  field(ProcessField::Umask,
        [&](Value &Slot) { Out.Umask = R.mode(Slot, 0777, "022"); });
  field(ProcessField::Nice,
        [&](Value &Slot) { Out.Nice = int(R.number(Slot, -20, 19)); });
  field(ProcessField::User, [&](Value &Slot) { Out.User = R.string(Slot); });
}

void dx::readProgramDirectories(ValueReader &R, Value &Slot,
                                std::vector<LoweredString> &Into) {
  R.eachElement(Slot, [&](Value &Element) {
    Value V = R.E.force(Element);
    Attr *BinDirs = V.isAttrs() ? R.attr(V, "binDirs") : nullptr;
    if (BinDirs) {
      R.eachElement(BinDirs->V, [&](Value &Dir) {
        Into.push_back(R.text(Dir, /*CopyPaths=*/true));
      });
      return;
    }
    Into.push_back(R.text(Element, /*CopyPaths=*/true));
    Into.back().Text += "/bin";
  });
}

void InstanceReader::readDependency(Value &Element) {
  Value V = R.E.force(Element);
  if (!R.hasType(V, InstanceType)) {
    Attr *Pkg = V.isAttrs() ? R.attr(V, "pkg") : nullptr;
    if (Pkg && R.hasType(R.E.force(Pkg->V), InstanceType))
      R.fail(diag::DependencyIsEntry, R.subject());
    R.wrongType(V, "a process instance (`pkg` of a model's entry)");
  }
  Attr *Name = R.attr(V, "name");
  if (!Name)
    R.fail(diag::FieldMissing, R.subject(), "name");
  Dependency D;
  D.Name = R.string(Name->V);
  D.Range = R.place();
  Result.Dependencies.push_back({Out.Dependencies.size(), V});
  Out.Dependencies.push_back(std::move(D));
}

void InstanceReader::readDependencies() {
  field(ProcessField::Dependencies, [&](Value &Slot) {
    R.eachElement(Slot, [&](Value &Element) { readDependency(Element); });
  });
}

static const std::vector<std::string> &processManagers() {
  static const std::vector<std::string> Names = {
#define DX_PROCESS_MANAGER(Name) Name,
#include "lowering/Model/ProcessManagers.def"
  };
  return Names;
}

void InstanceReader::readOverrides() {
  DiagnosticEngine &Diags = R.E.session().Diags;
  const std::vector<std::string> &Managers = processManagers();
  field(ProcessField::Overrides, [&](Value &Slot) {
    R.eachAttr(Slot, [&](llvm::StringRef Manager, Attr &A) {
      if (llvm::is_contained(Managers, Manager))
        return readOverride(Manager, {}, A.V);
      std::vector<llvm::StringRef> Known(Managers.begin(), Managers.end());
      auto Report = Diags.report(R.place(), diag::UnknownProcessManager,
                                 R.subject(), Manager, quotedNames(Known));
      if (auto Near = nearest(Manager, Managers))
        Report.note(R.place(), diag::DidYouMean, *Near);
    });
  });
}

void InstanceReader::readOverride(llvm::StringRef Manager, std::string Key,
                                  Value &Slot) {
  Value V = R.E.force(Slot);
  if (V.isAttrs() && !R.attr(V, "outPath")) {
    R.eachAttr(Slot, [&](llvm::StringRef Name, Attr &A) {
      readOverride(Manager, Key.empty() ? Name.str() : Key + "." + Name.str(),
                   A.V);
    });
    return;
  }
  if (Key.empty() && V.isFunction()) {
    R.E.session().Diags.report(R.place(), diag::OverrideIsFunction,
                               R.subject());
    return;
  }
  if (Key.empty())
    R.wrongType(V, "a set");
  Out.Overrides.push_back(
      {Manager.str(), std::move(Key), R.text(Slot), R.place()});
}
