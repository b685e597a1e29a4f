#pragma once

#include "llvm/ADT/StringRef.h"
#include <map>
#include <string>
#include <variant>

namespace dx {

struct TreeNode;

/// A regular file in memory.
struct TreeFile {
  std::string Contents;
  bool Executable = false;
  bool operator==(const TreeFile &) const = default;
};

/// A symbolic link, its target as written.
struct TreeLink {
  std::string Target;
  bool operator==(const TreeLink &) const = default;
};

/// Entries by name, in byte order as archives want them.
struct TreeDirectory {
  std::map<std::string, TreeNode, std::less<>> Entries;
  bool operator==(const TreeDirectory &) const;
};

/// A file, link or directory of a tree in memory.
struct TreeNode {
  std::variant<TreeFile, TreeLink, TreeDirectory> Value;

  const TreeFile *file() const { return std::get_if<TreeFile>(&Value); }
  const TreeLink *link() const { return std::get_if<TreeLink>(&Value); }
  const TreeDirectory *directory() const {
    return std::get_if<TreeDirectory>(&Value);
  }
  /// The entry of that name; null where there is none or this is no directory.
  const TreeNode *child(llvm::StringRef Name) const;
  bool operator==(const TreeNode &) const = default;
};

inline bool TreeDirectory::operator==(const TreeDirectory &Other) const {
  return Entries == Other.Entries;
}

/// A tree of files that is put into the store as one path. It begins as an
/// empty directory.
class MemoryTree {
public:
  MemoryTree() { Root.Value = TreeDirectory(); }
  /// A tree that is a single file or link.
  explicit MemoryTree(TreeNode Root) : Root(std::move(Root)) {}

  const TreeNode &root() const { return Root; }

  /// Put a node at a relative path such as `share/x/y`, making the directories
  /// above it. False, with why in `Error`, if the path is not relative, has an
  /// empty component or `.` or `..`, or if something else is there already.
  bool add(llvm::StringRef Path, TreeNode Node, std::string &Error);
  bool addFile(llvm::StringRef Path, llvm::StringRef Contents, bool Executable,
               std::string &Error);
  bool addLink(llvm::StringRef Path, llvm::StringRef Target,
               std::string &Error);

  /// The node at a relative path (empty: the root), not following links; null
  /// if there is none.
  const TreeNode *find(llvm::StringRef Path) const;

  bool operator==(const MemoryTree &Other) const { return Root == Other.Root; }

private:
  TreeNode Root;
};

} // namespace dx
