#include "lowering/Model/ProcessField.h"

using namespace dx;

llvm::StringRef dx::nameOf(ProcessField Field) {
  static constexpr llvm::StringLiteral Names[] = {
#define DX_PROCESS_FIELD(Name, Spelling, Doc) llvm::StringLiteral(Spelling),
#include "lowering/Model/ProcessFields.def"
  };
  return Names[static_cast<size_t>(Field)];
}

llvm::StringRef dx::documentationOf(ProcessField Field) {
  static constexpr llvm::StringLiteral Texts[] = {
#define DX_PROCESS_FIELD(Name, Spelling, Doc) llvm::StringLiteral(Doc),
#include "lowering/Model/ProcessFields.def"
  };
  return Texts[static_cast<size_t>(Field)];
}
