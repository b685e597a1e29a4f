#include "frontend/Parse/Brackets.h"

#include "grammar/DxParser.h"

using namespace dx;

bool dx::isCloser(uint8_t Type) {
  return Type == DxParser::RParen || Type == DxParser::RBracket ||
         Type == DxParser::RBrace || Type == Token::EndOfFile;
}

bool dx::endsOperand(uint8_t Type) {
  switch (Type) {
  case DxParser::Id:
  case DxParser::OrKw:
  case DxParser::Int:
  case DxParser::Float:
  case DxParser::Uri:
  case DxParser::SearchPath:
  case DxParser::PathEnd:
  case DxParser::StrClose:
  case DxParser::IndClose:
  case DxParser::RParen:
  case DxParser::RBracket:
  case DxParser::RBrace:
    return true;
  default:
    return false;
  }
}

bool dx::beginsExpression(uint8_t Type) {
  switch (Type) {
  case DxParser::LambdaId:
  case DxParser::FormalsBrace:
  case DxParser::Assert:
  case DxParser::With:
  case DxParser::Let:
  case DxParser::If:
  case DxParser::Sub:
  case DxParser::Not:
    return true;
  default:
    return beginsOperand(Type);
  }
}

bool dx::beginsOperand(uint8_t Type) {
  switch (Type) {
  case DxParser::Id:
  case DxParser::Int:
  case DxParser::Float:
  case DxParser::Uri:
  case DxParser::SearchPath:
  case DxParser::StrOpen:
  case DxParser::IndOpen:
  case DxParser::Path:
  case DxParser::HomePath:
  case DxParser::LParen:
  case DxParser::LegacyLet:
  case DxParser::Rec:
  case DxParser::LBrace:
  case DxParser::LBracket:
    return true;
  default:
    return false;
  }
}

int dx::nesting(uint8_t Type) {
  switch (Type) {
  case DxParser::LParen:
  case DxParser::LBracket:
  case DxParser::LBrace:
  case DxParser::FormalsBrace:
  case DxParser::DollarBrace:
  case DxParser::StrOpen:
  case DxParser::IndOpen:
  case DxParser::Let:
    return 1;
  case DxParser::RParen:
  case DxParser::RBracket:
  case DxParser::RBrace:
  case DxParser::StrClose:
  case DxParser::IndClose:
  case DxParser::In:
    return -1;
  default:
    return 0;
  }
}

const Token *dx::openerOf(const TokenBuffer &Tokens, uint8_t Closer) {
  unsigned Closed = 0;
  for (size_t I = Tokens.position(); I-- > 0;) {
    uint8_t Type = Tokens.Tokens[I].Type;
    if (Type == Closer) {
      ++Closed;
      continue;
    }
    bool Opens = Closer == DxParser::RParen ? Type == DxParser::LParen
                 : Closer == DxParser::RBracket
                     ? Type == DxParser::LBracket
                     : Type == DxParser::LBrace ||
                           Type == DxParser::FormalsBrace ||
                           Type == DxParser::DollarBrace;
    if (Opens && Closed-- == 0)
      return &Tokens.Tokens[I];
  }
  return nullptr;
}

size_t dx::attrPathBefore(const TokenBuffer &Tokens, size_t Index) {
  size_t Begin = Index;
  while (Begin > 1) {
    size_t Last = Begin - 1;
    uint8_t Type = Tokens.Tokens[Last].Type;
    if (Type == DxParser::StrClose)
      while (Last > 0 && Tokens.Tokens[Last].Type != DxParser::StrOpen)
        --Last;
    else if (Type == DxParser::RBrace)
      while (Last > 0 && Tokens.Tokens[Last].Type != DxParser::DollarBrace)
        --Last;
    else if (Type != DxParser::Id && Type != DxParser::OrKw)
      break;
    // What opens the string or interpolation is missing, or is all there is.
    if (Last == 0)
      break;
    Begin = Last;
    if (Tokens.Tokens[Begin - 1].Type != DxParser::Dot)
      break;
    --Begin;
  }
  return Begin;
}

bool dx::hasInAhead(const TokenBuffer &Tokens) {
  int Depth = 0;
  for (size_t I = Tokens.position(); I < Tokens.Tokens.size(); ++I) {
    Depth += nesting(Tokens.Tokens[I].Type);
    if (Depth < 0)
      return Tokens.Tokens[I].Type == DxParser::In;
  }
  return false;
}

int dx::braceBalance(const TokenBuffer &Tokens) {
  int Balance = 0;
  for (const Token &T : Tokens.Tokens)
    switch (T.Type) {
    case DxParser::LBrace:
    case DxParser::FormalsBrace:
    case DxParser::DollarBrace:
      ++Balance;
      break;
    case DxParser::RBrace:
      --Balance;
      break;
    default:
      break;
    }
  return Balance;
}
