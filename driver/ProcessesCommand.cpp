#include "driver/ProcessesCommand.h"

#include "driver/OutputWriter.h"
#include "driver/Usage.h"
#include "lowering/Checks/ProcessChecks.h"
#include "lowering/Model/ProcessesReader.h"
#include "llvm/ADT/StringExtras.h"

using namespace dx;

ProcessesCommand::ProcessesCommand(CLI::App &Program)
    : Subcommand(Program, "processes",
                 "Compile a processes model for a process manager") {
  App->add_option("FILE", File, "The processes model")
      ->required()
      ->check(nonEmptyName());
  App->add_option("-o,--output", OutputDirectory, "The deployment directory")
      ->required()
      ->check(nonEmptyName())
      ->type_name("DIR");
  App->add_option("--store", RunTimeStore,
                  "Where DIR/store will be on the machine that runs it")
      ->check(nonEmptyName())
      ->type_name("DIR");
  Options.addTo(*App);
}

void ProcessesCommand::write(Evaluation &Eval, ProcessesModel &Model) {
  OutputWriter Writer(OutputDirectory, OutputKind::Deployment, Eval.files(),
                      Eval.diags());
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
  if (auto Number = Writer.writeGeneration(D.Generation))
    summarise(Eval.diags(), D, Model.Entries.size(), *Number);
}

/// What was written, and what it takes to run it.
void ProcessesCommand::summarise(DiagnosticEngine &Diags, const Deployment &D,
                                 size_t Processes, uint32_t Number) {
  std::string Generation =
      OutputDirectory + "/generations/" + std::to_string(Number);
  std::string Count =
      std::to_string(Processes) + (Processes == 1 ? " process" : " processes");
  auto Written =
      Diags.report({}, diag::GenerationWritten, Generation, Count,
                   nameOf(Options.manager()).str(), Options.packageWorld());
  if (!D.Needed.HostPackages.empty())
    Written.note({}, diag::PackagesNeeded,
                 llvm::join(D.Needed.HostPackages, " "));
  if (!D.DeferredBuilds.empty())
    Written.note({}, diag::BuiltByActivate, llvm::join(D.DeferredBuilds, " "));
  Written.note({}, diag::ActivateNext, Generation);
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
  Report.captureTraces(Eval->session().Options, Eval->diags());
  if (checkStoreDir(Store, Eval->diags()))
    compile(*Eval);
  return Report.finish(Eval->diags(), Eval->session().Sources);
}
