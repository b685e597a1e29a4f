#include "lowering/Manifest/Profiles.h"

#include "lowering/Emit/OutputTree.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/ErrorHandling.h"

using namespace dx;

namespace {

/// Collects the links of one profile.
class Profile {
public:
  explicit Profile(const VirtualStore &Store) : Store(Store) {}

  void addPackage(const std::string &Path) {
    Packages.push_back(Path);
    const StoreEntry *Entry = Store.find(Path);
    const auto *Tree =
        Entry ? std::get_if<MemoryTree>(&Entry->Contents) : nullptr;
    if (Tree && Tree->root().directory())
      return addDirectory(*Tree->root().directory(), "", Path);
    // What is in it is known when it is built.
    (void)Links.addLink("share/disnix/packages/" +
                            llvm::StringRef(Path).rsplit('/').second.str(),
                        Path);
  }

  std::string store(VirtualStore &Into, llvm::StringRef Name,
                    std::string Manifest) {
    MemoryTree Tree;
    std::string Error;
    bool Added = Tree.addFile("profilemanifest.xml", Manifest, false, Error);
    for (const auto &[Path, Node] : Links.nodes())
      if (Path != "profilemanifest.xml")
        Added &= Tree.addLink(Path, std::get<OutputLink>(Node).Target, Error);
    llvm::sort(Packages);
    Packages.erase(std::unique(Packages.begin(), Packages.end()),
                   Packages.end());
    if (!isValidStoreName(Name, Error))
      Name = "profile";
    const StoreEntry *Entry =
        Added ? Into.addTree(Name, std::move(Tree), Packages, Error) : nullptr;
    if (!Entry)
      llvm::report_fatal_error(llvm::Twine("profile: ") + Error);
    return Entry->Path;
  }

private:
  void addDirectory(const TreeDirectory &Directory, const std::string &Below,
                    const std::string &Package) {
    for (const auto &[Name, Node] : Directory.Entries) {
      std::string Path = Below + Name;
      if (const TreeDirectory *Inner = Node.directory())
        addDirectory(*Inner, Path + "/", Package);
      else
        (void)Links.addLink(Path, Package + "/" + Path);
    }
  }

  const VirtualStore &Store;
  OutputTree Links;
  std::vector<std::string> Packages;
};

} // namespace

std::string dx::addProfile(VirtualStore &Store, const DeploymentModel &Model,
                           uint32_t Target, const ManifestRecords &All) {
  const DeploymentTarget &Machine = Model.Targets[Target];
  Profile Links(Store);
  for (const DeployedService &Service : Model.Services)
    if (llvm::any_of(Service.Targets,
                     [&](const auto &M) { return M.Target == Target; }))
      Links.addPackage(Service.variantFor(Machine.System)->Pkg);
  return Links.store(Store, Machine.Name,
                     printProfileManifest(recordsOf(All, Machine.Name)));
}
