#include "lowering/Backends/Supervisord/Program.h"
#include "lowering/Emit/SupervisordIni.h"
#include <fmt/format.h>

using namespace dx;

namespace {

/// Prints the options that are not replaced.
class ProgramPrinter {
  const SupervisordProgram &Program;
  SupervisordIni Ini;

public:
  explicit ProgramPrinter(const SupervisordProgram &Program)
      : Program(Program) {}

  std::string print() {
    if (!Program.Description.empty())
      Ini.comment(Program.Description);
    Ini.section("program:" + Program.Name);
    if (isOurs("command"))
      Ini.command(Program.Command);
    option("priority", std::to_string(Program.Priority));
    if (!Program.Environment.empty() && isOurs("environment"))
      Ini.environment(Program.Environment);
    option("directory", Program.Directory);
    if (Program.Umask)
      option("umask", fmt::format("{:03o}", *Program.Umask));
    option("user", Program.User);
    option("autorestart", Program.AutoRestart);
    option("stopsignal", Program.StopSignal);
    option("killasgroup", std::string("true"));
    printLog();
    for (const auto &[Key, Value] : Program.Options)
      Ini.option(Key, Value);
    return Ini.text();
  }

private:
  bool isOurs(const char *Key) { return !Program.Options.contains(Key); }

  void option(const char *Key, const std::optional<std::string> &Value) {
    if (Value && isOurs(Key))
      Ini.option(Key, *Value);
  }

  void printLog() {
    option("redirect_stderr", std::string("true"));
    if (Program.LogFile && isOurs("stdout_logfile"))
      Ini.logFile("stdout_logfile", *Program.LogFile);
  }
};

} // namespace

std::string dx::printProgram(const SupervisordProgram &Program) {
  return ProgramPrinter(Program).print();
}

std::string dx::printServer(const SupervisordServer &Server) {
  SupervisordIni Ini;
  Ini.section("supervisord");
  Ini.option("logfile", Server.LogDirectory + "/supervisord.log");
  Ini.option("pidfile", Server.PidFile);
  Ini.option("childlogdir", Server.LogDirectory);
  if (Server.User)
    Ini.option("user", *Server.User);
  Ini.section("unix_http_server");
  Ini.option("file", Server.ControlSocket);
  Ini.option("chmod", llvm::StringRef("0700"));
  Ini.section("rpcinterface:supervisor");
  Ini.option("supervisor.rpcinterface_factory",
             llvm::StringRef("supervisor.rpcinterface:make_main_rpcinterface"));
  Ini.section("supervisorctl");
  Ini.option("serverurl", "unix://" + Server.ControlSocket);
  Ini.section("include");
  Ini.option("files", llvm::StringRef("conf.d/*.conf"));
  return Ini.text();
}
