#include "evaluator/Text/Regex.h"

#include "evaluator/Text/Ere.h"
#include <re2/re2.h>

using namespace dx;

/// Bytes for the automata of one expression.
static constexpr int64_t MaxMemory = 16 << 20;

/// libstdc++ prefers the first alternative and the most rounds, as RE2's usual
/// mode does, but searches on for a longer match where there are alternatives.
/// So these are searched in RE2's longest mode, and what that finds is matched
/// whole, for the groups, in the usual one.
struct Regex::Program {
  Re2Pattern Source;
  bool HasAlternation = false;
  std::unique_ptr<re2::RE2> First;
  /// Only for searching where there are alternatives.
  std::unique_ptr<re2::RE2> Longest;

  static std::unique_ptr<re2::RE2> compile(const std::string &Text,
                                           bool Longest) {
    re2::RE2::Options Options;
    Options.set_encoding(re2::RE2::Options::EncodingLatin1);
    Options.set_log_errors(false);
    Options.set_dot_nl(true);
    Options.set_max_mem(MaxMemory);
    Options.set_longest_match(Longest);
    return std::make_unique<re2::RE2>(Text, Options);
  }

  /// Matches all of `Text` from `Begin` to `End`.
  bool groupsOf(re2::StringPiece Text, size_t Begin, size_t End,
                RegexGroups &Groups) const;
};

Regex::Regex(std::unique_ptr<Program> Compiled)
    : Compiled(std::move(Compiled)) {}
Regex::~Regex() = default;

std::unique_ptr<Regex> Regex::compile(llvm::StringRef Pattern,
                                      RegexError &Error) {
  auto Parsed = parseEre(Pattern, Error);
  if (!Parsed)
    return nullptr;
  auto Compiled = std::make_unique<Program>();
  if (auto Translated = translateEre(*Parsed)) {
    Compiled->Source = std::move(*Translated);
    Compiled->HasAlternation = Parsed->Root.hasAlternation();
    Compiled->First =
        Program::compile(Compiled->Source.Text, /*Longest=*/false);
  }
  if (Compiled->First && Compiled->First->ok())
    return std::unique_ptr<Regex>(new Regex(std::move(Compiled)));
  Error.What = RegexError::Kind::TooLarge;
  Error.Why = "expression is too large";
  Error.Offset = 0;
  return nullptr;
}

/// RE2 marks a group that took no part by a null pointer, so that texts, even
/// empty ones, must not be null.
static re2::StringPiece pieceOf(llvm::StringRef Text) {
  return Text.empty() ? re2::StringPiece("", 0)
                      : re2::StringPiece(Text.data(), Text.size());
}

bool Regex::Program::groupsOf(re2::StringPiece Text, size_t Begin, size_t End,
                              RegexGroups &Groups) const {
  size_t Count = size_t(First->NumberOfCapturingGroups()) + 1;
  llvm::SmallVector<re2::StringPiece, 16> Found(Source.Groups.empty() ? 0
                                                                      : Count);
  if (!First->Match(Text, Begin, End, re2::RE2::ANCHOR_BOTH, Found.data(),
                    int(Found.size())))
    return false;
  Groups.clear();
  for (const std::vector<unsigned> &Candidates : Source.Groups) {
    auto &Group = Groups.emplace_back();
    for (unsigned Candidate : Candidates)
      if (const re2::StringPiece &Piece = Found[Candidate]; Piece.data())
        Group = llvm::StringRef(Piece.data(), Piece.size());
  }
  return true;
}

bool Regex::match(llvm::StringRef Text, RegexGroups &Groups) const {
  return Compiled->groupsOf(pieceOf(Text), 0, Text.size(), Groups);
}

llvm::StringRef
Regex::split(llvm::StringRef Text,
             llvm::function_ref<void(llvm::StringRef, const RegexGroups &)>
                 OnMatch) const {
  Program &P = *Compiled;
  if (P.HasAlternation && !P.Longest)
    P.Longest = Program::compile(P.Source.Text, /*Longest=*/true);
  const re2::RE2 &Search = P.HasAlternation ? *P.Longest : *P.First;
  re2::StringPiece Piece = pieceOf(Text), Found;
  RegexGroups Groups;
  size_t After = 0;
  for (size_t At = 0; At <= Text.size();) {
    if (!Search.Match(Piece, At, Text.size(), re2::RE2::UNANCHORED, &Found, 1))
      break;
    size_t Begin = size_t(Found.data() - Piece.data());
    size_t End = Begin + Found.size();
    P.groupsOf(Piece, Begin, End, Groups);
    OnMatch(Text.slice(After, Begin), Groups);
    After = End;
    // After an empty match the search goes on behind the next character.
    At = Found.empty() ? End + 1 : End;
  }
  return Text.drop_front(After);
}

const Regex *RegexCache::get(llvm::StringRef Pattern, RegexError &Error) {
  if (auto Slot = Compiled.find(Pattern); Slot != Compiled.end())
    return Slot->second.get();
  std::unique_ptr<Regex> New = Regex::compile(Pattern, Error);
  if (!New)
    return nullptr;
  return Compiled.try_emplace(Pattern, std::move(New)).first->second.get();
}
