#include "lowering/Checks/Checks.h"
#include "lowering/Model/InstanceReferences.h"
#include "llvm/ADT/STLExtras.h"

using namespace dx;

static void checkCommand(const ModelEntry &Entry, DiagnosticEngine &Diags) {
  const ProcessInstance &Instance = Entry.Instance;
  if (!Instance.Foreground && !Instance.Daemon) {
    Diags.report(Entry.Range, diag::NoCommand, Entry.Key);
    return;
  }
  if (Instance.Foreground && Instance.Foreground->Program.isEmpty())
    Diags.report(Instance.rangeOf(ProcessField::ForegroundProcess),
                 diag::EmptyCommand, Entry.Key);
  if (Instance.Daemon && Instance.Daemon->Program.isEmpty())
    Diags.report(Instance.rangeOf(ProcessField::Daemon), diag::EmptyCommand,
                 Entry.Key);
}

static void checkSignal(const ProcessInstance &Instance,
                        DiagnosticEngine &Diags) {
  static constexpr llvm::StringLiteral Signals[] = {
      "ABRT", "ALRM", "CONT", "HUP",  "INT",  "KILL", "PIPE",
      "QUIT", "STOP", "TERM", "TSTP", "USR1", "USR2", "WINCH"};
  if (Instance.StopSignal && !llvm::is_contained(Signals, *Instance.StopSignal))
    Diags.report(Instance.rangeOf(ProcessField::StopSignal),
                 diag::UnknownSignal, *Instance.StopSignal);
}

/// The same path through two fields is reported once: the place and the
/// message are the same.
static void checkHostPaths(const ModelEntry &Entry, const ProcessesModel &Model,
                           DiagnosticEngine &Diags) {
  visitReferences(Entry.Instance, Model, [&](const Reference &R) {
    if (R.Kind == ReferenceKind::UnknownHostPath)
      Diags.report(Entry.Range, diag::UnknownHostPath, Entry.Key, R.Detail,
                   R.Name);
  });
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
    checkHostPaths(Entry, Model, Diags);
  }
}
