#include "driver/Signals.h"

#include "frontend/Basic/Interruption.h"
#include <csignal>
#include <sys/time.h>
#include <unistd.h>

using namespace dx;

// What signal handlers know. It is made before they can be called.
static std::atomic<int> SignalThatCame = 0;
static std::atomic<bool> TimeIsOver = false;
static const Reporting *Form = nullptr;
static std::string InterruptedText, TimeExceededText;

static void setAlarm(uint64_t Seconds, uint64_t Microseconds) {
  itimerval Timer{};
  Timer.it_value.tv_sec = time_t(Seconds);
  Timer.it_value.tv_usec = suseconds_t(Microseconds);
  setitimer(ITIMER_REAL, &Timer, nullptr);
}

static void giveGrace() { setAlarm(0, 150'000); }

static void onSignal(int Number) {
  SignalThatCame = Number;
  requestInterruption(Interruption::User);
  giveGrace();
}

/// Ends the program where nothing else does.
[[noreturn]] static void endNow() {
  int Signal = SignalThatCame;
  const std::string &Text = Signal ? InterruptedText : TimeExceededText;
  (void)!::write(STDERR_FILENO, Text.data(), Text.size());
  _exit(Signal ? 128 + Signal : 1);
}

static void onAlarm(int /*Number*/) {
  if (SignalThatCame == 0 && !TimeIsOver.exchange(true)) {
    requestInterruption(Interruption::TimeLimit);
    return giveGrace();
  }
  if (!interruptionRequested())
    return;
  if (detail::UninterruptedScopes != 0)
    return giveGrace();
  endNow();
}

static void handle(int Number, void (*Handler)(int), int Flags) {
  struct sigaction Action = {};
  Action.sa_handler = Handler;
  Action.sa_flags = Flags | SA_RESTART;
  sigaction(Number, &Action, nullptr);
}

/// A signal that was ignored when the program started stays so (`nohup`).
static bool isIgnored(int Number) {
  struct sigaction Action = {};
  return sigaction(Number, nullptr, &Action) == 0 &&
         Action.sa_handler == SIG_IGN;
}

void dx::handleSignals(const Reporting &Report) {
  Form = &Report;
  InterruptedText = Report.render(makeDiag({}, diag::Interrupted));
  handle(SIGALRM, onAlarm, 0);
  for (int Number : {SIGINT, SIGTERM, SIGHUP})
    if (!isIgnored(Number))
      handle(Number, onSignal, int(SA_RESETHAND));
}

void dx::startTimeLimit(uint64_t Seconds) {
  TimeExceededText = Form->render(makeDiag({}, diag::TimeExceeded, Seconds));
  setAlarm(Seconds, 0);
}

int dx::exitStatus(int Status) {
  int Signal = SignalThatCame;
  return Signal && Status != 0 ? 128 + Signal : Status;
}
