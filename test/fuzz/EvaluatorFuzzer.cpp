// Any text is evaluated and printed, or fails with a diagnostic. It sees the
// standard library, no file and no environment, and it has little memory, few
// calls and a second: what does not respect these limits is a finding too.

#include "evaluator/Builtins/Builtins.h"
#include "evaluator/Eval/Evaluator.h"
#include "evaluator/Eval/PrintValue.h"
#include "evaluator/Store/SessionFiles.h"
#include "frontend/Basic/Interruption.h"
#include "stdlib/Stdlib.h"
#include "test/fuzz/FuzzTarget.h"
#include <csignal>
#include <sys/time.h>

using namespace dx;

namespace {

/// A machine without files.
class NoFiles final : public FileSystem {
  static std::error_code missing() {
    return std::make_error_code(std::errc::no_such_file_or_directory);
  }

public:
  std::error_code read(llvm::StringRef, std::string &) override {
    return missing();
  }
  std::error_code kind(llvm::StringRef, FileKind &) override {
    return missing();
  }
  std::error_code list(llvm::StringRef, std::vector<DirEntry> &) override {
    return missing();
  }
  std::error_code readLink(llvm::StringRef, std::string &) override {
    return missing();
  }
  std::error_code isExecutable(llvm::StringRef, bool &) override {
    return missing();
  }
  std::error_code canonical(llvm::StringRef, std::string &) override {
    return missing();
  }
};

/// Interrupts what is evaluated after a second of processor time.
class TimeLimit {
public:
  TimeLimit() {
    signal(SIGVTALRM,
           [](int) { requestInterruption(Interruption::TimeLimit); });
    arm(1);
  }
  ~TimeLimit() {
    arm(0);
    // It may have come when everything was done.
    (void)takeInterruption();
  }

private:
  static void arm(time_t Seconds) {
    itimerval Timer = {};
    Timer.it_value.tv_sec = Seconds;
    setitimer(ITIMER_VIRTUAL, &Timer, nullptr);
  }
};

} // namespace

static SessionOptions limits() {
  SessionOptions Options;
  Options.HomeDirectory = "/home";
  Options.WorkingDirectory = "/";
  Options.MaxCallDepth = 2000;
  Options.HeapLimit = size_t(32) << 20;
  Options.Environment = [](llvm::StringRef) { return std::string(); };
  Options.Trace = [](llvm::StringRef) {};
  return Options;
}

void fuzz::testOne(llvm::StringRef Text) {
  NoFiles None;
  SessionFiles Files(None, LibraryRoot);
  for (const StdlibFile &File : stdlibFiles())
    Files.addLibraryFile(File.Path, File.Text);
  Session S(Files, limits(), builtinTable());
  Files.setStore(&S.Store);
  Evaluator E(S);
  registerGlobals(S);
  TimeLimit Limit;
  (void)E.attempt([&] {
    Value V = E.evalText("fuzz.dx", Text.str(), "/");
    E.forceDeep(V);
    (void)printValue(E, V);
  });
}
