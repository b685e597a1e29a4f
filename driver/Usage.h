#pragma once

#include "CLI/CLI.hpp"
#include "frontend/Basic/DiagnosticEngine.h"

namespace dx {

/// Ends a command because its command line is wrong, as a row of
/// DiagnosticsDriver.def says: exit status 2.
template <class... Args>
[[noreturn]] void refuseUsage(DiagSpec<Args...> Spec,
                              std::type_identity_t<Args>... Values) {
  throw CLI::ValidationError(formatDiag(Spec.Id, {diagArg(Values)...}));
}

/// Refuses the empty name of a file or directory, which would stand for the
/// working directory.
[[nodiscard]] CLI::Validator nonEmptyName();

/// The number of bytes that `512` or `64K` says: a positive whole number, which
/// may end in K, M or G (powers of 1024). Refuses anything else, such as
/// `1.5K`.
[[nodiscard]] uint64_t parseSize(const std::string &Text);

/// What is wrong with a command line, with the command or option that was
/// probably meant.
void reportUsage(const CLI::App &Program, const CLI::ParseError &Error,
                 DiagnosticEngine &Diags);

} // namespace dx
