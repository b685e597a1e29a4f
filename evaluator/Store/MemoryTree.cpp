#include "evaluator/Store/MemoryTree.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/Twine.h"

using namespace dx;

const TreeNode *TreeNode::child(llvm::StringRef Name) const {
  const TreeDirectory *Directory = directory();
  if (!Directory)
    return nullptr;
  auto Entry = Directory->Entries.find(std::string_view(Name));
  return Entry == Directory->Entries.end() ? nullptr : &Entry->second;
}

/// The components of a relative path, or false with why in `Error`.
static bool splitRelative(llvm::StringRef Path,
                          llvm::SmallVectorImpl<llvm::StringRef> &Components,
                          std::string &Error) {
  Path.split(Components, '/');
  for (llvm::StringRef Component : Components) {
    if (!Component.empty() && Component != "." && Component != ".." &&
        !Component.contains('\0'))
      continue;
    Error = ("`" + Path +
             "` is not a relative path without empty components, `.` and `..`")
                .str();
    return false;
  }
  return true;
}

bool MemoryTree::add(llvm::StringRef Path, TreeNode Node, std::string &Error) {
  llvm::SmallVector<llvm::StringRef, 8> Components;
  if (!splitRelative(Path, Components, Error))
    return false;
  TreeNode *Parent = &Root;
  for (llvm::StringRef Component : llvm::ArrayRef(Components).drop_back()) {
    auto *Directory = std::get_if<TreeDirectory>(&Parent->Value);
    if (!Directory)
      break;
    auto [Entry, IsNew] = Directory->Entries.try_emplace(Component.str());
    if (IsNew)
      Entry->second.Value = TreeDirectory();
    Parent = &Entry->second;
  }
  auto *Directory = std::get_if<TreeDirectory>(&Parent->Value);
  if (!Directory) {
    Error = ("`" + Path + "` lies below a file").str();
    return false;
  }
  auto [Entry, IsNew] = Directory->Entries.try_emplace(Components.back().str());
  if (IsNew)
    Entry->second = std::move(Node);
  else
    Error = ("`" + Path + "` is there already").str();
  return IsNew;
}

bool MemoryTree::addFile(llvm::StringRef Path, llvm::StringRef Contents,
                         bool Executable, std::string &Error) {
  return add(Path, TreeNode{TreeFile{Contents.str(), Executable}}, Error);
}

bool MemoryTree::addLink(llvm::StringRef Path, llvm::StringRef Target,
                         std::string &Error) {
  return add(Path, TreeNode{TreeLink{Target.str()}}, Error);
}

const TreeNode *MemoryTree::find(llvm::StringRef Path) const {
  const TreeNode *Node = &Root;
  while (!Path.empty()) {
    auto [Component, Rest] = Path.split('/');
    Node = Node->child(Component);
    if (!Node)
      return nullptr;
    Path = Rest;
  }
  return Node;
}
