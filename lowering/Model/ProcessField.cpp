#include "lowering/Model/ProcessField.h"

using namespace dx;

llvm::StringRef dx::nameOf(ProcessField Field) {
  static constexpr llvm::StringLiteral Names[] = {
#define DX_PROCESS_FIELD(Name, Spelling, Doc) llvm::StringLiteral(Spelling),
#include "lowering/Model/ProcessFields.def"
  };
  return Names[static_cast<size_t>(Field)];
}
