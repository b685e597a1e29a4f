#pragma once

#include <cstdint>

namespace dx {

/// What is done about something that is legal and unwanted.
enum class LintLevel : uint8_t { Ignore, Warn, Fatal };

/// The level of each lint of Lints.def; nothing is reported by default.
struct LintLevels {
#define DX_LINT(Name, ...) LintLevel Name = LintLevel::Ignore;
#include "frontend/Sema/Lints.def"

  [[nodiscard]] bool operator==(const LintLevels &) const = default;
};

} // namespace dx
