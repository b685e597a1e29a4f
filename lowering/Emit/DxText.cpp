#include "lowering/Emit/DxText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace dx;

std::string dx::quoteDx(llvm::StringRef Text) {
  std::string Out = "\"";
  for (size_t I = 0; I < Text.size(); ++I) {
    char C = Text[I];
    if (C == '\n')
      Out += "\\n";
    else if (C == '\r')
      Out += "\\r";
    else if (C == '\t')
      Out += "\\t";
    else if (C == '"' || C == '\\' || Text.substr(I).starts_with("${"))
      Out += {'\\', C};
    else
      Out += C;
  }
  return Out + "\"";
}

std::string dx::attributeName(llvm::StringRef Name) {
  static constexpr llvm::StringLiteral Keywords[] = {
      "assert", "else", "if", "in", "inherit", "let", "rec", "then", "with"};
  auto IsStart = [](char C) { return llvm::isAlpha(C) || C == '_'; };
  auto IsRest = [&](char C) {
    return IsStart(C) || llvm::isDigit(C) || C == '-' || C == '\'';
  };
  bool Bare = !Name.empty() && IsStart(Name[0]) && llvm::all_of(Name, IsRest) &&
              !llvm::is_contained(Keywords, Name);
  return Bare ? Name.str() : quoteDx(Name);
}
