#include "evaluator/Text/Ere.h"

#include "evaluator/Text/EreScanner.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace dx;
using Kind = EreNode::Kind;

bool EreNode::isNullable() const {
  auto Nullable = [](const EreNode &Child) { return Child.isNullable(); };
  switch (What) {
  case Kind::Set:
    return false;
  case Kind::LineBegin:
  case Kind::LineEnd:
    return true;
  case Kind::Group:
  case Kind::Sequence:
    return llvm::all_of(Children, Nullable);
  case Kind::Alternation:
    return llvm::any_of(Children, Nullable);
  case Kind::Repeat:
    return Min == 0 || Children[0].isNullable();
  }
  llvm_unreachable("not a kind of node");
}

bool EreNode::hasGroups() const {
  return What == Kind::Group ||
         llvm::any_of(Children, [](const EreNode &C) { return C.hasGroups(); });
}

bool EreNode::hasAlternation() const {
  return What == Kind::Alternation ||
         llvm::any_of(Children,
                      [](const EreNode &C) { return C.hasAlternation(); });
}

namespace {

// Parser, translator and RE2 recurse into what is nested.
constexpr unsigned MaxNesting = 500;
constexpr llvm::StringLiteral SpecialCharacters = ".[\\()*+?{|^$";

class EreParser : EreScanner {
public:
  using EreScanner::EreScanner;

  std::optional<Ere> parse() {
    Ere Result;
    if (!alternation(Result.Root))
      return std::nullopt;
    if (!isAtEnd()) {
      fail(Pattern[At] == ')' ? "`)` closes nothing"
                              : "nothing stands before the repetition");
      return std::nullopt;
    }
    Result.Groups = Groups;
    return Result;
  }

private:
  bool failTooLarge() {
    Error.What = RegexError::Kind::TooLarge;
    Error.Why = "expression is nested too deeply or repeats too often";
    Error.Offset = At;
    return false;
  }

  bool alternation(EreNode &Result) {
    EreNode First;
    if (!sequence(First))
      return false;
    if (!isAt('|')) {
      Result = std::move(First);
      return true;
    }
    Result.What = Kind::Alternation;
    Result.Children.push_back(std::move(First));
    while (take('|'))
      if (!sequence(Result.Children.emplace_back()))
        return false;
    return true;
  }

  bool sequence(EreNode &Result) {
    while (!isAtEnd()) {
      char C = Pattern[At];
      if (C == '|' || C == ')' || C == '*' || C == '+' || C == '?' || C == '{')
        break;
      if (!term(Result.Children.emplace_back()))
        return false;
    }
    return true;
  }

  bool term(EreNode &Result) {
    // No repetition after these.
    if (take('^')) {
      Result.What = Kind::LineBegin;
      return true;
    }
    if (take('$')) {
      Result.What = Kind::LineEnd;
      return true;
    }
    return atom(Result) && repetitions(Result);
  }

  bool atom(EreNode &Result) {
    if (take('('))
      return group(Result);
    Result.What = Kind::Set;
    if (take('.')) {
      // libstdc++'s dot: anything but NUL, which no text holds.
      Result.Bytes.set();
      return true;
    }
    if (take('[')) {
      auto Set = parseBracket(Pattern, At, Error);
      if (Set)
        Result.Bytes = *Set;
      return Set.has_value();
    }
    if (take('\\') && (isAtEnd() || !SpecialCharacters.contains(Pattern[At])))
      return fail("`\\` escapes only `.[\\()*+?{|^$`");
    if (Pattern[At] == '\0')
      return fail("an expression cannot hold NUL");
    Result.Bytes.set(uint8_t(Pattern[At++]));
    return true;
  }

  bool group(EreNode &Result) {
    Result.What = Kind::Group;
    Result.Number = Groups++;
    if (++Nesting > MaxNesting)
      return failTooLarge();
    if (!alternation(Result.Children.emplace_back()))
      return false;
    --Nesting;
    if (take(')'))
      return true;
    return fail(isAtEnd() ? "`(` is not closed by `)`"
                          : "nothing stands before the repetition");
  }

  bool repetitions(EreNode &Result) {
    for (unsigned Count = 0;; ++Count) {
      unsigned Min = 0, Max = EreNode::Unbounded;
      if (take('+'))
        Min = 1;
      else if (take('?'))
        Max = 1;
      else if (take('{')) {
        if (!interval(Min, Max))
          return false;
      } else if (!take('*'))
        return true;
      if (Nesting + Count > MaxNesting)
        return failTooLarge();
      EreNode Body = std::move(Result);
      Result = EreNode();
      Result.What = Kind::Repeat;
      Result.Min = Min;
      Result.Max = Max;
      Result.Children.push_back(std::move(Body));
    }
  }

  /// After `{`.
  bool interval(unsigned &Min, unsigned &Max) {
    if (!count(Min))
      return false;
    Max = Min;
    if (take(',')) {
      Max = EreNode::Unbounded;
      if (!isAt('}') && !count(Max))
        return false;
    }
    if (!take('}'))
      return fail("`{` is not closed by `}`");
    return Min <= Max || fail("an interval ends before it begins");
  }

  bool count(unsigned &Value) {
    llvm::StringRef Digits = Pattern.drop_front(At).take_while(
        [](char C) { return llvm::isDigit(C); });
    if (Digits.empty())
      return fail("expected a number after `{` or `,`");
    if (Digits.getAsInteger(10, Value) || Value >= MaxCount)
      return failTooLarge();
    At += Digits.size();
    return true;
  }

  // libstdc++ has a limit of 100,000 states.
  static constexpr unsigned MaxCount = 100000;

  unsigned Groups = 0;
  unsigned Nesting = 0;
};

} // namespace

std::optional<Ere> dx::parseEre(llvm::StringRef Pattern, RegexError &Error) {
  size_t At = 0;
  return EreParser(Pattern, At, Error).parse();
}
