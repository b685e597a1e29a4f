#include "lowering/Model/FilePath.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace dx;

bool dx::isCleanRelativePath(llvm::StringRef Path) {
  llvm::SmallVector<llvm::StringRef> Components;
  Path.split(Components, '/');
  return !Path.contains('\0') &&
         llvm::none_of(Components, [](llvm::StringRef Component) {
           return Component.empty() || Component == "." || Component == "..";
         });
}
