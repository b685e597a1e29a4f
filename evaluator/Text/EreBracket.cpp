// Bracket expressions: [abc], [^a-z], [[:alpha:]], [[.hyphen.]], [[=a=]].

#include "evaluator/Text/Ere.h"

#include "evaluator/Text/EreScanner.h"
#include "llvm/ADT/StringExtras.h"

using namespace dx;

// POSIX's names of the characters 0 to 127, in order.
static constexpr llvm::StringLiteral CollatingNames =
    "NUL SOH STX ETX EOT ENQ ACK alert backspace tab newline vertical-tab "
    "form-feed carriage-return SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM "
    "SUB ESC IS4 IS3 IS2 IS1 space exclamation-mark quotation-mark number-sign "
    "dollar-sign percent-sign ampersand apostrophe left-parenthesis "
    "right-parenthesis asterisk plus-sign comma hyphen period slash zero one "
    "two three four five six seven eight nine colon semicolon less-than-sign "
    "equals-sign greater-than-sign question-mark commercial-at "
    "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z "
    "left-square-bracket backslash right-square-bracket circumflex underscore "
    "grave-accent a b c d e f g h i j k l m n o p q r s t u v w x y z "
    "left-curly-bracket vertical-line right-curly-bracket tilde DEL";

static std::optional<char> collatingElement(llvm::StringRef Name) {
  llvm::StringRef Rest = CollatingNames;
  for (char C = 0; !Rest.empty(); ++C) {
    auto [First, Others] = Rest.split(' ');
    if (First == Name)
      return C;
    Rest = Others;
  }
  return std::nullopt;
}

template <typename Fn> static ByteSet bytesWhere(Fn Condition) {
  ByteSet Set;
  for (unsigned Byte = 0; Byte < 256; ++Byte)
    Set[Byte] = Condition(char(Byte));
  return Set;
}

static std::optional<ByteSet> characterClass(llvm::StringRef Name) {
  std::string Lower = Name.lower();
#define DX_ERE_CLASS(ClassName, Condition)                                     \
  if (Lower == ClassName)                                                      \
    return bytesWhere([](char C) { return Condition; });
#include "evaluator/Text/EreClasses.def"
  return std::nullopt;
}

namespace {

class BracketParser : EreScanner {
public:
  using EreScanner::EreScanner;

  std::optional<ByteSet> parse() {
    bool Negated = take('^');
    // A first `]` or `-` is a character.
    if (take(']'))
      setLast(']');
    else if (take('-'))
      setLast('-');
    while (!take(']'))
      if (!term())
        return std::nullopt;
    return Negated ? ~Set : Set;
  }

private:
  void setLast(char C) {
    Set.set(uint8_t(C));
    Last = C;
    LastIsClass = false;
  }

  bool term() {
    if (isAtEnd())
      return fail("`[` is not closed by `]`");
    if (isNamed(At))
      return named();
    if (take('-'))
      return dash();
    setLast(Pattern[At++]);
    return true;
  }

  /// Whether `[:`, `[.` or `[=` stands here.
  bool isNamed(size_t Place) const {
    llvm::StringRef Rest = Pattern.drop_front(Place);
    return Rest.starts_with("[:") || Rest.starts_with("[.") ||
           Rest.starts_with("[=");
  }

  bool named() {
    char Delimiter = Pattern[At + 1];
    size_t Begin = At + 2, End = Pattern.find(Delimiter, Begin);
    if (End == llvm::StringRef::npos || End + 1 == Pattern.size() ||
        Pattern[End + 1] != ']')
      return fail("name in a bracket expression is not closed");
    llvm::StringRef Name = Pattern.slice(Begin, End);
    if (!addNamed(Delimiter, Name))
      return false;
    At = End + 2;
    return true;
  }

  bool addNamed(char Delimiter, llvm::StringRef Name) {
    if (Delimiter == ':') {
      auto Class = characterClass(Name);
      if (!Class)
        return fail(("unknown character class `" + Name + "`").str());
      addClass(*Class);
      return true;
    }
    auto Element = collatingElement(Name);
    if (!Element)
      return fail(("unknown collating element `" + Name + "`").str());
    if (Delimiter == '.')
      setLast(*Element);
    else
      addClass(bytesWhere(
          [&](char C) { return llvm::toLower(C) == llvm::toLower(*Element); }));
    return true;
  }

  void addClass(const ByteSet &Class) {
    Set |= Class;
    Last.reset();
    LastIsClass = true;
  }

  /// After a dash that is not the first character.
  bool dash() {
    if (isAt(']')) {
      setLast('-');
      return true;
    }
    if (LastIsClass || !Last)
      return fail("a range begins with a single character");
    if (isAtEnd() || isNamed(At))
      return fail("a range ends with a single character");
    // libstdc++ compares plain, signed chars: bytes from 0x80 come first.
    unsigned First = uint8_t(*Last) ^ 0x80u,
             End = uint8_t(Pattern[At++]) ^ 0x80u;
    if (First > End)
      return fail("a range ends before it begins");
    for (unsigned C = First; C <= End; ++C)
      Set.set(C ^ 0x80u);
    Last.reset();
    return true;
  }

  ByteSet Set;
  std::optional<char> Last; ///< what a range may begin with
  bool LastIsClass = false;
};

} // namespace

std::optional<ByteSet> dx::parseBracket(llvm::StringRef Pattern, size_t &At,
                                        RegexError &Error) {
  return BracketParser(Pattern, At, Error).parse();
}
