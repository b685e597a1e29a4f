#include "driver/EvalCommand.h"

#include "driver/AttributePath.h"
#include "driver/Input.h"
#include "evaluator/Eval/PrintValue.h"
#include "evaluator/Eval/ToJson.h"
#include "evaluator/Eval/ToXml.h"
#include "lowering/Model/ModelArguments.h"
#include "lowering/Model/Substitution.h"
#include "llvm/Support/raw_ostream.h"

using namespace dx;

EvalCommand::EvalCommand(CLI::App &Program)
    : Subcommand(Program, "eval",
                 "Evaluate an expression and print its value") {
  App->add_option("FILE", File, "A file, or - for standard input");
  App->add_option("-E,--expr", Expression, "An expression");
  App->add_option("-A,--attr", Attributes,
                  "Print this attribute, such as a.b.0")
      ->allow_extra_args(false);
  auto *JsonFlag = App->add_flag("--json", Json, "Print JSON");
  auto *XmlFlag = App->add_flag("--xml", Xml, "Print XML");
  auto *RawFlag = App->add_flag("--raw", Raw, "Print a string without quotes");
  JsonFlag->excludes(XmlFlag)->excludes(RawFlag);
  XmlFlag->excludes(RawFlag);
  App->add_flag("--lazy", Lazy, "Do not compute what is inside the value");
  App->add_flag(
      "--substitute", Substitute,
      "Let models find the standard library in the framework's place, "
      "as model commands do");
  Options.addTo(*App);
}

bool EvalCommand::print(Evaluator &E, Value V) {
  ContextId Context = 0;
  std::string Text;
  if (Json)
    Text = toJson(E, V, Context);
  else if (Xml)
    Text = toXml(E, V, Context, /*Strict=*/!Lazy);
  else if (Raw)
    E.coerceToString(V, {true, true}, {}, Text, Context);
  else {
    if (!Lazy)
      E.forceDeep(V);
    Text = printValue(E, V);
  }
  llvm::outs() << Text;
  if (!Raw && !Xml)
    llvm::outs() << '\n';
  llvm::outs().flush();
  return !llvm::outs().has_error();
}

int EvalCommand::run() {
  Evaluation Eval(Options.sessionOptions(/*UseNixPath=*/true),
                  [this](SessionOptions &S, FileSystem &Files) {
                    if (Substitute)
                      substituteFramework(S, Files);
                  });
  Evaluator &E = Eval.evaluator();
  bool Printed = false;
  try {
    Value Args = Options.arguments(E);
    Value Root = evalInput(E, File, Expression);
    if (!Expression && File != "-")
      Args = completeArguments(E, Root, Args);
    if (Attributes.empty())
      Attributes.emplace_back();
    for (const std::string &Path : Attributes)
      Printed = print(E, selectPath(E, Root, Path, Args));
  } catch (const EvalError &Error) {
    Eval.diags().add(*Error.What);
  }
  int Status = Report.finish(Eval.diags(), Eval.session().Sources);
  return Printed ? Status : 1;
}
