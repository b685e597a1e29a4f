#include "lowering/Model/Substitution.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"

using namespace dx;

namespace {

/// A row of the table. A path matches by its end, at a component's beginning.
struct Row {
  llvm::StringLiteral Ending;
  llvm::StringLiteral Library; ///< below the library's root
  bool OnlyWhereAbsent;
};

constexpr Row Table[] = {
    {"nixproc/derive-dysnomia-process-type.nix",
     "/processes/derive-dysnomia-process-type.dx", false},
    {"services-agnostic/constructors.nix", "/constructors", true},
    {"service-containers-agnostic/constructors.nix", "/container-constructors",
     true},
    {"nix-processmgmt", "/processes", true},
};

constexpr llvm::StringLiteral UniversalDirectory =
    "nixproc/create-managed-process/universal";

} // namespace

static bool endsWithPath(llvm::StringRef Path, llvm::StringRef Ending) {
  return Path.consume_back(Ending) && (Path.empty() || Path.ends_with("/"));
}

static bool isAbsent(FileSystem &Files, llvm::StringRef Path) {
  FileKind Kind{};
  return bool(Files.kind(Path, Kind));
}

static std::optional<std::string> substitute(FileSystem &Files,
                                             llvm::StringRef Path) {
  auto [Directory, Name] = Path.rsplit('/');
  if (Name.ends_with(".nix") && endsWithPath(Directory, UniversalDirectory))
    return (llvm::Twine(LibraryRoot) + "/processes/create-managed-process.dx")
        .str();
  for (const Row &R : Table)
    if (endsWithPath(Path, R.Ending) &&
        (!R.OnlyWhereAbsent || isAbsent(Files, Path)))
      return (llvm::Twine(LibraryRoot) + R.Library).str();
  return std::nullopt;
}

void dx::substituteFramework(SessionOptions &Options, FileSystem &Files,
                             SubstitutionListener Listener) {
  Options.Substitute =
      [&Files, Listener](llvm::StringRef Path) -> std::optional<std::string> {
    auto Given = substitute(Files, Path);
    if (Given && Listener)
      Listener(Path, *Given);
    return Given;
  };
  bool HasNixpkgs = llvm::any_of(Options.SearchPath, [](const auto &Entry) {
    return Entry.Prefix == "nixpkgs";
  });
  if (!HasNixpkgs)
    Options.SearchPath.push_back(
        {"nixpkgs", (llvm::Twine(LibraryRoot) + "/pkgs").str()});
}
