#pragma once

#include "antlr4-runtime.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringRef.h"
#include <deque>
#include <vector>

namespace dx {

/// A token as it is kept: bytes [Begin, End) of the buffer and a type that
/// DxParser names. The last token of a buffer is the end of the file.
struct Token {
  uint32_t Begin = 0;
  uint32_t End = 0;
  uint8_t Type = 0;

  /// ANTLR's own end of file is -1, which doesn't fit.
  static constexpr uint8_t EndOfFile = 0xFF;
};

/// What ANTLR's runtime sees of a token; made only where an error is at hand.
class TokenView final : public antlr4::Token {
  llvm::StringRef Text;
  dx::Token T;
  size_t Index;

public:
  TokenView(llvm::StringRef Source, dx::Token T, size_t Index)
      : Text(Source.slice(T.Begin, T.End)), T(T), Index(Index) {}

  std::string getText() const override { return Text.str(); }
  size_t getType() const override;
  size_t getLine() const override { return 0; }
  size_t getCharPositionInLine() const override { return 0; }
  size_t getChannel() const override { return DEFAULT_CHANNEL; }
  size_t getTokenIndex() const override { return Index; }
  size_t getStartIndex() const override { return T.Begin; }
  size_t getStopIndex() const override { return T.End - 1; }
  antlr4::TokenSource *getTokenSource() const override { return nullptr; }
  antlr4::CharStream *getInputStream() const override { return nullptr; }
  std::string toString() const override { return Text.str(); }
};

/// The tokens of one buffer, all in memory, as the stream that ANTLR's parser
/// reads.
class TokenBuffer final : public antlr4::TokenStream {
public:
  explicit TokenBuffer(llvm::StringRef Source) : Source(Source) {}

  std::vector<dx::Token> Tokens;

  [[nodiscard]] llvm::StringRef source() const { return Source; }
  [[nodiscard]] llvm::StringRef text(const dx::Token &T) const {
    return Source.slice(T.Begin, T.End);
  }
  /// The text for a message: its beginning where it is long.
  [[nodiscard]] std::string excerpt(const dx::Token &T) const;
  [[nodiscard]] size_t position() const { return Position; }
  /// The token about to be read.
  [[nodiscard]] const dx::Token &current() const { return Tokens[Position]; }
  [[nodiscard]] uint8_t type(size_t Ahead = 0) const {
    size_t At = Position + Ahead;
    return At < Tokens.size() ? Tokens[At].Type : dx::Token::EndOfFile;
  }
  /// Where the token before the current one ends.
  [[nodiscard]] uint32_t previousEnd() const {
    return Position ? Tokens[Position - 1].End : 0;
  }
  void advance() { Position += Position + 1 < Tokens.size(); }

  size_t LA(ssize_t K) override {
    uint8_t Type = type(size_t(K - 1));
    return Type == dx::Token::EndOfFile ? antlr4::Token::EOF : Type;
  }
  void consume() override { advance(); }
  antlr4::Token *LT(ssize_t K) override;
  antlr4::Token *get(size_t Index) const override;
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}
  size_t index() override { return Position; }
  void seek(size_t Index) override { Position = Index; }
  size_t size() override { return Tokens.size(); }
  antlr4::TokenSource *getTokenSource() const override { return nullptr; }
  std::string getSourceName() const override { return {}; }
  std::string getText(const antlr4::misc::Interval &) override { return {}; }
  std::string getText() override { return Source.str(); }
  std::string getText(antlr4::RuleContext *) override { return {}; }
  std::string getText(antlr4::Token *, antlr4::Token *) override { return {}; }

private:
  llvm::StringRef Source;
  size_t Position = 0;
  mutable llvm::DenseMap<size_t, TokenView *> ViewAt;
  mutable std::deque<TokenView> Views;
};

} // namespace dx
