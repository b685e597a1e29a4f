#include "driver/Input.h"

#include "driver/Evaluation.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace dx;

Value dx::evalInput(Evaluator &E, const std::string &File,
                    const std::optional<std::string> &Expression) {
  const std::string &Here = E.session().Options.WorkingDirectory;
  if (Expression)
    return E.evalText("(string)", *Expression, Here);
  if (File != "-")
    return E.importFile(absolutePath(File.empty() ? "." : File), {});
  auto Input = llvm::MemoryBuffer::getSTDIN();
  if (!Input)
    E.fail({}, diag::CannotReadFile, "(stdin)", Input.getError().message());
  return E.evalText("(stdin)", (*Input)->getBuffer().str(), Here);
}
