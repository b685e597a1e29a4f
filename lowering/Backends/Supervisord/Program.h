#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dx {

/// A `[program:NAME]` section: supervisord's own record of a process
/// (supervisord.org/configuration.html). All texts can be spelled in its file
/// format.
struct SupervisordProgram {
  std::string Name;
  std::string Description; ///< a comment: there is no such option
  std::vector<std::string> Command;
  uint32_t Priority = 0;
  std::vector<std::pair<std::string, std::string>> Environment;
  std::optional<std::string> Directory;
  std::optional<uint32_t> Umask;
  std::optional<std::string> User;
  std::optional<std::string> AutoRestart;
  std::optional<std::string> StopSignal;
  std::optional<std::string> LogFile;
  /// Options that replace or follow those above, by name.
  std::map<std::string, std::string> Options;
};

/// The parts of `supervisord.conf` that differ between deployments.
struct SupervisordServer {
  std::string LogDirectory;
  std::string PidFile;
  std::string ControlSocket;
  std::optional<std::string> User;
};

/// The text of `conf.d/NAME.conf`.
[[nodiscard]] std::string printProgram(const SupervisordProgram &Program);
/// The text of `supervisord.conf`: a control socket for its owner alone, no TCP
/// port, and the programs beside it in `conf.d`.
[[nodiscard]] std::string printServer(const SupervisordServer &Server);

} // namespace dx
