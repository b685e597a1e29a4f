#include "frontend/Parse/StringLiteral.h"

using namespace dx;

static char decoded(char Escaped) {
  switch (Escaped) {
  case 'n':
    return '\n';
  case 'r':
    return '\r';
  case 't':
    return '\t';
  default:
    return Escaped;
  }
}

llvm::StringRef dx::unescape(llvm::StringRef Text,
                             llvm::SmallVectorImpl<char> &Storage) {
  if (Text.find_first_of("\\\r") == llvm::StringRef::npos)
    return Text;
  Storage.clear();
  for (size_t I = 0; I < Text.size(); ++I) {
    char C = Text[I];
    if (C == '\\' && I + 1 < Text.size()) {
      Storage.push_back(decoded(Text[++I]));
    } else if (C == '\r') {
      Storage.push_back('\n');
      if (I + 1 < Text.size() && Text[I + 1] == '\n')
        ++I;
    } else {
      Storage.push_back(C);
    }
  }
  return {Storage.data(), Storage.size()};
}

llvm::StringRef dx::unescapeIndented(llvm::StringRef Token,
                                     llvm::SmallVectorImpl<char> &Storage) {
  if (Token.starts_with("''\\"))
    return unescape(Token.drop_front(2), Storage);
  if (Token == "''$")
    return Token.take_back();
  if (Token == "'''")
    return Token.take_front(2);
  return Token;
}

namespace {

/// The least indentation of all lines that count.
class IndentationFinder {
  bool AtLineStart = true;
  size_t Current = 0;

public:
  /// As Nix has it: no line that counts is as good as a very deep one.
  size_t Least = 1000000;

  void text(llvm::StringRef Text) {
    for (char C : Text) {
      if (C == '\n') {
        AtLineStart = true;
        Current = 0;
      } else if (AtLineStart && C == ' ') {
        ++Current;
      } else {
        endIndentation();
      }
    }
  }
  void endIndentation() {
    if (AtLineStart)
      Least = std::min(Least, Current);
    AtLineStart = false;
  }
};

/// Drops indentation; escapes are text like any other here.
class IndentationStripper {
  size_t Indentation;
  bool AtLineStart = true;
  size_t Dropped = 0;

public:
  explicit IndentationStripper(size_t Indentation) : Indentation(Indentation) {}

  std::string text(llvm::StringRef Text) {
    std::string Kept;
    for (char C : Text) {
      if (AtLineStart && C == ' ') {
        if (Dropped++ >= Indentation)
          Kept += C;
        continue;
      }
      Kept += C;
      if (AtLineStart)
        Dropped = 0;
      AtLineStart = C == '\n';
    }
    return Kept;
  }
  void interpolation() {
    AtLineStart = false;
    Dropped = 0;
  }
};

} // namespace

static size_t leastIndentation(llvm::ArrayRef<StringPiece> Pieces) {
  IndentationFinder Finder;
  for (const StringPiece &P : Pieces) {
    if (P.HasIndentation)
      Finder.text(P.Text);
    else
      Finder.endIndentation();
  }
  return Finder.Least;
}

void dx::stripIndentation(llvm::ArrayRef<StringPiece> Pieces,
                          llvm::SmallVectorImpl<std::string> &Texts) {
  IndentationStripper Stripper(leastIndentation(Pieces));
  for (const StringPiece &P : Pieces) {
    if (P.Interpolated) {
      Stripper.interpolation();
      Texts.emplace_back();
      continue;
    }
    Texts.push_back(Stripper.text(P.Text));
  }
  if (Pieces.empty() || Pieces.back().Interpolated)
    return;
  std::string &Last = Texts.back();
  size_t LineEnd = Last.find_last_of('\n');
  if (LineEnd != std::string::npos &&
      Last.find_first_not_of(' ', LineEnd + 1) == std::string::npos)
    Last.resize(LineEnd + 1);
}
