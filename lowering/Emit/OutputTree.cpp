#include "lowering/Emit/OutputTree.h"
#include "lowering/Model/FilePath.h"

using namespace dx;

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
  if (!isCleanRelativePath(Path) || isDirectory(Path) || goesThroughFile(Path))
    return false;
  auto [It, New] = Nodes.try_emplace(Path.str(), Node);
  return New || It->second == Node;
}
