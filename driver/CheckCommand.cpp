#include "driver/CheckCommand.h"

#include "driver/ModelForm.h"
#include "driver/Usage.h"
#include "frontend/Parse/Parser.h"
#include "frontend/Sema/Sema.h"
#include "lowering/Backends/Deployment.h"
#include "lowering/Checks/ProcessChecks.h"
#include "lowering/Model/ProcessesReader.h"
#include "llvm/Support/ConvertUTF.h"

using namespace dx;

CheckCommand::CheckCommand(CLI::App &Program)
    : Subcommand(Program, "check", "Find what is wrong, without output") {
  App->add_option("FILE", Files,
                  "Files to check for syntax and names; a processes model "
                  "also for what it deploys")
      ->check(nonEmptyName());
  App->add_option("-p,--processes", ProcessesFile, "A processes model")
      ->check(nonEmptyName())
      ->type_name("FILE");
  auto *Services = App->add_option("-s,--services", Network.ServicesFile,
                                   "A services model");
  auto *Infrastructure =
      App->add_option("-i,--infrastructure", Network.InfrastructureFile,
                      "The infrastructure that it is distributed over");
  auto *Distribution = App->add_option(
      "-d,--distribution", Network.DistributionFile, "How it is distributed");
  for (auto *Option : {Services, Infrastructure, Distribution})
    Option->type_name("FILE")
        ->check(nonEmptyName())
        ->needs(Services, Infrastructure, Distribution);
  Options.addTo(*App);
}

/// Warns of bytes that are not UTF-8: they are taken as they are, but editors
/// and terminals show something else.
static void checkEncoding(FileId File, const SourceManager &Sources,
                          DiagnosticEngine &Diags) {
  llvm::StringRef Text = Sources.text(File);
  const auto *Begin = reinterpret_cast<const llvm::UTF8 *>(Text.begin());
  const auto *Bad = Begin;
  if (llvm::isLegalUTF8String(&Bad,
                              reinterpret_cast<const llvm::UTF8 *>(Text.end())))
    return;
  SourceLoc At = Sources.start(File).advanced(uint32_t(Bad - Begin));
  Diags.report({At, At.advanced(1)}, diag::NotUtf8);
}

void CheckCommand::checkFile(Evaluation &Eval, const std::string &Path) {
  Session &S = Eval.session();
  std::string Text;
  if (std::error_code Error = S.Files.read(absolutePath(Path), Text)) {
    S.Diags.report({}, diag::CannotReadFile, Path, Error.message());
    return;
  }
  auto File = S.Sources.addBuffer(Path, std::move(Text));
  if (!File) {
    S.Diags.report({}, diag::SourcesTooLarge, Path);
    return;
  }
  checkEncoding(*File, S.Sources, S.Diags);
  AstContext Ctx(S.Symbols);
  ParseOptions Syntax;
  Syntax.PipeOperators = S.Options.PipeOperators;
  DiagnosticEngine Found;
  const Expr *Root = parseFile(*File, S.Sources, Ctx, Found, Syntax);
  ModelForm Form = modelFormOf(*Root, S.Symbols, ModelParameters);
  // Evaluating it reports all that is reported here, too.
  if (Form == ModelForm::Processes && !Found.hasErrors())
    return checkModel(Eval, Path);
  SemaOptions Names;
  Names.Globals = &S.GlobalNames;
  resolve(*Root, Ctx, Names, Found);
  if (Form == ModelForm::Services && !Found.hasErrors())
    Found.report(SourceRange(Root->loc()), diag::ServicesModelChecked, Path);
  if (Form == ModelForm::Unclear && !Found.hasErrors())
    Found.report(SourceRange(Root->loc()), diag::NamesChecked, Path);
  for (const Diagnostic &D : Found.all())
    S.Diags.add(D);
}

void CheckCommand::checkFiles(Evaluation &Eval) {
  Evaluator &E = Eval.evaluator();
  if (auto Failure =
          E.attempt([&] { ModelParameters = modelArgumentNames(E); })) {
    Eval.diags().add(*Failure->What);
    return;
  }
  for (const std::string &Path : Files)
    checkFile(Eval, Path);
}

void CheckCommand::checkModel(Evaluation &Eval, const std::string &Path) {
  ProcessesInput Input;
  Input.File = absolutePath(Path);
  Input.Attribute = Options.attribute();
  Evaluator &E = Eval.evaluator();
  if (auto Failure =
          E.attempt([&] { Input.Arguments = Options.arguments(E); })) {
    Eval.diags().add(*Failure->What);
    return;
  }
  size_t Before = Eval.diags().errorCount();
  ProcessesModel Model = readProcessesModel(E, Input);
  VirtualStore &Store = Eval.session().Store;
  checkProcesses(Model, Store, Eval.diags());
  // What the process manager cannot spell is found while it is spelled.
  if (Eval.diags().errorCount() == Before)
    (void)lowerProcesses(Model, Store, Options.manager(), {}, Eval.diags());
}

void CheckCommand::checkNetwork(Evaluation &Eval) {
  Evaluator &E = Eval.evaluator();
  for (std::string *File : {&Network.ServicesFile, &Network.InfrastructureFile,
                            &Network.DistributionFile})
    *File = absolutePath(*File);
  if (auto Failure =
          E.attempt([&] { Network.Arguments = Options.arguments(E); })) {
    Eval.diags().add(*Failure->What);
    return;
  }
  Network.ProcessManager = nameOf(Options.manager()).str();
  (void)lowerManifest(E, Network);
}

int CheckCommand::run() {
  if (Files.empty() && ProcessesFile.empty() && Network.ServicesFile.empty())
    throw CLI::RequiredError("FILE, -p, or -s, -i and -d");
  auto Eval = Options.makeEvaluation("/nix/store");
  Report.captureTraces(Eval->session().Options, Eval->diags());
  if (!Files.empty())
    checkFiles(*Eval);
  if (!ProcessesFile.empty())
    checkModel(*Eval, ProcessesFile);
  if (!Network.ServicesFile.empty())
    checkNetwork(*Eval);
  return Report.finish(Eval->diags(), Eval->session().Sources);
}
