#include "frontend/Parse/Lexer.h"

#include "frontend/Parse/SyntaxErrors.h"
#include "grammar/DxParser.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace dx;

namespace {

/// What to do when a state is the last one that accepted.
struct LexerAccept {
  uint8_t Type;
  bool Skip;
  bool Pop;
  /// The mode to push plus one; zero for none.
  uint8_t Push;
};

#include "grammar/LexerTables.inc"

class Lexer {
  TokenBuffer &Out;
  llvm::StringRef Source;
  SourceLoc Start;
  DiagnosticEngine &Diags;
  uint8_t Mode = Mode_DEFAULT_MODE;
  /// A mode to return to, and the index of the token that left it.
  struct Opener {
    uint8_t Mode;
    uint32_t Token;
  };
  llvm::SmallVector<Opener, 16> Modes;
  uint32_t Position = 0;
  uint32_t ExplainedFrom;
  /// States that passed a milestone beyond the end of their token. Without
  /// them `a.b.c.d...` would be read to its end, where a `:` could make it a
  /// URI, from every name in it.
  llvm::DenseSet<uint64_t> Passed;
  static constexpr uint32_t Milestone = 64;

public:
  Lexer(TokenBuffer &Out, SourceLoc Start, DiagnosticEngine &Diags)
      : Out(Out), Source(Out.source()), Start(Start), Diags(Diags),
        ExplainedFrom(uint32_t(Source.size()) + 1) {}

  uint32_t run();

private:
  struct Match {
    uint16_t State = 0;
    uint32_t End = 0;
  };
  Match longest();
  /// Whether reading went on from here before, for nothing. (If it had led to
  /// a token, that token would have taken this place.)
  bool isFruitless(uint32_t At, uint16_t State) {
    return !Passed.insert(uint64_t(At) << 16 | State).second;
  }
  void accept(Match M);
  /// Where no rule matches. False at the end of what is read.
  bool mismatch();
  void badBytes();
  void closeEverything();
  void reportOpen(uint32_t StringToken);
  [[nodiscard]] std::optional<uint32_t> runawayString() const;
  [[nodiscard]] std::optional<uint32_t> runawayIndented() const;
  [[nodiscard]] std::optional<uint32_t> openInterpolation() const;
  void endAt(uint32_t Token);
  void cutAt(uint32_t StringToken);
  void cutInterpolation(uint32_t DollarBrace);
  [[nodiscard]] bool beginsLine(uint32_t Byte) const {
    return Source.take_front(Byte).rtrim(" \t").ends_with("\n");
  }
  [[nodiscard]] uint32_t bindingAbove(uint32_t StringToken) const;
  void explainFrom(uint32_t Byte) {
    ExplainedFrom = std::min(ExplainedFrom, Byte);
  }

  void emit(uint8_t Type, uint32_t Begin, uint32_t End) {
    Out.Tokens.push_back({Begin, End, Type});
  }
  void push(uint8_t NewMode) {
    Modes.push_back({Mode, uint32_t(Out.Tokens.size() - 1)});
    Mode = NewMode;
  }
  void pop() {
    // A `}` too many is the parser's to report.
    if (!Modes.empty())
      Mode = Modes.pop_back_val().Mode;
  }
  [[nodiscard]] SourceRange range(uint32_t Begin, uint32_t End) const {
    return {Start.advanced(Begin), Start.advanced(End)};
  }
};

} // namespace

uint32_t dx::lexTokens(TokenBuffer &Tokens, SourceLoc Start,
                       DiagnosticEngine &Diags) {
  return Lexer(Tokens, Start, Diags).run();
}

uint32_t Lexer::run() {
  Out.Tokens.reserve(Source.size() / 6 + 16);
  while (Position < Source.size()) {
    if (Match M = longest(); M.State)
      accept(M);
    else if (!mismatch())
      break;
  }
  // A path may end with the file.
  if (Mode == Mode_PATH)
    mismatch();
  closeEverything();
  uint32_t End = uint32_t(Source.size());
  emit(Token::EndOfFile, End, End);
  return ExplainedFrom;
}

Lexer::Match Lexer::longest() {
  const auto *Bytes = reinterpret_cast<const uint8_t *>(Source.data());
  uint32_t Size = uint32_t(Source.size());
  Match Last;
  uint16_t State = StartStates[Mode];
  for (uint32_t At = Position; At < Size;) {
    State = NextStates[State * ByteClasses + ByteClass[Bytes[At]]];
    if (!State)
      break;
    ++At;
    if (Accepts[State].Type)
      Last = {State, At};
    else if (At % Milestone == 0 && isFruitless(At, State))
      break;
  }
  return Last;
}

void Lexer::accept(Match M) {
  const LexerAccept &A = Accepts[M.State];
  uint32_t Begin = Position;
  Position = M.End;
  if (A.Skip)
    return;
  if (A.Type == DxParser::OpenComment) {
    Diags.report(range(Begin, Begin + 2), diag::UnterminatedComment);
    explainFrom(uint32_t(Source.size()));
    return;
  }
  uint8_t Type = A.Type;
  if (Type == DxParser::PathBrace) {
    Position -= 2;
    Type = Source[Begin] == '~' ? DxParser::HomePath : DxParser::Path;
  }
  emit(Type, Begin, Position);
  if (A.Pop)
    pop();
  if (A.Push)
    push(A.Push - 1);
}

bool Lexer::mismatch() {
  if (Mode == Mode_PATH) {
    if (Source[Position - 1] == '/')
      Diags.report(range(Position - 1, Position), diag::PathTrailingSlash)
          .fix(range(Position - 1, Position), "");
    emit(DxParser::PathEnd, Position, Position);
    pop();
    return true;
  }
  if (Mode != Mode_DEFAULT_MODE) {
    // A `\` or `$` that the end of the file cuts off.
    Position = uint32_t(Source.size());
    return false;
  }
  if (Source[Position] == '\0')
    return false;
  badBytes();
  return true;
}

/// A printable form of bytes that may be no text at all.
static std::string readable(llvm::StringRef Bytes) {
  std::string Text;
  for (unsigned char C : Bytes) {
    if (C >= 0x20 && C != 0x7F)
      Text += char(C);
    else
      Text += "\\x" + llvm::utohexstr(C, /*LowerCase=*/false, /*Width=*/2);
  }
  return Text;
}

void Lexer::badBytes() {
  uint32_t Begin = Position++;
  // The bytes of one character belong together.
  if (uint8_t(Source[Begin]) >= 0xC0)
    while (Position < Source.size() && Position < Begin + 4 &&
           (uint8_t(Source[Position]) & 0xC0) == 0x80)
      ++Position;
  if (Diags.errorCount() > SyntaxErrors::Limit)
    return;
  llvm::StringRef Bytes = Source.slice(Begin, Position);
  if (Begin == 0 && Bytes == "\xEF\xBB\xBF") {
    Diags.report(range(Begin, Position), diag::ByteOrderMark)
        .fix(range(Begin, Position), "");
    return;
  }
  auto D = Diags.report(range(Begin, Position), diag::UnexpectedCharacter,
                        readable(Bytes));
  if (Bytes == "&" || Bytes == "|")
    D.fix(range(Begin, Position), (Bytes + Bytes).str());
}

void Lexer::closeEverything() {
  if (Mode == Mode_STRING)
    if (auto Runaway = runawayString())
      return cutAt(*Runaway);
  if (Mode == Mode_STRING || Mode == Mode_INDENTED)
    if (auto Open = openInterpolation())
      return cutInterpolation(*Open);
  if (Mode == Mode_INDENTED)
    if (auto Runaway = runawayIndented())
      return cutAt(*Runaway);
  bool Reported = false;
  while (!Modes.empty()) {
    bool InString = Mode == Mode_STRING || Mode == Mode_INDENTED;
    Opener O = Modes.pop_back_val();
    if (InString && !Reported) {
      reportOpen(O.Token);
      Reported = true;
    }
    if (InString) {
      auto End = uint32_t(Source.size());
      emit(Mode == Mode_STRING ? DxParser::StrClose : DxParser::IndClose, End,
           End);
      explainFrom(End);
    }
    Mode = O.Mode;
  }
}

/// What else is wrong with a string's line has the same reason.
void Lexer::reportOpen(uint32_t StringToken) {
  const Token &T = Out.Tokens[StringToken];
  bool IsIndented = T.Type == DxParser::IndOpen;
  // Without the indentation that the token may hold.
  uint32_t End = T.Begin + (IsIndented ? 2 : 1);
  Diags.report(range(T.Begin, End), diag::UnterminatedString,
               IsIndented ? "''" : "\"");
  explainFrom(IsIndented ? bindingAbove(StringToken)
                         : uint32_t(Source.rfind('\n', T.Begin) + 1));
}

/// `''` at the beginning of a line rather ends a string: its text, which seems
/// to be code, is the value of the binding above.
uint32_t Lexer::bindingAbove(uint32_t StringToken) const {
  uint32_t Begin = Out.Tokens[StringToken].Begin;
  if (!beginsLine(Begin))
    return Begin;
  for (uint32_t I = StringToken; I-- > 0;)
    if (Out.Tokens[I].Type == DxParser::Assign)
      return Out.Tokens[I].End;
  return Begin;
}

/// Where a `"` is missing, what is outside of strings seems to be inside from
/// there on, up to the end of the file. The string that lacks its end is the
/// first over several lines behind which text follows at once.
std::optional<uint32_t> Lexer::runawayString() const {
  struct OpenString {
    uint32_t Token;
    bool SpansLines;
  };
  llvm::SmallVector<OpenString, 8> Open;
  for (uint32_t I = 0; I < Out.Tokens.size(); ++I) {
    const Token &T = Out.Tokens[I];
    if (T.Type == DxParser::StrOpen || T.Type == DxParser::IndOpen) {
      Open.push_back({I, false});
    } else if (T.Type == DxParser::Str) {
      Open.back().SpansLines |= Out.text(T).contains('\n');
    } else if (T.Type == DxParser::StrClose || T.Type == DxParser::IndClose) {
      OpenString S = Open.pop_back_val();
      llvm::StringRef Next = Source.substr(T.End, 1);
      bool TextFollows =
          !Next.empty() && (llvm::isAlnum(Next[0]) ||
                            llvm::StringRef("_/$~<\"").contains(Next[0]));
      if (T.Type == DxParser::StrClose && S.SpansLines && TextFollows)
        return S.Token;
    }
  }
  return std::nullopt;
}

/// The same for `''`: one at the beginning of a line with code behind it ends a
/// string rather.
std::optional<uint32_t> Lexer::runawayIndented() const {
  for (uint32_t I = 0; I < Out.Tokens.size(); ++I) {
    const Token &T = Out.Tokens[I];
    if (T.Type == DxParser::IndOpen && beginsLine(T.Begin) &&
        llvm::StringRef(";)]}+").contains(
            Source.substr(T.Begin + 2).ltrim(" ").take_front(1)))
      return I;
  }
  return std::nullopt;
}

/// The innermost `${` around a string that lacks its end: what seems to begin
/// that string rather ends the one outside.
std::optional<uint32_t> Lexer::openInterpolation() const {
  for (size_t I = Modes.size(); I-- > 0;)
    if (Out.Tokens[Modes[I].Token].Type == DxParser::DollarBrace)
      return Modes[I].Token;
  return std::nullopt;
}

void Lexer::endAt(uint32_t Token) {
  Out.Tokens.resize(Token + 1);
  bool IsIndented = Out.Tokens.back().Type == DxParser::IndOpen;
  auto End = uint32_t(Source.size());
  emit(IsIndented ? DxParser::IndClose : DxParser::StrClose, End, End);
}

/// Ends the file at a string that lacks its end.
void Lexer::cutAt(uint32_t StringToken) {
  reportOpen(StringToken);
  endAt(StringToken);
}

/// Ends the file at a string with an interpolation that lacks its end.
void Lexer::cutInterpolation(uint32_t DollarBrace) {
  const Token &T = Out.Tokens[DollarBrace];
  Diags.report(range(T.Begin, T.End), diag::UnclosedBracket, "${", "}",
               "the end of the string");
  explainFrom(T.Begin + 1);
  uint32_t String = DollarBrace;
  while (String > 0 && Out.Tokens[String].Type != DxParser::StrOpen &&
         Out.Tokens[String].Type != DxParser::IndOpen)
    --String;
  endAt(String);
}
