#include "driver/ProcessesCommand.h"

#include "driver/OutputWriter.h"
#include "lowering/Backends/Deployment.h"
#include "lowering/Checks/ProcessChecks.h"
#include "lowering/Model/ProcessesReader.h"
#include "llvm/Support/raw_ostream.h"

using namespace dx;

ProcessesCommand::ProcessesCommand(CLI::App &Program)
    : Subcommand(Program, "processes",
                 "Compile a processes model for a process manager") {
  App->add_option("FILE", File, "The processes model")->required();
  App->add_option("-o,--output", OutputDirectory, "The deployment directory")
      ->required()
      ->type_name("DIR");
  App->add_option("--store", RunTimeStore,
                  "Where DIR/store will be on the machine that runs it")
      ->type_name("DIR");
  Options.addTo(*App);
}

void ProcessesCommand::write(Evaluation &Eval, ProcessesModel &Model) {
  OutputWriter Writer(OutputDirectory, Eval.files(), Eval.diags());
  if (!Writer.open())
    return;
  auto Before = Writer.readFromGeneration("manifest.json");
  ActivationNumbers Previous =
      Before ? readActivationNumbers(*Before) : ActivationNumbers();
  VirtualStore &Store = Eval.session().Store;
  Deployment D =
      lowerProcesses(Model, Store, Options.manager(), Previous, Eval.diags());
  if (Eval.diags().hasErrors() || !Writer.writeStore(D.Objects, Store.dir()))
    return;
  auto Number = Writer.writeGeneration(D.Generation);
  if (!Number)
    return;
  llvm::outs() << OutputDirectory << "/generations/" << *Number << ": "
               << Model.Entries.size() << " process"
               << (Model.Entries.size() == 1 ? "" : "es") << " for "
               << nameOf(Options.manager()) << ", with "
               << Options.packageWorld() << '\n';
}

void ProcessesCommand::compile(Evaluation &Eval) {
  ProcessesInput Input;
  Input.File = absolutePath(File);
  Input.Attribute = Options.attribute();
  if (auto Failure = Eval.evaluator().attempt(
          [&] { Input.Arguments = Options.arguments(Eval.evaluator()); })) {
    Eval.diags().add(*Failure->What);
    return;
  }
  ProcessesModel Model = readProcessesModel(Eval.evaluator(), Input);
  checkProcesses(Model, Eval.session().Store, Eval.diags());
  if (!Eval.diags().hasErrors())
    write(Eval, Model);
}

int ProcessesCommand::run() {
  std::string Store = RunTimeStore.empty()
                          ? absolutePath(OutputDirectory) + "/store"
                          : RunTimeStore;
  auto Eval = Options.makeEvaluation(Store);
  if (checkStoreDir(Store, Eval->diags()))
    compile(*Eval);
  return Report.finish(Eval->diags(), Eval->session().Sources);
}
