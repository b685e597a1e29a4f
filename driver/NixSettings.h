#pragma once

#include "driver/NixCommandLine.h"

namespace dx {

/// What dxc does about a setting.
enum class NixSettingEffect : uint8_t {
  Nothing,
  NotServed,
  AbortOnWarn,
  TraceVerbose,
  ShowTrace,
  MaxCallDepth,
  System,
  Features,
#define DX_LINT(Name, ...) Lint##Name,
#include "frontend/Sema/Lints.def"
  NixPath,
  Store,
};

enum class NixSettingKind : uint8_t { Flag, Value, List };

/// A row of NixSettings.def.
struct NixSetting {
  NixSettingEffect Effect;
  llvm::StringLiteral Name;
  NixSettingKind Kind;
};

/// A setting as an option or `--option` names it.
struct NamedNixSetting {
  const NixSetting *Setting;
  /// `no-NAME`: what the option itself says.
  bool IsNo;
  /// `extra-NAME`: adds to the list.
  bool IsExtra;
};

/// The setting that `NAME`, `no-NAME` (if \p WithNo) or `extra-NAME` stands
/// for; none if there is no such setting.
std::optional<NamedNixSetting> findNixSetting(llvm::StringRef Name,
                                              bool WithNo);

/// Sets it; a value that it cannot have is an error.
void applyNixSetting(NixCommandLine &Line, NamedNixSetting Named,
                     llvm::StringRef Value, DiagnosticEngine &Diags);

/// `--option NAME VALUE`, or a line of NIX_CONFIG: a name that Nix does not
/// have is a warning.
void applyNixOption(NixCommandLine &Line, llvm::StringRef Name,
                    llvm::StringRef Value, DiagnosticEngine &Diags);

/// What NIX_CONFIG and NIX_ABORT_ON_WARN say.
void applyNixEnvironment(NixCommandLine &Line, DiagnosticEngine &Diags);

} // namespace dx
