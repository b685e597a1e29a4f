#include "driver/Usage.h"

#include "frontend/Basic/Nearest.h"
#include "llvm/ADT/StringExtras.h"

using namespace dx;

CLI::Validator dx::nonEmptyName() {
  auto Check = [](const std::string &Name) {
    return Name.empty() ? formatDiag(diag::EmptyFileName.Id, {})
                        : std::string();
  };
  return CLI::Validator(Check, "");
}

uint64_t dx::parseSize(const std::string &Text) {
  llvm::StringRef Rest = Text;
  uint64_t Number = 0;
  bool IsNumber = !Rest.consumeInteger(10, Number) && Number != 0;
  size_t Suffix = llvm::StringRef("KMG").find_insensitive(Rest.take_front(1));
  unsigned Shift = Rest.empty() ? 0 : 10 * unsigned(Suffix + 1);
  bool IsUnit = Rest.empty() || (Rest.size() == 1 && Suffix != Rest.npos);
  if (!IsNumber || !IsUnit || Number > UINT64_MAX >> Shift)
    refuseUsage(diag::NoSize, Text);
  return Number << Shift;
}

/// `dxc`, or `dxc eval`.
static std::string commandLineOf(const CLI::App &Command) {
  const CLI::App *Parent = Command.get_parent();
  return Parent ? "dxc " + Command.get_name() : "dxc";
}

static std::vector<std::string> commandsOf(const CLI::App &Program) {
  std::vector<std::string> Names;
  for (const CLI::App *Command : Program.get_subcommands(nullptr))
    Names.push_back(Command->get_name());
  return Names;
}

static std::vector<std::string> optionsOf(const CLI::App &Command) {
  std::vector<std::string> Names;
  for (const CLI::Option *Option : Command.get_options())
    for (const std::string &Name : Option->get_lnames())
      Names.push_back("--" + Name);
  return Names;
}

static void suggest(DiagnosticBuilder Found, llvm::StringRef Wrong,
                    llvm::ArrayRef<std::string> Candidates) {
  if (auto Near = nearest(Wrong, Candidates))
    Found.note({}, diag::DidYouMean, *Near);
}

/// Reports an argument that \p Command does not take.
static void reportUnknown(const CLI::App &Command, llvm::StringRef Argument,
                          DiagnosticEngine &Diags) {
  std::string Line = commandLineOf(Command);
  if (Argument.starts_with("-")) {
    llvm::StringRef Name = Argument.split('=').first;
    suggest(Diags.report({}, diag::UnknownOption, Name, Line), Name,
            optionsOf(Command));
  } else if (!Command.get_parent()) {
    suggest(Diags.report({}, diag::UnknownCommand, Argument), Argument,
            commandsOf(Command));
  } else {
    Diags.report({}, diag::UnexpectedOperand, Argument, Line);
  }
}

void dx::reportUsage(const CLI::App &Program, const CLI::ParseError &Error,
                     DiagnosticEngine &Diags) {
  auto Chosen = Program.get_subcommands();
  const CLI::App &Command = Chosen.empty() ? Program : *Chosen.front();
  auto Left = Command.remaining();
  // Where something required is missing, it may have been misspelt.
  bool IsIncomplete = llvm::is_contained({CLI::ExitCodes::ExtrasError,
                                          CLI::ExitCodes::RequiredError,
                                          CLI::ExitCodes::RequiresError},
                                         CLI::ExitCodes(Error.get_exit_code()));
  if (IsIncomplete && !Left.empty())
    reportUnknown(Command, Left.front(), Diags);
  else if (IsIncomplete && Chosen.empty())
    Diags.report({}, diag::CommandMissing);
  else
    Diags.report({}, diag::UsageRefused, Error.what());
  Diags.report({}, diag::UsageHelp, commandLineOf(Command));
}
