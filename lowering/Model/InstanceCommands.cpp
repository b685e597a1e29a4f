#include "lowering/Model/InstanceReaderState.h"

using namespace dx;

void InstanceReader::readCommand(ProcessField Program, ProcessField Args,
                                 llvm::StringRef ExtraArgs,
                                 std::optional<Command> &Into) {
  field(
      Program,
      [&](Value &Slot) {
        Into.emplace().Program = R.text(Slot, /*CopyPaths=*/true);
      },
      "process");
  if (!Into)
    return;
  // The extra arguments are counted on from the others.
  bool IsJoined = argument(ExtraArgs) != nullptr;
  Attr *Plain = argument("args");
  ValueReader::Step Place(R, {}, Plain ? Plain->Origin : SourceLoc());
  field(
      Args,
      [&](Value &Slot) {
        R.eachElement(Slot, [&](Value &Arg) {
          Into->Args.push_back(R.text(Arg, /*CopyPaths=*/true));
        });
      },
      IsJoined ? "" : "args");
}

void InstanceReader::readCommands() {
  bool Plain = isListArgument("args");
  bool Daemon = isListArgument("daemonExtraArgs");
  bool Foreground = isListArgument("foregroundProcessExtraArgs");
  if (Plain && Daemon)
    readCommand(ProcessField::Daemon, ProcessField::DaemonArgs,
                "daemonExtraArgs", Out.Daemon);
  if (Plain && Foreground)
    readCommand(ProcessField::ForegroundProcess,
                ProcessField::ForegroundProcessArgs,
                "foregroundProcessExtraArgs", Out.Foreground);
  field(ProcessField::PidFile,
        [&](Value &Slot) { Out.PidFile = R.text(Slot); });
}

/// `SIGTERM` and `TERM` are the same signal.
static std::string signalName(llvm::StringRef Written) {
  Written.consume_front("SIG");
  return Written.str();
}

void InstanceReader::readRestarting() {
  field(ProcessField::StopSignal,
        [&](Value &Slot) { Out.StopSignal = signalName(R.string(Slot)); });
  field(ProcessField::Restart, [&](Value &Slot) {
    std::string Policy = R.string(Slot);
    if (Policy == "always")
      Out.Restart = RestartPolicy::Always;
    else if (Policy == "on-failure")
      Out.Restart = RestartPolicy::OnFailure;
    else if (Policy == "never")
      Out.Restart = RestartPolicy::Never;
    else
      R.fail(diag::FieldChoice, R.subject(), Policy,
             quotedNames({"always", "on-failure", "never"}));
  });
}
