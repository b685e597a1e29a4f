#pragma once

#include "llvm/ADT/StringRef.h"
#include <functional>
#include <map>
#include <string>
#include <variant>

namespace dx {

/// A regular file, written with mode 0444, or 0555 when it is executable.
struct OutputFile {
  std::string Contents;
  bool Executable = false;

  friend bool operator==(const OutputFile &, const OutputFile &) = default;
};

/// A symbolic link, its target as it is stored.
struct OutputLink {
  std::string Target;

  friend bool operator==(const OutputLink &, const OutputLink &) = default;
};

using OutputNode = std::variant<OutputFile, OutputLink>;

/// Files and links by relative path, in the order of their paths. Directories
/// exist by being on the way to a file and have mode 0755. A backend fills a
/// tree; only the driver writes it.
class OutputTree {
public:
  /// Adds a node. False, and nothing changes, when the path is not a clean
  /// relative one (empty, `.` or `..` components, a NUL), when another node is
  /// there, or when one of the two would have to be a directory. Adding an
  /// equal node again is allowed.
  [[nodiscard]] bool add(llvm::StringRef Path, OutputNode Node);
  [[nodiscard]] bool addFile(llvm::StringRef Path, std::string Contents) {
    return add(Path, OutputFile{std::move(Contents), false});
  }
  [[nodiscard]] bool addExecutable(llvm::StringRef Path, std::string Contents) {
    return add(Path, OutputFile{std::move(Contents), true});
  }
  [[nodiscard]] bool addLink(llvm::StringRef Path, std::string Target) {
    return add(Path, OutputLink{std::move(Target)});
  }

  using Map = std::map<std::string, OutputNode, std::less<>>;
  [[nodiscard]] const Map &nodes() const { return Nodes; }
  [[nodiscard]] bool isEmpty() const { return Nodes.empty(); }
  /// Null where there is none.
  [[nodiscard]] const OutputNode *find(llvm::StringRef Path) const;

private:
  [[nodiscard]] bool isDirectory(llvm::StringRef Path) const;
  [[nodiscard]] bool goesThroughFile(llvm::StringRef Path) const;

  Map Nodes;
};

} // namespace dx
