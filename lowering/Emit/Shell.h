#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace dx {

/// One word of a POSIX shell command: as it is where no shell reads anything
/// into it, else between single quotes. Any byte but NUL goes through.
[[nodiscard]] std::string shellWord(llvm::StringRef Text);

/// Words separated by spaces.
[[nodiscard]] std::string shellWords(llvm::ArrayRef<std::string> Words);

/// `NAME=value`, a line for a shell to read (also what Dysnomia's user and
/// group files are made of), with its line end.
[[nodiscard]] std::string shellAssignment(llvm::StringRef Name,
                                          llvm::StringRef Value);

/// A comment of one line, with its line end; line ends in \p Text become
/// spaces.
[[nodiscard]] std::string shellComment(llvm::StringRef Text);

/// Whether a shell takes \p Name as a variable: `[A-Za-z_][A-Za-z0-9_]*`.
[[nodiscard]] bool isShellVariable(llvm::StringRef Name);

} // namespace dx
