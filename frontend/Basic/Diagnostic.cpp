#include "frontend/Basic/Diagnostic.h"

#include "llvm/ADT/StringExtras.h"

using namespace dx;

namespace {
struct Row {
  Severity Level;
  llvm::StringLiteral Code;
  llvm::StringLiteral Format;
};
} // namespace

static constexpr Row Rows[] = {
#define DX_DIAG(Name, Level, Code, Format, ...) {Severity::Level, Code, Format},
#include "frontend/Basic/Diagnostics.def"
};

Severity dx::severityOf(DiagId Id) { return Rows[size_t(Id)].Level; }
llvm::StringRef dx::codeOf(DiagId Id) { return Rows[size_t(Id)].Code; }
llvm::StringRef dx::formatOf(DiagId Id) { return Rows[size_t(Id)].Format; }

std::string dx::formatDiag(DiagId Id, const std::vector<std::string> &Args) {
  return formatText(formatOf(Id), Args);
}

std::string dx::formatText(llvm::StringRef Format,
                           const std::vector<std::string> &Args) {
  std::string Out;
  while (!Format.empty()) {
    // A brace that is not {digit} is text: formats talk about dx, full of
    // braces.
    if (Format.size() >= 3 && Format[0] == '{' && llvm::isDigit(Format[1]) &&
        Format[2] == '}' && size_t(Format[1] - '0') < Args.size()) {
      Out += Args[size_t(Format[1] - '0')];
      Format = Format.drop_front(3);
      continue;
    }
    Out += Format.front();
    Format = Format.drop_front();
  }
  return Out;
}
