#include "frontend/Basic/Nearest.h"
#include "lowering/Checks/Checks.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace dx;

/// Where a manager would look for a name without a directory differs.
static void checkProgram(const ModelEntry &Entry, const Command &Run,
                         ProcessField Field, DiagnosticEngine &Diags) {
  llvm::StringRef Program = Run.Program.Text;
  SourceRange Place = Entry.Instance.rangeOf(Field);
  if (Program.empty())
    Diags.report(Place, diag::EmptyCommand, Entry.Key);
  else if (!Program.starts_with("/"))
    Diags.report(Place, diag::CommandNotAbsolute, Entry.Key, Program,
                 llvm::sys::path::filename(Program));
}

static void checkCommand(const ModelEntry &Entry, DiagnosticEngine &Diags) {
  const ProcessInstance &Instance = Entry.Instance;
  if (!Instance.Foreground && !Instance.Daemon) {
    Diags.report(Entry.Range, diag::NoCommand, Entry.Key);
    return;
  }
  if (Instance.Foreground)
    checkProgram(Entry, *Instance.Foreground, ProcessField::ForegroundProcess,
                 Diags);
  if (Instance.Daemon)
    checkProgram(Entry, *Instance.Daemon, ProcessField::Daemon, Diags);
}

static void checkSignal(const ProcessInstance &Instance,
                        DiagnosticEngine &Diags) {
  static const std::vector<std::string> Signals = {
      "ABRT", "ALRM", "CONT", "HUP",  "INT",  "KILL", "PIPE",
      "QUIT", "STOP", "TERM", "TSTP", "USR1", "USR2", "WINCH"};
  if (!Instance.StopSignal || llvm::is_contained(Signals, *Instance.StopSignal))
    return;
  SourceRange Place = Instance.rangeOf(ProcessField::StopSignal);
  auto Report = Diags.report(Place, diag::UnknownSignal, *Instance.StopSignal);
  if (auto Near = nearest(*Instance.StopSignal, Signals))
    Report.note(Place, diag::DidYouMean, *Near);
}

void dx::checkCommands(const ProcessesModel &Model, DiagnosticEngine &Diags) {
  for (const ModelEntry &Entry : Model.Entries) {
    if (Entry.Failed)
      continue;
    checkCommand(Entry, Diags);
    checkSignal(Entry.Instance, Diags);
    if (!Entry.Instance.PostInstall.isEmpty())
      Diags.report(Entry.Instance.rangeOf(ProcessField::PostInstall),
                   diag::PostInstallIgnored, Entry.Key);
  }
}
