#include "lowering/Model/QuotedNames.h"

using namespace dx;

std::string dx::quotedNames(llvm::ArrayRef<llvm::StringRef> Names) {
  std::string Text;
  for (size_t I = 0; I < Names.size(); ++I) {
    if (I > 0)
      Text += I + 1 == Names.size() ? " and " : ", ";
    Text += "`" + Names[I].str() + "`";
  }
  return Text;
}
