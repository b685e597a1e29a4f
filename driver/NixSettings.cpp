#include "driver/NixSettings.h"

#include "driver/LintOptions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include <cstdlib>

using namespace dx;

static constexpr NixSetting Settings[] = {
#define DX_NIX_SETTING(Effect, Name, Kind)                                     \
  {NixSettingEffect::Effect, Name, NixSettingKind::Kind},
#include "driver/NixSettings.def"
};

static const NixSetting *settingNamed(llvm::StringRef Name) {
  const auto *Found =
      llvm::find_if(Settings, [&](const auto &S) { return S.Name == Name; });
  return Found == std::end(Settings) ? nullptr : Found;
}

std::optional<NamedNixSetting> dx::findNixSetting(llvm::StringRef Name,
                                                  bool WithNo) {
  if (const NixSetting *Whole = settingNamed(Name))
    return NamedNixSetting{Whole, false, false};
  bool IsNo = WithNo && Name.consume_front("no-");
  bool IsExtra = !IsNo && Name.consume_front("extra-");
  const NixSetting *Setting = IsNo || IsExtra ? settingNamed(Name) : nullptr;
  if (!Setting ||
      Setting->Kind != (IsNo ? NixSettingKind::Flag : NixSettingKind::List))
    return std::nullopt;
  return NamedNixSetting{Setting, IsNo, IsExtra};
}

static std::optional<bool> readFlag(llvm::StringRef Text) {
  return llvm::StringSwitch<std::optional<bool>>(Text)
      .Cases("true", "yes", "1", true)
      .Cases("false", "no", "0", false)
      .Default(std::nullopt);
}

static void setFlag(NixCommandLine &Line, NixSettingEffect Effect,
                    llvm::StringRef Name, bool IsOn, DiagnosticEngine &Diags) {
  EvaluationOptions &Options = Line.Options;
  if (Effect == NixSettingEffect::AbortOnWarn)
    Options.AbortOnWarn = IsOn;
  if (Effect == NixSettingEffect::TraceVerbose)
    Options.TraceVerbose = IsOn;
  if (Effect == NixSettingEffect::ShowTrace)
    Options.ShowTrace = IsOn;
  if (Effect == NixSettingEffect::NotServed && IsOn)
    Diags.report({}, diag::SettingNotServed, Name);
}

static void setLint(LintLevel &Level, llvm::StringRef Option,
                    llvm::StringRef Text, DiagnosticEngine &Diags) {
  if (auto Named = lintLevelNamed(Text))
    Level = *Named;
  else
    Diags.report({}, diag::NoLintLevel, Option, Text);
}

static void setText(NixCommandLine &Line, NamedNixSetting Named,
                    llvm::StringRef Text, DiagnosticEngine &Diags) {
  EvaluationOptions &Options = Line.Options;
  NixSettingEffect Effect = Named.Setting->Effect;
  if (Effect == NixSettingEffect::MaxCallDepth &&
      Text.getAsInteger(10, Options.MaxCallDepth))
    Diags.report({}, diag::SettingNotNumber, Named.Setting->Name, Text);
  if (Effect == NixSettingEffect::Store)
    Line.StoreUri = Text.str();
  if (Effect == NixSettingEffect::System)
    Options.System = Text.str();
#define DX_LINT(Name, Option, Help)                                            \
  if (Effect == NixSettingEffect::Lint##Name)                                  \
    setLint(Options.Lints.Name, Option, Text, Diags);
#include "frontend/Sema/Lints.def"
  llvm::SmallVector<llvm::StringRef, 8> Words;
  Text.split(Words, ' ', -1, /*KeepEmpty=*/false);
  if (Effect == NixSettingEffect::Features) {
    auto Set = [&](bool &Feature, llvm::StringRef Name) {
      Feature = (Named.IsExtra && Feature) || llvm::is_contained(Words, Name);
    };
    Set(Options.PipeOperators, "pipe-operators");
    Set(Options.TomlTimestamps, "parse-toml-timestamps");
    Set(Options.ContentAddressed, "ca-derivations");
  }
  if (Effect == NixSettingEffect::NixPath) {
    std::string Before = Named.IsExtra ? Line.NixPath.value_or("") + ":" : "";
    Line.NixPath = Before + llvm::join(Words, ":");
  }
}

void dx::applyNixSetting(NixCommandLine &Line, NamedNixSetting Named,
                         llvm::StringRef Value, DiagnosticEngine &Diags) {
  const NixSetting &Setting = *Named.Setting;
  if (Setting.Kind != NixSettingKind::Flag)
    return setText(Line, Named, Value, Diags);
  auto IsOn = readFlag(Value);
  if (!IsOn)
    Diags.report({}, diag::SettingNotBool, Setting.Name, Value);
  else
    setFlag(Line, Setting.Effect, Setting.Name, *IsOn, Diags);
}

void dx::applyNixOption(NixCommandLine &Line, llvm::StringRef Name,
                        llvm::StringRef Value, DiagnosticEngine &Diags) {
  if (auto Named = findNixSetting(Name, /*WithNo=*/false))
    applyNixSetting(Line, *Named, Value, Diags);
  else
    Diags.report({}, diag::UnknownSetting, Name);
}

static llvm::StringRef environmentVariable(const char *Name) {
  const char *Text = getenv(Name);
  return Text ? Text : "";
}

/// NIX_CONFIG has the form of nix.conf: lines of `name = value`, and comments.
void dx::applyNixEnvironment(NixCommandLine &Line, DiagnosticEngine &Diags) {
  llvm::SmallVector<llvm::StringRef, 8> Lines;
  environmentVariable("NIX_CONFIG").split(Lines, '\n');
  for (llvm::StringRef Text : Lines) {
    auto [Name, Value] = Text.split('#').first.split('=');
    if (!Name.trim().empty())
      applyNixOption(Line, Name.trim(), Value.trim(), Diags);
  }
  if (readFlag(environmentVariable("NIX_ABORT_ON_WARN")).value_or(false))
    Line.Options.AbortOnWarn = true;
}
