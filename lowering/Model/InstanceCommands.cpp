#include "lowering/Model/InstanceReaderState.h"

using namespace dx;

void InstanceReader::readCommand(ProcessField Program, ProcessField Args,
                                 std::optional<Command> &Into) {
  field(
      Program, [&](Value &Slot) { Into.emplace().Program = R.text(Slot); },
      "process");
  if (!Into)
    return;
  field(
      Args,
      [&](Value &Slot) {
        R.eachElement(Slot,
                      [&](Value &Arg) { Into->Args.push_back(R.text(Arg)); });
      },
      "args");
}

void InstanceReader::readCommands() {
  readCommand(ProcessField::Daemon, ProcessField::DaemonArgs, Out.Daemon);
  readCommand(ProcessField::ForegroundProcess,
              ProcessField::ForegroundProcessArgs, Out.Foreground);
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
