#include "driver/NixCommandLine.h"

#include "driver/NixSettings.h"
#include "llvm/ADT/STLExtras.h"
#include <deque>

using namespace dx;

namespace {
enum class Effect : uint8_t {
  Help,
  Version,
  Eval,
  Parse,
  FindFile,
  Expressions,
  Attribute,
  Argument,
  ArgumentString,
  ArgumentFromFile,
  ArgumentFromStdin,
  Include,
  Setting,
  Strict,
  Json,
  Xml,
  Raw,
  NoLocation,
  ReadOnly,
  ReadWrite,
  Nothing,
};

/// A row of NixOptions.def.
struct NixOption {
  Effect Does;
  llvm::StringLiteral Name;
  char Letter;
  unsigned Arguments;
};

/// Reads one command line, argument by argument, in Nix's order: an option
/// takes what follows it, whatever that looks like.
class ArgumentReader {
  std::deque<std::string> Rest;
  NixCommandLine &Line;
  DiagnosticEngine &Diags;

public:
  ArgumentReader(llvm::ArrayRef<const char *> Args, NixCommandLine &Line,
                 DiagnosticEngine &Diags)
      : Rest(Args.begin(), Args.end()), Line(Line), Diags(Diags) {}
  void read();

private:
  std::string next();
  void readOperand(std::string Text);
  void readLong(const std::string &Text);
  void readLetters(const std::string &Text);
  bool takeValues(llvm::StringRef Name, unsigned Count,
                  llvm::SmallVectorImpl<std::string> &Values);
  void readOption(const NixOption &Option, llvm::StringRef Name);
  void apply(Effect Does, llvm::ArrayRef<std::string> Values);
  void readSetting(NamedNixSetting Named, llvm::StringRef Name);
};
} // namespace

static constexpr NixOption Options[] = {
#define DX_NIX_OPTION(Does, Name, Letter, Arguments)                           \
  {Effect::Does, Name, Letter, Arguments},
#include "driver/NixOptions.def"
};

std::string ArgumentReader::next() {
  std::string First = std::move(Rest.front());
  Rest.pop_front();
  return First;
}

void ArgumentReader::read() {
  bool OnlyOperands = false;
  while (!Rest.empty() && !Diags.hasErrors()) {
    std::string Text = next();
    llvm::StringRef View = Text;
    if (OnlyOperands || View == "-" || !View.starts_with("-"))
      readOperand(std::move(Text));
    else if (View == "--")
      OnlyOperands = true;
    else if (View.starts_with("--"))
      readLong(Text);
    else
      readLetters(Text);
  }
}

void ArgumentReader::readOperand(std::string Text) {
  if (Text == "-")
    Line.ReadsStdin = true;
  else
    Line.Operands.push_back(std::move(Text));
}

void ArgumentReader::readLong(const std::string &Text) {
  llvm::StringRef Name = llvm::StringRef(Text).drop_front(2);
  const auto *Found =
      llvm::find_if(Options, [&](const auto &O) { return O.Name == Name; });
  if (Found != std::end(Options))
    return readOption(*Found, Text);
  if (auto Named = findNixSetting(Name, /*WithNo=*/true))
    return readSetting(*Named, Text);
  Diags.report({}, diag::UnknownOption, Text, "nix-instantiate");
}

/// `-qQ` is `-q -Q`, `-j4` is `-j 4`, `-Ix` is `-I x`.
void ArgumentReader::readLetters(const std::string &Text) {
  const auto *Found = llvm::find_if(
      Options, [&](const auto &O) { return O.Letter == Text[1]; });
  if (Found == std::end(Options)) {
    Diags.report({}, diag::UnknownOption, Text, "nix-instantiate");
    return;
  }
  if (Text.size() > 2)
    Rest.push_front((Found->Arguments ? "" : "-") + Text.substr(2));
  readOption(*Found, llvm::StringRef(Text).take_front(2));
}

/// Fills the values of an option, some of which it may say itself, up.
bool ArgumentReader::takeValues(llvm::StringRef Name, unsigned Count,
                                llvm::SmallVectorImpl<std::string> &Values) {
  if (Values.size() + Rest.size() < Count) {
    Diags.report({}, diag::OptionNeedsValues, Name, Count,
                 unsigned(Rest.size()));
    return false;
  }
  while (Values.size() < Count)
    Values.push_back(next());
  return true;
}

void ArgumentReader::readOption(const NixOption &Option, llvm::StringRef Name) {
  llvm::SmallVector<std::string, 2> Values;
  if (takeValues(Name, Option.Arguments, Values))
    apply(Option.Does, Values);
}

void ArgumentReader::readSetting(NamedNixSetting Named, llvm::StringRef Name) {
  bool IsFlag = Named.Setting->Kind == NixSettingKind::Flag;
  llvm::SmallVector<std::string, 1> Values;
  if (IsFlag)
    Values.push_back(Named.IsNo ? "false" : "true");
  if (takeValues(Name, 1, Values))
    applyNixSetting(Line, Named, Values.front(), Diags);
}

void ArgumentReader::apply(Effect Does, llvm::ArrayRef<std::string> Values) {
  auto Give = [&](GivenArgument::Form Form) {
    Line.Options.Given.push_back(
        {Values[0], Values.size() > 1 ? Values[1] : "", Form});
  };
  switch (Does) {
  case Effect::Help:
    Line.Task = NixTask::Help;
    return;
  case Effect::Version:
    Line.Task = NixTask::Version;
    return;
  case Effect::Eval:
    if (Line.Task == NixTask::Instantiate)
      Line.Task = NixTask::Evaluate;
    return;
  case Effect::Parse:
    Line.Task = NixTask::Parse;
    return;
  case Effect::FindFile:
    Line.Task = NixTask::FindFile;
    return;
  case Effect::Expressions:
    Line.AreExpressions = true;
    return;
  case Effect::Attribute:
    Line.Attributes.push_back(Values[0]);
    return;
  case Effect::Argument:
    return Give(GivenArgument::Form::Expression);
  case Effect::ArgumentString:
    return Give(GivenArgument::Form::String);
  case Effect::ArgumentFromFile:
    return Give(GivenArgument::Form::File);
  case Effect::ArgumentFromStdin:
    return Give(GivenArgument::Form::StandardInput);
  case Effect::Include:
    Line.Options.Include.push_back(Values[0]);
    return;
  case Effect::Setting:
    return applyNixOption(Line, Values[0], Values[1], Diags);
  case Effect::Strict:
    Line.Style.Strict = true;
    return;
  case Effect::Json:
    Line.Style.Format = ValueFormat::Json;
    return;
  case Effect::Xml:
    Line.Style.Format = ValueFormat::Xml;
    return;
  case Effect::Raw:
    Line.Style.Format = ValueFormat::Raw;
    return;
  case Effect::NoLocation:
    Line.Style.Locations = false;
    return;
  case Effect::ReadOnly:
    Line.ReadOnly = true;
    return;
  case Effect::ReadWrite:
    Line.ReadWrite = true;
    return;
  case Effect::Nothing:
    return;
  }
}

std::optional<NixCommandLine>
dx::readNixCommandLine(llvm::ArrayRef<const char *> Args,
                       DiagnosticEngine &Diags) {
  NixCommandLine Line;
  applyNixEnvironment(Line, Diags);
  ArgumentReader(Args, Line, Diags).read();
  if (Diags.hasErrors())
    return std::nullopt;
  return Line;
}
