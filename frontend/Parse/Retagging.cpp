#include "frontend/Parse/Retagging.h"

#include "frontend/Parse/Brackets.h"
#include "grammar/DxParser.h"
#include "llvm/ADT/SmallVector.h"

using namespace dx;

namespace {

class Retagger {
  std::vector<Token> &Tokens;
  /// Indices of `{` and `${` without their `}` so far.
  llvm::SmallVector<uint32_t, 32> Braces;

public:
  explicit Retagger(std::vector<Token> &Tokens) : Tokens(Tokens) {}

  void run();

private:
  /// The last token is the end of the file, whatever is asked for.
  [[nodiscard]] uint8_t type(size_t Index) const {
    return Tokens[std::min(Index, Tokens.size() - 1)].Type;
  }
  [[nodiscard]] bool beginsFormals(size_t Brace) const;
  void closeBrace(size_t Index);
};

} // namespace

void dx::retagTokens(TokenBuffer &Tokens) { Retagger(Tokens.Tokens).run(); }

void Retagger::run() {
  for (size_t I = 0; I < Tokens.size(); ++I) {
    switch (Tokens[I].Type) {
    case DxParser::Id:
      if (type(I + 1) == DxParser::Colon || type(I + 1) == DxParser::At)
        Tokens[I].Type = DxParser::LambdaId;
      break;
    case DxParser::Let:
      if (type(I + 1) == DxParser::LBrace)
        Tokens[I].Type = DxParser::LegacyLet;
      break;
    case DxParser::LBrace:
      if (beginsFormals(I))
        Tokens[I].Type = DxParser::FormalsBrace;
      [[fallthrough]];
    case DxParser::DollarBrace:
      Braces.push_back(uint32_t(I));
      break;
    case DxParser::RBrace:
      closeBrace(I);
      break;
    default:
      break;
    }
  }
}

/// What can only be parameters, whether or not they are closed and followed by
/// a `:`.
bool Retagger::beginsFormals(size_t Brace) const {
  if (type(Brace + 1) == DxParser::Ellipsis)
    return true;
  return type(Brace + 1) == DxParser::Id &&
         (type(Brace + 2) == DxParser::Comma ||
          type(Brace + 2) == DxParser::Question ||
          (type(Brace + 2) == DxParser::RBrace &&
           beginsExpression(type(Brace + 3))));
}

void Retagger::closeBrace(size_t Index) {
  if (Braces.empty())
    return;
  size_t Brace = Braces.pop_back_val();
  uint8_t Next = type(Index + 1);
  bool ClosesFormals = Next == DxParser::Colon || Next == DxParser::At;
  // Unless it holds bindings and the `:` is a mistake.
  uint8_t Second = type(Brace + 2);
  bool MayBeFormals = Index == Brace + 1 ||
                      (type(Brace + 1) == DxParser::Id &&
                       Second != DxParser::Assign && Second != DxParser::Dot);
  if (ClosesFormals && MayBeFormals && type(Brace) == DxParser::LBrace)
    Tokens[Brace].Type = DxParser::FormalsBrace;
}
