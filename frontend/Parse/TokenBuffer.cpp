#include "frontend/Parse/TokenBuffer.h"

using namespace dx;

size_t TokenView::getType() const {
  return T.Type == dx::Token::EndOfFile ? antlr4::Token::EOF : T.Type;
}

std::string TokenBuffer::excerpt(const dx::Token &T) const {
  constexpr size_t Longest = 40;
  llvm::StringRef Text = text(T);
  return Text.size() > Longest ? Text.take_front(Longest).str() + "..."
                               : Text.str();
}

antlr4::Token *TokenBuffer::LT(ssize_t K) {
  if (K < 0 && Position < size_t(-K))
    return nullptr;
  return get(K > 0 ? Position + size_t(K - 1) : Position - size_t(-K));
}

antlr4::Token *TokenBuffer::get(size_t Index) const {
  Index = std::min(Index, Tokens.size() - 1);
  TokenView *&View = ViewAt[Index];
  if (!View)
    View = &Views.emplace_back(Source, Tokens[Index], Index);
  return View;
}
