#include "driver/NixInstantiate.h"

#include "driver/AttributePath.h"
#include "driver/DerivationSearch.h"
#include "driver/Input.h"
#include "driver/NixCommandLine.h"
#include "driver/NixDiagnosticPrinter.h"
#include "driver/NixSearchPath.h"
#include "driver/NixStore.h"
#include "driver/StandardStreams.h"
#include "driver/TreeOutput.h"
#include "evaluator/Builtins/Builtins.h"
#include "evaluator/Eval/Import.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace dx;

namespace {
/// One run: its options, and what it was asked to do with each expression.
class NixInstantiate {
  NixCommandLine Line;
  Evaluation Eval;
  Evaluator &E;
  Value Args;
  /// What was found, and what is printed about it.
  std::vector<std::string> Derivations;
  std::string Lines;

public:
  explicit NixInstantiate(NixCommandLine Given)
      : Line(std::move(Given)), Eval(nixSessionOptions(Line)),
        E(Eval.evaluator()) {
    if (Line.Attributes.empty())
      Line.Attributes.emplace_back();
  }
  Session &session() { return Eval.session(); }
  void run();

private:
  void findFiles();
  void runOperands();
  void runText(const char *Name, std::string Text);
  void runFile(llvm::StringRef Path);
  std::string fileOf(llvm::StringRef Operand);
  void process(Value Root);
  void instantiate(Value V);
  void writeToStore();
};
} // namespace

void NixInstantiate::run() {
  if (auto Failure = E.attempt([&] {
        if (Line.Task == NixTask::FindFile)
          return findFiles();
        Args = Line.Options.arguments(E);
        runOperands();
      }))
    Eval.diags().add(*Failure->What);
  writeToStore();
}

void NixInstantiate::findFiles() {
  for (const std::string &Name : Line.Operands)
    llvm::outs() << view(findOnNixPath(E, Name)) << '\n';
}

void NixInstantiate::runOperands() {
  if (Line.ReadsStdin)
    runText("«stdin»", readText(E, "-"));
  else if (Line.Operands.empty() && !Line.AreExpressions)
    Line.Operands.emplace_back("./default.nix");
  for (const std::string &Operand : Line.Operands) {
    if (Line.AreExpressions)
      runText("«string»", Operand);
    else
      runFile(fileOf(Operand));
  }
}

void NixInstantiate::runText(const char *Name, std::string Text) {
  const std::string &Here = session().Options.WorkingDirectory;
  if (Line.Task == NixTask::Parse)
    return printParsed(session(), Name, std::move(Text), Here);
  process(E.evalText(Name, std::move(Text), Here));
}

void NixInstantiate::runFile(llvm::StringRef Path) {
  if (Line.Task != NixTask::Parse)
    return process(E.importFile(Path, {}));
  std::string File = resolveImport(session(), Path);
  printParsed(session(), File, readText(E, File),
              llvm::sys::path::parent_path(File));
}

/// The file that `<name>` or a file's name stands for.
std::string NixInstantiate::fileOf(llvm::StringRef Operand) {
  if (isUrl(Operand))
    E.fail({}, diag::NotOnNetwork, Operand);
  bool IsLookup =
      Operand.size() > 2 && Operand.front() == '<' && Operand.back() == '>';
  return IsLookup
             ? view(findOnNixPath(E, Operand.drop_front().drop_back())).str()
             : absolutePath(Operand);
}

void NixInstantiate::process(Value Root) {
  for (const std::string &Path : Line.Attributes) {
    if (Line.Task == NixTask::Instantiate)
      instantiate(followPath(E, Root, Path, Args));
    else
      printResult(E, selectPath(E, Root, Path, Args), Line.Style);
  }
}

void NixInstantiate::instantiate(Value V) {
  for (const FoundDerivation &Found : findDerivations(E, V, Args)) {
    Derivations.push_back(Found.DrvPath);
    Lines += printed(Found) + '\n';
  }
}

/// Paths of derivations are printed once they are there.
void NixInstantiate::writeToStore() {
  std::vector<std::string> Paths = Derivations;
  if (Line.ReadWrite)
    for (const StoreEntry *Entry : session().Store.entries())
      Paths.push_back(Entry->Path);
  if (Line.ReadOnly || importClosure(session(), Paths, Line.StoreUri))
    llvm::outs() << Lines;
}

static int finish(DiagnosticEngine &Diags, const SourceManager &Sources) {
  if (std::error_code Error = flushStandardOutput())
    Diags.report({}, diag::CannotWriteStdout, Error.message());
  llvm::errs().SetBuffered();
  printNixDiagnostics(inSourceOrder(Diags, Sources), Sources, llvm::errs());
  llvm::errs().SetUnbuffered();
  flushStandardError();
  return Diags.hasErrors() ? 1 : 0;
}

static constexpr llvm::StringLiteral Help =
    R"(Usage: nix-instantiate [--eval | --parse | --find-file] [FILE... | - | -E EXPR...]

dxc under the name nix-instantiate. Without an option of what to do, it adds the
derivations of each FILE (./default.nix by default) to the store (`--store URI`) by
nix-store, and prints their paths; with --dry-run it only prints them.

  --eval             print the value of each FILE
  --strict           compute what is inside of the value, too
  --json --xml --raw print in another form; --no-location: XML without places
  --parse            print the syntax tree
  --find-file        FILE is a name: print where it is in the search path
  -E, --expr         FILE is an expression
  -A, --attr PATH    take this attribute; may be given again
  --arg NAME EXPR, --argstr NAME TEXT, --arg-from-file NAME FILE,
  --arg-from-stdin NAME
                     give functions an argument
  -I, --include NAME=PATH, --nix-path TEXT
                     the search path, also in NIX_PATH
  --show-trace       say everything that led to a failure
  --max-call-depth N, --abort-on-warn, --trace-verbose, --system NAME,
  --extra-experimental-features pipe-operators, --option NAME VALUE
                     settings; those that concern builds only have no effect
)";

/// Answers what needs no session; false if something else is asked for.
static bool answer(NixTask Task) {
  if (Task == NixTask::Help)
    llvm::outs() << Help;
  else if (Task == NixTask::Version)
    llvm::outs() << "nix-instantiate (Nix) " << NixVersion << '\n';
  else
    return false;
  return true;
}

int dx::runNixInstantiate(int Count, char **Args) {
  SourceManager NoSources;
  DiagnosticEngine Diags;
  auto Line = readNixCommandLine(
      llvm::ArrayRef<const char *>(Args + 1, size_t(Count - 1)), Diags);
  bool IsDone = !Line || answer(Line->Task);
  int Status = finish(Diags, NoSources);
  if (IsDone)
    return Status;
  try {
    NixInstantiate Run(std::move(*Line));
    Run.run();
    return finish(Run.session().Diags, Run.session().Sources);
  } catch (const CLI::ParseError &Wrong) { // the environment
    Diags.report({}, diag::UsageRefused, Wrong.what());
    return finish(Diags, NoSources);
  }
}
