#include "driver/LintOptions.h"

#include "driver/Usage.h"
#include "llvm/ADT/StringSwitch.h"

using namespace dx;

std::optional<LintLevel> dx::lintLevelNamed(llvm::StringRef Name) {
  return llvm::StringSwitch<std::optional<LintLevel>>(Name)
      .Case("ignore", LintLevel::Ignore)
      .Case("warn", LintLevel::Warn)
      .Case("fatal", LintLevel::Fatal)
      .Default(std::nullopt);
}

static void addLint(CLI::App &Command, const char *Option, const char *Help,
                    LintLevel &Level) {
  auto Choose = [&Level, Option](const std::string &Name) {
    auto Named = lintLevelNamed(Name);
    if (!Named)
      refuseUsage(diag::NoLintLevel, Option, Name);
    Level = *Named;
  };
  Command
      .add_option_function<std::string>(std::string("--lint-") + Option, Choose,
                                        Help)
      ->type_name("ignore|warn|fatal");
}

void dx::addLintOptions(CLI::App &Command, LintLevels &Levels) {
#define DX_LINT(Name, Option, Help)                                            \
  addLint(Command, Option, "How to report: " Help, Levels.Name);
#include "frontend/Sema/Lints.def"
}
