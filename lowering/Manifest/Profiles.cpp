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

std::vector<std::string> dx::addProfiles(VirtualStore &Store,
                                         const DeploymentModel &Model,
                                         const ManifestRecords &All) {
  std::vector<Profile> Profiles(Model.Targets.size(), Profile(Store));
  for (const DeployedService &Service : Model.Services)
    for (const ContainerMapping &M : Service.Targets)
      Profiles[M.Target].addPackage(
          Service.variantFor(Model.Targets[M.Target].System)->Pkg);
  std::vector<ManifestRecords> Parts = recordsByTarget(Model, All);
  std::vector<std::string> Paths;
  for (size_t T = 0; T < Profiles.size(); ++T)
    Paths.push_back(Profiles[T].store(Store, Model.Targets[T].Name,
                                      printProfileManifest(Parts[T])));
  return Paths;
}
