#include "frontend/Basic/Nearest.h"
#include "lowering/Checks/Checks.h"
#include "lowering/Model/InstanceReferences.h"
#include "lowering/Model/QuotedNames.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace dx;

namespace {

/// A package that the distribution lacks, where it is needed first, and what is
/// expected of it.
struct AbsentPackage {
  const ModelEntry *First = nullptr;
  std::set<std::string> Paths;
};

class HostPathCheck {
  const ProcessesModel &Model;
  const VirtualStore &Store;
  DiagnosticEngine &Diags;
  std::map<std::string, AbsentPackage> Absent;

public:
  HostPathCheck(const ProcessesModel &Model, const VirtualStore &Store,
                DiagnosticEngine &Diags)
      : Model(Model), Store(Store), Diags(Diags) {}

  void run() {
    for (const ModelEntry &Entry : Model.Entries)
      if (!Entry.Failed)
        check(Entry);
    for (const auto &[Name, Package] : Absent)
      reportAbsent(Name, Package);
  }

private:
  void check(const ModelEntry &Entry) {
    visitReferences(Entry.Instance, Model, [&](const Reference &R) {
      if (R.Kind == ReferenceKind::UnknownHostPath)
        checkUnknown(Entry, R);
    });
    visitTexts(Entry.Instance, [&](const LoweredString &Text) {
      if (!Text.References.isEmpty())
        checkText(Entry, Text);
    });
  }

  void checkUnknown(const ModelEntry &Entry, const Reference &R) {
    if (Model.settingsOf(Entry.Instance).AbsentPackages.contains(R.Name)) {
      AbsentPackage &Package = Absent[R.Name];
      if (!Package.First)
        Package.First = &Entry;
      Package.Paths.insert(R.Detail);
    } else if (Store.locate(R.Detail).Where == StoreLocation::Status::Outside) {
      Diags.report(Entry.Range, diag::UnknownHostPath, Entry.Key, R.Detail,
                   R.Name);
    }
  }

  void reportAbsent(const std::string &Name, const AbsentPackage &Package) {
    const ModelEntry &First = *Package.First;
    std::vector<llvm::StringRef> Paths;
    // What lies in a directory says more than the directory.
    for (const std::string &Path : Package.Paths) {
      auto Inside = Package.Paths.lower_bound(Path + "/");
      if (Inside == Package.Paths.end() || !Inside->starts_with(Path + "/"))
        Paths.push_back(Path);
    }
    Diags
        .report(First.Range, diag::AbsentPackage,
                Model.settingsOf(First.Instance).Distribution, Name, First.Key)
        .note(First.Range, diag::ExpectedPaths, quotedNames(Paths));
  }

  /// The paths in a text that lie below a host package that it refers to. What
  /// is searched for in an instance's files need not be there.
  void checkText(const ModelEntry &Entry, const LoweredString &Text) {
    auto References = Model.References.members(Text.References);
    if (llvm::any_of(References, [](const Reference *R) {
          return R->Kind == ReferenceKind::Instance;
        }))
      return;
    for (const Reference *R : References)
      if (R->Kind == ReferenceKind::StorePath && isTreeOfLinks(R->Name))
        for (llvm::StringRef Path : pathsBelow(R->Name, Text.Text))
          if (Store.locate(Path).Where == StoreLocation::Status::Missing)
            reportMissing(Entry, R->Name, Path);
  }

  /// As host packages are laid out.
  bool isTreeOfLinks(const std::string &StorePath) {
    const StoreEntry *Entry = Store.find(StorePath);
    const auto *Tree =
        Entry ? std::get_if<MemoryTree>(&Entry->Contents) : nullptr;
    return Tree && hasOnlyLinks(Tree->root());
  }

  static bool hasOnlyLinks(const TreeNode &Node) {
    if (const TreeDirectory *Directory = Node.directory())
      return !Directory->Entries.empty() &&
             llvm::all_of(Directory->Entries, [](const auto &Entry) {
               return hasOnlyLinks(Entry.second);
             });
    return Node.link() != nullptr;
  }

  static bool isPathCharacter(char C) {
    return llvm::isAlnum(C) || llvm::StringRef("/._+-@=").contains(C);
  }

  /// Where a text goes on with a pattern or a variable, the path is unknown.
  static bool isOpen(llvm::StringRef Rest) {
    return !Rest.empty() && llvm::StringRef("*?[{$%\\").contains(Rest.front());
  }

  static std::vector<llvm::StringRef> pathsBelow(llvm::StringRef StorePath,
                                                 llvm::StringRef Text) {
    std::vector<llvm::StringRef> Paths;
    for (size_t At = Text.find(StorePath); At != llvm::StringRef::npos;
         At = Text.find(StorePath, At + 1)) {
      llvm::StringRef Path = Text.substr(At).take_while(isPathCharacter);
      llvm::StringRef Rest = Text.substr(At + Path.size());
      Path = Path.rtrim("./");
      if (Path.size() > StorePath.size() && !isOpen(Rest))
        Paths.push_back(Path);
    }
    return Paths;
  }

  void reportMissing(const ModelEntry &Entry, const std::string &StorePath,
                     llvm::StringRef Path) {
    llvm::StringRef Inside = Path.drop_front(StorePath.size() + 1);
    auto Parts = Store.dir().split(StorePath);
    auto Report =
        Diags.report(Entry.Range, diag::MissingFile, Entry.Key, Inside,
                     Parts ? Parts->Name : llvm::StringRef(StorePath));
    if (auto Near = nearestFile(StorePath, Inside))
      Report.note(Entry.Range, diag::DidYouMean, *Near);
  }

  /// The file in the same directory that was most likely meant.
  std::optional<std::string> nearestFile(const std::string &StorePath,
                                         llvm::StringRef Inside) {
    auto [Directory, Name] = Inside.rsplit('/');
    StoreLocation Above = Store.locate(StorePath + "/" + Directory.str());
    if (Name.empty() || !Above.Directory)
      return std::nullopt;
    std::vector<std::string> Names;
    for (const auto &[Other, Node] : Above.Directory->Entries)
      Names.push_back(Other);
    auto Near = nearest(Name, Names);
    return Near ? std::optional((Directory + "/" + *Near).str()) : std::nullopt;
  }
};

} // namespace

void dx::checkHostPaths(const ProcessesModel &Model, const VirtualStore &Store,
                        DiagnosticEngine &Diags) {
  HostPathCheck(Model, Store, Diags).run();
}
