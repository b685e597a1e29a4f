#include "driver/CheckCommand.h"
#include "driver/EvalCommand.h"
#include "driver/InfrastructureCommand.h"
#include "driver/InstantiateCommand.h"
#include "driver/ManifestCommand.h"
#include "driver/NixInstantiate.h"
#include "driver/ParseCommand.h"
#include "driver/ProcessesCommand.h"
#include "driver/Signals.h"
#include "driver/StandardStreams.h"
#include "driver/Usage.h"
#include "frontend/Basic/Memory.h"
#include "frontend/Basic/Stack.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <sstream>

using namespace dx;

static std::vector<std::unique_ptr<Subcommand>> makeCommands(CLI::App &App) {
  std::vector<std::unique_ptr<Subcommand>> All;
  All.push_back(std::make_unique<EvalCommand>(App));
  All.push_back(std::make_unique<InstantiateCommand>(App));
  All.push_back(std::make_unique<CheckCommand>(App));
  All.push_back(std::make_unique<ProcessesCommand>(App));
  All.push_back(std::make_unique<InfrastructureCommand>(App));
  All.push_back(std::make_unique<ManifestCommand>(App));
  All.push_back(std::make_unique<ParseCommand>(App));
  return All;
}

/// Prints what was asked for (`--help`, `--version`) or what is wrong with the
/// command line.
static int endParsing(const CLI::App &App, const CLI::ParseError &Error,
                      llvm::ArrayRef<const char *> Args) {
  SourceManager Sources;
  DiagnosticEngine Diags;
  Reporting Report;
  Report.chooseFrom(Args);
  if (Error.get_exit_code() != 0) {
    reportUsage(App, Error, Diags);
    (void)Report.finish(Diags, Sources);
    return 2;
  }
  std::ostringstream Text;
  (void)App.exit(Error, Text, Text);
  llvm::outs() << Text.str();
  return Report.finish(Diags, Sources);
}

/// Whether the program was called by the name of Nix's, through a link.
static bool isCalledNixInstantiate(int Count, char **Args) {
  return Count > 0 && llvm::sys::path::filename(Args[0]) == "nix-instantiate";
}

static int runCommand(int Count, char **Args) {
  if (isCalledNixInstantiate(Count, Args))
    return runNixInstantiate(Count, Args);
  CLI::App App("dxc compiles and evaluates dx, the language of deployments");
  App.require_subcommand(1);
  App.set_version_flag("--version", "dxc " DX_VERSION, "Print the version");
  auto Commands = makeCommands(App);
  try {
    App.parse(Count, Args);
    for (const auto &Command : Commands)
      if (Command->isWanted())
        return Command->run();
  } catch (const CLI::ParseError &Error) {
    return endParsing(App, Error, llvm::ArrayRef(Args, size_t(Count)));
  }
  return 2;
}

/// Memory that runs out outside of an evaluation, where there is no place to
/// show.
static int runWithinMemory(int Count, char **Args, const Reporting &Report) {
  try {
    return runCommand(Count, Args);
  } catch (const std::bad_alloc &) {
    (void)releaseMemoryLimit();
    llvm::errs() << Report.render(makeDiag({}, diag::OutOfMemory));
  }
  return 1;
}

int main(int Count, char **Args) {
  openClosedStreams();
  installMemoryHandlers();
  Reporting Report;
  Report.chooseFrom(llvm::ArrayRef<const char *>(Args, size_t(Count)));
  handleSignals(Report);
  int Status = 0;
  runOnLargeStack([&] { Status = runWithinMemory(Count, Args, Report); });
  return exitStatus(Status);
}
