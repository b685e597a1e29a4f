#pragma once

#include "lowering/Emit/OutputTree.h"
#include <vector>

namespace dx {

/// A file or directory of the store, under its path at run time. The path is
/// made from the contents, so equal objects have equal paths.
struct StoreObject {
  std::string Path; ///< `STOREDIR/HASH-NAME`
  std::variant<OutputFile, OutputTree> Contents;
  std::vector<std::string> References; ///< sorted store paths
};

} // namespace dx
