#include "lowering/Emit/OutputTree.h"
#include "llvm/ADT/SmallVector.h"

using namespace dx;

bool OutputTree::isCleanPath(llvm::StringRef Path) {
  if (Path.empty() || Path.contains('\0'))
    return false;
  llvm::SmallVector<llvm::StringRef> Components;
  Path.split(Components, '/');
  for (llvm::StringRef Component : Components)
    if (Component.empty() || Component == "." || Component == "..")
      return false;
  return true;
}

bool OutputTree::isDirectory(llvm::StringRef Path) const {
  std::string Prefix = Path.str() + "/";
  auto It = Nodes.lower_bound(Prefix);
  return It != Nodes.end() && llvm::StringRef(It->first).starts_with(Prefix);
}

bool OutputTree::goesThroughFile(llvm::StringRef Path) const {
  for (size_t At = Path.find('/'); At != llvm::StringRef::npos;
       At = Path.find('/', At + 1))
    if (find(Path.take_front(At)))
      return true;
  return false;
}

const OutputNode *OutputTree::find(llvm::StringRef Path) const {
  auto It = Nodes.find(std::string_view(Path));
  return It == Nodes.end() ? nullptr : &It->second;
}

bool OutputTree::add(llvm::StringRef Path, OutputNode Node) {
  if (!isCleanPath(Path) || isDirectory(Path) || goesThroughFile(Path))
    return false;
  auto [It, New] = Nodes.try_emplace(Path.str(), Node);
  return New || It->second == Node;
}
