#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <utility>

namespace dx {

// The dialect that supervisord 4 reads (supervisor/options.py, datatypes.py):
// Python's RawConfigParser with ` ;` and ` #` as inline comments and no way to
// escape them; then Python's `%` formatting of every value, log files twice;
// then shlex in POSIX mode for commands and in its other mode for environments.

/// Whether a value of an option can say \p Text: printable ASCII only. Other
/// bytes depend on the locale of supervisord, and line ends have no spelling.
[[nodiscard]] bool isSupervisordText(llvm::StringRef Text);

/// Whether \p Value can stand in the option `environment`, which has no escape
/// for quotes.
[[nodiscard]] bool isSupervisordEnvironment(llvm::StringRef Name,
                                            llvm::StringRef Value);

/// A file of sections and options. What is added must be representable, which
/// the functions above answer.
class SupervisordIni {
public:
  /// A line of its own; line ends in \p Text become spaces.
  void comment(llvm::StringRef Text);
  void section(llvm::StringRef Name);
  void option(llvm::StringRef Key, llvm::StringRef Value);
  void option(llvm::StringRef Key, int64_t Value);
  /// Log files' names are expanded twice.
  void logFile(llvm::StringRef Key, llvm::StringRef Path);
  void command(llvm::ArrayRef<std::string> Words);
  void
  environment(llvm::ArrayRef<std::pair<std::string, std::string>> Variables);

  [[nodiscard]] const std::string &text() const { return Text; }

private:
  void line(llvm::StringRef Key, llvm::StringRef Escaped);
  std::string Text;
};

} // namespace dx
