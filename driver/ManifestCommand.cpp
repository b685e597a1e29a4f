#include "driver/ManifestCommand.h"

#include "driver/OutputWriter.h"
#include "driver/Usage.h"

using namespace dx;

ManifestCommand::ManifestCommand(CLI::App &Program)
    : Subcommand(Program, "manifest",
                 "Compile models of a network of machines to a Disnix "
                 "manifest") {
  auto AddFile = [&](const char *Option, std::string &File, const char *What) {
    App->add_option(Option, File, What)
        ->required()
        ->check(nonEmptyName())
        ->type_name("FILE");
  };
  AddFile("-s,--services", Input.ServicesFile, "The services model");
  AddFile("-i,--infrastructure", Input.InfrastructureFile,
          "The infrastructure model");
  AddFile("-d,--distribution", Input.DistributionFile,
          "The distribution model");
  App->add_option("-o,--output", OutputDirectory,
                  "Where manifest.xml, profiles/ and store/ are written")
      ->required()
      ->check(nonEmptyName())
      ->type_name("DIR");
  App->add_option("--store", RunTimeStore, "The machines' store")
      ->capture_default_str()
      ->type_name("DIR");
  App->add_option("--interface", Input.ClientInterface,
                  "The client of targets that name none")
      ->envname("DISNIX_CLIENT_INTERFACE")
      ->capture_default_str();
  App->add_option("--target-property", Input.TargetProperty,
                  "The property by which targets are reached")
      ->envname("DISNIX_TARGET_PROPERTY")
      ->capture_default_str();
  App->add_flag("--deploy-state", Input.DeployState,
                "Deploy the state of services that do not say")
      ->envname("DISNIX_DEPLOY_STATE");
  Options.addTo(*App);
}

void ManifestCommand::write(Evaluation &Eval, const ManifestOutput &Output) {
  OutputWriter Writer(OutputDirectory, OutputKind::Manifest, Eval.files(),
                      Eval.diags());
  if (!Writer.open() ||
      !Writer.writeStore(Output.Objects, Eval.session().Store.dir()) ||
      !Writer.replaceFiles(Output.Tree, "manifest.xml"))
    return;
  Eval.diags().report({}, diag::ManifestWritten,
                      OutputDirectory + "/manifest.xml",
                      Options.packageWorld());
}

void ManifestCommand::compile(Evaluation &Eval) {
  Evaluator &E = Eval.evaluator();
  for (std::string *File : {&Input.ServicesFile, &Input.InfrastructureFile,
                            &Input.DistributionFile})
    *File = absolutePath(*File);
  Input.ProcessManager = nameOf(Options.manager()).str();
  if (auto Failure =
          E.attempt([&] { Input.Arguments = Options.arguments(E); })) {
    Eval.diags().add(*Failure->What);
    return;
  }
  ManifestOutput Output = lowerManifest(E, Input);
  if (!Eval.diags().hasErrors())
    write(Eval, Output);
}

int ManifestCommand::run() {
  auto Eval = Options.makeEvaluation(RunTimeStore);
  Report.captureTraces(Eval->session().Options, Eval->diags());
  if (checkStoreDir(RunTimeStore, Eval->diags()))
    compile(*Eval);
  return Report.finish(Eval->diags(), Eval->session().Sources);
}
