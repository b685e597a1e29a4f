#include "driver/InfrastructureCommand.h"

#include "driver/Usage.h"
#include "lowering/Manifest/Infrastructure.h"
#include "llvm/Support/raw_ostream.h"

using namespace dx;

InfrastructureCommand::InfrastructureCommand(CLI::App &Program)
    : Subcommand(
          Program, "infrastructure",
          "Print the infrastructure model that a processes model gives") {
  App->add_option("PROCESSES", ProcessesFile, "The processes model")
      ->required()
      ->check(nonEmptyName());
  App->add_option("--bootstrap", BootstrapFile,
                  "An infrastructure model that says how to reach the machines")
      ->required()
      ->check(nonEmptyName())
      ->type_name("FILE");
  Options.addTo(*App);
}

int InfrastructureCommand::run() {
  auto Eval = Options.makeEvaluation("/nix/store");
  Report.captureTraces(Eval->session().Options, Eval->diags());
  Evaluator &E = Eval->evaluator();
  InfrastructureInput Input;
  Input.Processes.File = absolutePath(ProcessesFile);
  Input.Processes.Attribute = Options.attribute();
  Input.BootstrapFile = absolutePath(BootstrapFile);
  if (auto Failure =
          E.attempt([&] { Input.Processes.Arguments = Options.arguments(E); }))
    Eval->diags().add(*Failure->What);
  else
    llvm::outs() << infrastructureOf(E, Input);
  return Report.finish(Eval->diags(), Eval->session().Sources);
}
