#include "lowering/Model/InstanceReader.h"

#include "lowering/Model/InstanceReaderState.h"
#include <tuple>

using namespace dx;

ReadInstance dx::readInstance(ValueReader &R, Value Instance) {
  ReadInstance Result;
  InstanceReader(R, Instance, Result).read();
  return Result;
}

void InstanceReader::read() {
  Out.Range = R.place();
  readNames();
  readText(ProcessField::Description, Out.Description);
  readText(ProcessField::Initialize, Out.Initialize);
  readText(ProcessField::PostInstall, Out.PostInstall);
  readCommands();
  readSurroundings();
  readDependencies();
  field(ProcessField::Overrides, [&](Value &Slot) {
    R.eachAttr(Slot, [&](llvm::StringRef Manager, Attr &A) {
      readOverride(Manager, {}, A.V);
    });
  });
  readFiles();
  readListening();
  readCredentials();
  readSecrets();
  readRestarting();
  readContainers();
  readSettings();
}

void InstanceReader::field(ProcessField Field, Reader Read,
                           llvm::StringRef Instead) {
  llvm::StringRef Name = nameOf(Field);
  SourceLoc Written;
  SourceLoc WrittenInstead;
  if (Attr *Arguments = R.attr(Set, "_arguments")) {
    Value Given = R.E.force(Arguments->V);
    if (Attr *A = R.attr(Given, Name))
      Written = A->Origin;
    if (Attr *A = Instead.empty() ? nullptr : R.attr(Given, Instead))
      WrittenInstead = A->Origin;
  }
  ValueReader::Step Outer(R, {}, WrittenInstead);
  ValueReader::Step Inner(R, {}, Written);
  R.field(Set, Name, [&](Value &Slot) {
    Out.FieldRanges[static_cast<size_t>(Field)] = R.place();
    Read(Slot);
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
  field(ProcessField::Path, [&](Value &Slot) { readPath(Slot, Out.Path); });
  field(ProcessField::Environment, [&](Value &Slot) {
    R.eachAttr(Slot, [&](llvm::StringRef Name, Attr &A) {
      Out.Environment.push_back({Name.str(), R.text(A.V), R.place()});
    });
  });
  field(ProcessField::Directory,
        [&](Value &Slot) { Out.Directory = R.text(Slot); });
  field(ProcessField::Umask,
        [&](Value &Slot) { Out.Umask = R.mode(Slot, 0777); });
  field(ProcessField::Nice,
        [&](Value &Slot) { Out.Nice = int(R.number(Slot, -20, 19)); });
  field(ProcessField::User, [&](Value &Slot) { Out.User = R.string(Slot); });
}

/// A package's own `binDirs`, or the bin below it.
void InstanceReader::readPath(Value &Slot, std::vector<LoweredString> &Into) {
  R.eachElement(Slot, [&](Value &Element) {
    Value V = R.E.force(Element);
    Attr *BinDirs = V.isAttrs() ? R.attr(V, "binDirs") : nullptr;
    if (BinDirs) {
      R.eachElement(BinDirs->V,
                    [&](Value &Dir) { Into.push_back(R.text(Dir)); });
      return;
    }
    Into.push_back(R.text(Element));
    Into.back().Text += "/bin";
  });
}

void InstanceReader::readDependencies() {
  field(ProcessField::Dependencies, [&](Value &Slot) {
    R.eachElement(Slot, [&](Value &Element) {
      Value V = R.E.force(Element);
      if (!R.hasType(V, InstanceType)) {
        Attr *Pkg = V.isAttrs() ? R.attr(V, "pkg") : nullptr;
        if (Pkg && R.hasType(R.E.force(Pkg->V), InstanceType))
          R.fail(diag::DependencyIsEntry, R.subject());
        R.wrongType(V, "a process instance (`pkg` of a model's entry)");
      }
      Dependency D;
      D.Name = R.string(R.attr(V, "name")->V);
      D.Range = R.place();
      Result.Dependencies.push_back({Out.Dependencies.size(), V});
      Out.Dependencies.push_back(std::move(D));
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

void InstanceReader::readFile(llvm::StringRef Path, Attr &File) {
  InstanceFile Into;
  Into.Path = Path.str();
  Into.Range = R.place();
  Value V = R.E.force(File.V);
  if (V.isAttrs() && !R.attr(V, "outPath")) {
    Attr *Text = R.attr(V, "text");
    Attr *Source = R.attr(V, "source");
    if (!Text == !Source)
      R.fail(diag::FileTextOrSource, R.subject());
    R.refuseOthers(V, {"text", "executable", "source"});
    Value &Contents = Text ? Text->V : Source->V;
    // A source that is a path is copied: it refers to nothing.
    if (!R.E.force(Contents).isPath())
      Into.References = R.text(Contents).References;
  } else if (!V.isPath()) {
    Into.References = R.text(File.V).References;
  }
  Out.Files.push_back(std::move(Into));
}

void InstanceReader::readFiles() {
  field(ProcessField::Files, [&](Value &Slot) {
    R.eachAttr(Slot, [&](llvm::StringRef Path, Attr &A) { readFile(Path, A); });
    if (Out.Files.empty())
      return;
    R.field(Set, "outPath", [&](Value &V) { Out.OutPath = R.text(V); });
  });
}

void InstanceReader::readSettings() {
  R.field(Set, "settings", [&](Value &Slot) {
    Value Settings = R.set(Slot);
    ModelSettings &Into = Result.Settings;
    auto Text = [&](llvm::StringRef Name, std::string &Target) {
      R.field(Settings, Name, [&](Value &V) { Target = R.text(V).Text; });
    };
    auto Names = [&](llvm::StringRef Name, llvm::StringSet<> &Target) {
      R.field(Settings, Name, [&](Value &V) {
        R.eachElement(V, [&](Value &E) { Target.insert(R.string(E)); });
      });
    };
    Text("stateDir", Into.StateDir);
    Text("runtimeDir", Into.RuntimeDir);
    Text("logDir", Into.LogDir);
    Text("tmpDir", Into.TmpDir);
    Text("cacheDir", Into.CacheDir);
    R.field(Settings, "forceDisableUserChange",
            [&](Value &V) { Into.ForceDisableUserChange = R.boolean(V); });
    R.field(Settings, "basePackages",
            [&](Value &V) { readPath(V, Into.BasePath); });
    Names("hostUsers", Into.DistributionUsers);
    Names("hostGroups", Into.DistributionGroups);
  });
}
