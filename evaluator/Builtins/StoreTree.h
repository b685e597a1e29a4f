#pragma once

#include "evaluator/Eval/BuiltinCall.h"
#include "evaluator/Store/MemoryTree.h"

namespace dx {

/// Makes a tree of files of the set that `__dx.storeTree` takes.
class StoreTree {
public:
  explicit StoreTree(BuiltinCall &Call) : Call(Call) {}

  /// Adds every attribute; a mistake is reported at its place.
  void addFiles(Value Files);
  /// What the contents refer to.
  [[nodiscard]] ContextId context() const { return Context; }
  [[nodiscard]] MemoryTree takeTree() { return std::move(Tree); }

private:
  void addFile(Attr &File);
  void addRecord(Attr &File, Value Record);
  [[nodiscard]] TreeNode sourceNode(Value Source);
  void addNode(const Attr &File, TreeNode Node);
  [[nodiscard]] TreeNode readNode(const std::string &Path);
  [[nodiscard]] TreeNode readDirectory(const std::string &Path);
  /// The text of a value, whose context is noted.
  std::string text(Value &V, llvm::StringRef What);

  BuiltinCall &Call;
  MemoryTree Tree;
  ContextId Context = 0;
};

} // namespace dx
