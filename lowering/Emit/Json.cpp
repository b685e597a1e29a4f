#include "lowering/Emit/Json.h"
#include "llvm/Support/raw_ostream.h"

using namespace dx;

llvm::json::Value dx::jsonString(llvm::StringRef Text) {
  if (llvm::json::isUTF8(Text))
    return llvm::json::Value(Text.str());
  return llvm::json::Value(llvm::json::fixUTF8(Text));
}

std::string dx::printJson(const llvm::json::Value &Document) {
  std::string Text;
  llvm::raw_string_ostream Stream(Text);
  llvm::json::OStream Printer(Stream, 2);
  Printer.value(Document);
  Stream.flush();
  return Text + "\n";
}
