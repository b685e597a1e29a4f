#include "driver/ModelOptions.h"

#include "driver/Usage.h"
#include "lowering/Model/Substitution.h"

using namespace dx;

/// Directories that models take as arguments, and their options.
static constexpr std::pair<const char *, const char *> DirectoryOptions[] = {
    {"--state-dir", "stateDir"}, {"--runtime-dir", "runtimeDir"},
    {"--log-dir", "logDir"},     {"--tmp-dir", "tmpDir"},
    {"--cache-dir", "cacheDir"}, {"--spool-dir", "spoolDir"},
    {"--lock-dir", "lockDir"},   {"--lib-dir", "libDir"},
};

static std::string knownManagers() {
  std::string Names;
#define DX_BACKEND(Name, ...)                                                  \
  Names += (Names.empty() ? "" : ", ") + nameOf(ManagerKind::Name).str();
#include "lowering/Backends/Backends.def"
  return Names;
}

void ModelOptions::addTo(CLI::App &Command) {
  auto CheckManager = [](const std::string &Name) -> std::string {
    if (managerNamed(Name))
      return {};
    return formatDiag(diag::NoProcessManager.Id, {Name, knownManagers()});
  };
  Command
      .add_option("--process-manager", Manager,
                  "The machine's process manager: " + knownManagers())
      ->check(CLI::Validator(CheckManager, ""))
      ->capture_default_str()
      ->type_name("NAME");
  Command.add_option("-A,--attr", Attribute,
                     "Take this attribute of the model, such as a host's name");
  for (auto [Option, Name] : DirectoryOptions)
    Command
        .add_option_function<std::string>(
            Option,
            [this, Argument = std::string(Name)](const std::string &Path) {
              Directories.emplace_back(Argument, absolutePath(Path));
            },
            std::string("The model's ") + Name)
        ->check(nonEmptyName())
        ->type_name("DIR");
  Command.add_flag("--force-disable-user-change", DisableUserChange,
                   "Create no user or group and change to none");
  Command
      .add_option("--ids", IdsFile,
                  "A file with assigned identifiers, the model's ids")
      ->check(nonEmptyName())
      ->type_name("FILE");
  Options.addTo(Command);
}

std::unique_ptr<Evaluation>
ModelOptions::makeEvaluation(llvm::StringRef StoreDirectory) const {
  SessionOptions Session = Options.sessionOptions(/*UsesNix=*/false);
  Session.StoreDirectory = StoreDirectory.str();
  Session.KeepGoing = true;
  auto Substitute = [this](dx::Session &S) {
    SubstitutionListener Listener;
    if (Options.isVerbose())
      Listener = [&S](llvm::StringRef Asked, llvm::StringRef Given) {
        S.Diags.report({}, diag::PathSubstituted, Asked, Given);
      };
    substituteFramework(S.Options, S.Files, Listener);
  };
  return std::make_unique<Evaluation>(std::move(Session), Substitute);
}

std::vector<ModelArgument> ModelOptions::arguments(Evaluator &E) const {
  std::vector<ModelArgument> All;
  auto Add = [&](llvm::StringRef Name, Value V,
                 ArgumentKind Kind = ArgumentKind::Given) {
    All.push_back({Name.str(), V, Kind});
  };
  for (Attr *A : attrsByName(Options.arguments(E), E.symbols()))
    Add(E.symbols().text(A->Name), A->V);
  for (const auto &[Name, Path] : Directories)
    Add(Name, E.string(Path));
  if (DisableUserChange)
    Add("forceDisableUserChange", Value::boolean(true));
  Add("processManager", E.string(Manager), ArgumentKind::Offered);
  if (!IdsFile.empty()) {
    Value File = E.importFile(absolutePath(IdsFile), {});
    Attr *Ids = File.isAttrs() ? findAttr(File, E.intern("ids")) : nullptr;
    Add("ids", Ids ? Ids->V : File);
  }
  return All;
}

std::string ModelOptions::packageWorld() const {
  return Options.includes("nixpkgs") ? "Nix packages" : "host packages";
}
