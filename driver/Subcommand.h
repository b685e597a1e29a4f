#pragma once

#include "CLI/CLI.hpp"
#include "driver/Reporting.h"

namespace dx {

/// One of dxc's commands. Making one declares its options; it runs when the
/// command line asks for it.
class Subcommand {
public:
  virtual ~Subcommand() = default;

  [[nodiscard]] bool isWanted() const { return App->parsed(); }
  /// \return the exit status: 0, or 1 after an error. A wrong command line
  /// throws CLI::ParseError.
  virtual int run() = 0;

protected:
  Subcommand(CLI::App &Program, const char *Name, const char *Description)
      : App(Program.add_subcommand(Name, Description)) {
    Report.addTo(*App);
  }

  CLI::App *App;
  Reporting Report;
};

} // namespace dx
