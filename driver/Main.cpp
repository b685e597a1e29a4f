#include "driver/ParseCommand.h"
#include "frontend/Basic/Stack.h"

using namespace dx;

static int runCommand(int Count, char **Args) {
  CLI::App App("dxc compiles and evaluates dx, the language of deployments");
  App.require_subcommand(1);
  ParseCommand Parse(App);
  try {
    App.parse(Count, Args);
  } catch (const CLI::ParseError &Error) {
    return App.exit(Error) == 0 ? 0 : 2;
  }
  return Parse.run();
}

int main(int Count, char **Args) {
  int Status = 0;
  runOnLargeStack([&] { Status = runCommand(Count, Args); });
  return Status;
}
