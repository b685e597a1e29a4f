#include "driver/EvalCommand.h"

#include "driver/AttributePath.h"
#include "driver/Input.h"
#include "driver/Usage.h"
#include "lowering/Model/Substitution.h"
#include "llvm/Support/Path.h"

using namespace dx;

EvalCommand::EvalCommand(CLI::App &Program)
    : Subcommand(Program, "eval",
                 "Evaluate an expression and print its value") {
  App->add_option("FILE", File, "A file, or - for standard input")
      ->check(nonEmptyName());
  App->add_option("-E,--expr", Expression, "An expression");
  App->add_option("-A,--attr", Attributes,
                  "Print this attribute, such as a.b.0")
      ->allow_extra_args(false);
  auto *JsonFlag = App->add_flag("--json", Json, "Print JSON");
  auto *XmlFlag = App->add_flag("--xml", Xml, "Print XML");
  auto *RawFlag = App->add_flag("--raw", Raw, "Print a string without quotes");
  JsonFlag->excludes(XmlFlag)->excludes(RawFlag);
  XmlFlag->excludes(RawFlag);
  App->add_flag("--no-location", NoLocation,
                "Leave out of XML where attributes and functions are written");
  App->add_flag("--lazy", Lazy, "Do not compute what is inside the value");
  auto AddModel = [&](const char *Option, std::string &Model,
                      const char *Help) {
    App->add_option(Option, Model, Help)
        ->check(nonEmptyName())
        ->type_name("FILE");
  };
  AddModel("-i,--infrastructure", Network.Infrastructure,
           "The infrastructure model, for models that ask for it");
  AddModel("-d,--distribution", Network.Distribution,
           "The distribution model, for models that ask for it");
  App->add_flag(
      "--substitute", Substitute,
      "Let models find the standard library in the framework's place, "
      "as model commands do");
  Options.addTo(*App);
}

ValueStyle EvalCommand::style() const {
  // What JSON is made of is always computed.
  return {.Format = Json  ? ValueFormat::Json
                    : Xml ? ValueFormat::Xml
                    : Raw ? ValueFormat::Raw
                          : ValueFormat::Text,
          .Strict = !Lazy || Json,
          .Locations = !NoLocation};
}

/// What lies beside a model under the name of another one; nothing where there
/// is no such file.
static std::string fileBeside(llvm::StringRef Model, llvm::StringRef Name) {
  llvm::StringRef Directory = llvm::sys::path::parent_path(Model);
  for (llvm::StringRef Ending : {".dx", ".nix"}) {
    std::string Path = (Directory + "/" + Name + Ending).str();
    FileKind Kind{};
    if (!DiskFileSystem().kind(Path, Kind))
      return Path;
  }
  return {};
}

/// The other models of the network: those of the command line, else those
/// beside the model.
NetworkFiles EvalCommand::network() const {
  auto Find = [&](const std::string &Given, llvm::StringRef Name) {
    return Given.empty() ? fileBeside(absolutePath(File), Name)
                         : absolutePath(Given);
  };
  return {Find(Network.Infrastructure, "infrastructure"),
          Find(Network.Distribution, "distribution")};
}

/// Like Nix, only gives a function arguments where there are any: without them
/// it is the value.
void EvalCommand::evaluate(Evaluator &E) {
  Value Args = Options.arguments(E);
  Value Root = evalInput(E, File, Expression);
  if (!Expression && File != "-")
    Args = completeArguments(E, Root, Args, network());
  if (Attributes.empty())
    Attributes.emplace_back();
  for (const std::string &Path : Attributes)
    printResult(E, selectPath(E, Root, Path, Args), style());
}

int EvalCommand::run() {
  if (Expression && !File.empty())
    refuseUsage(diag::FileAndExpression);
  Evaluation Eval(Options.sessionOptions(/*UsesNix=*/true), [this](Session &S) {
    if (Substitute)
      substituteFramework(S.Options, S.Files);
  });
  Report.captureTraces(Eval.session().Options, Eval.diags());
  Evaluator &E = Eval.evaluator();
  if (auto Failure = E.attempt([&] { evaluate(E); }))
    Eval.diags().add(*Failure->What);
  return Report.finish(Eval.diags(), Eval.session().Sources);
}
