#include "driver/InstantiateCommand.h"

#include "driver/AttributePath.h"
#include "driver/DerivationSearch.h"
#include "driver/Input.h"
#include "driver/NixStore.h"
#include "driver/Usage.h"
#include "lowering/Model/Substitution.h"
#include "llvm/Support/raw_ostream.h"

using namespace dx;

InstantiateCommand::InstantiateCommand(CLI::App &Program)
    : Subcommand(Program, "instantiate",
                 "Add derivations to Nix's store and print their paths") {
  App->add_option("FILE", File, "A file, or - for standard input")
      ->check(nonEmptyName());
  App->add_option("-E,--expr", Expression, "An expression");
  App->add_option("-A,--attr", Attributes,
                  "Only what is in this attribute, such as a.b.0")
      ->allow_extra_args(false);
  auto *Export =
      App->add_option("--export", ExportFile,
                      "Write everything to a file (-: standard output) in the "
                      "form of `nix-store --export` instead")
          ->check(nonEmptyName())
          ->type_name("FILE");
  auto *Store = App->add_option("--store", StoreUri,
                                "The store, as Nix's programs take it")
                    ->type_name("URI");
  auto *Dry =
      App->add_flag("--dry-run", DryRun, "Print the paths and write nothing");
  Export->excludes(Store)->excludes(Dry);
  App->add_flag(
      "--substitute", Substitute,
      "Let models find the standard library in the framework's place, "
      "as model commands do");
  Options.addTo(*App);
}

/// The paths of all derivations; in \p Lines what is printed about them.
std::vector<std::string> InstantiateCommand::derivations(Evaluator &E,
                                                         std::string &Lines) {
  Value Args = Options.arguments(E);
  Value Root = evalInput(E, File, Expression);
  if (Attributes.empty())
    Attributes.emplace_back();
  std::vector<std::string> Paths;
  for (const std::string &Attribute : Attributes)
    for (const FoundDerivation &Found :
         findDerivations(E, followPath(E, Root, Attribute, Args), Args)) {
      Lines += printed(Found) + '\n';
      Paths.push_back(Found.DrvPath);
    }
  return Paths;
}

bool InstantiateCommand::write(Session &S,
                               llvm::ArrayRef<std::string> Paths) const {
  if (DryRun)
    return true;
  return ExportFile.empty() ? importClosure(S, Paths, StoreUri)
                            : exportClosure(S, Paths, ExportFile);
}

int InstantiateCommand::run() {
  if (Expression && !File.empty())
    refuseUsage(diag::FileAndExpression);
  Evaluation Eval(Options.sessionOptions(/*UsesNix=*/true), [this](Session &S) {
    if (Substitute)
      substituteFramework(S.Options, S.Files);
  });
  Report.captureTraces(Eval.session().Options, Eval.diags());
  Evaluator &E = Eval.evaluator();
  std::string Lines;
  std::vector<std::string> Paths;
  if (auto Failure = E.attempt([&] { Paths = derivations(E, Lines); }))
    Eval.diags().add(*Failure->What);
  else if (write(Eval.session(), Paths) && ExportFile != "-")
    llvm::outs() << Lines;
  return Report.finish(Eval.diags(), Eval.session().Sources);
}
