#include "driver/Input.h"

#include "driver/Evaluation.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace dx;

std::string dx::readText(Evaluator &E, const std::string &File) {
  auto Input = llvm::MemoryBuffer::getFileOrSTDIN(File);
  if (!Input)
    E.fail({}, diag::CannotReadFile, File == "-" ? "(stdin)" : File,
           Input.getError().message());
  return (*Input)->getBuffer().str();
}

Value dx::evalInput(Evaluator &E, const std::string &File,
                    const std::optional<std::string> &Expression) {
  const std::string &Here = E.session().Options.WorkingDirectory;
  if (Expression)
    return E.evalText("(string)", *Expression, Here);
  if (File == "-")
    return E.evalText("(stdin)", readText(E, File), Here);
  return E.importFile(absolutePath(File.empty() ? "." : File), {});
}
