// From extended regular expressions to RE2's syntax.
//
// Two things differ beyond the spelling. RE2 refuses repetitions whose nested
// counts multiply to more than 1000: larger ones are written several times. And
// where what `*` repeats can be empty, libstdc++ ends with an empty round,
// which sets the groups: `(a?)*` on `a` captures "". So the ways in which the
// repeated part is empty are written after its repetition: `(?:(a?))*(?:())?`.

#include "evaluator/Text/Ere.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include <algorithm>

using namespace dx;
using Kind = EreNode::Kind;

namespace {

/// What RE2 allows nested counts to multiply to.
constexpr unsigned MaxRepeat = 1000;
/// libstdc++ has this limit, so that no expression of Nix is lost.
constexpr uint64_t MaxStates = 100000;

/// About the states of an automaton for a node; stops counting at the limit.
uint64_t countStates(const EreNode &Node) {
  uint64_t Sum = 1;
  for (const EreNode &Child : Node.Children)
    Sum = std::min(Sum + countStates(Child), MaxStates + 1);
  if (Node.What != Kind::Repeat)
    return Sum;
  uint64_t Rounds = Node.Max == EreNode::Unbounded ? Node.Min + 1 : Node.Max;
  return std::min(Sum * std::max<uint64_t>(Rounds, 1), MaxStates + 1);
}

class Translator {
public:
  explicit Translator(Re2Pattern &Out) : Out(Out) {}

  /// `Budget`: to what repetitions in here may multiply.
  void node(const EreNode &Node, unsigned Budget) {
    switch (Node.What) {
    case Kind::Set:
      return set(Node.Bytes);
    case Kind::LineBegin:
      Out.Text += "\\A";
      return;
    case Kind::LineEnd:
      Out.Text += "\\z";
      return;
    case Kind::Group:
      return group(Node, Budget);
    case Kind::Sequence:
      return sequence(Node, Budget);
    case Kind::Alternation:
      return alternation(Node, Budget);
    case Kind::Repeat:
      return repeat(Node, Budget);
    }
    llvm_unreachable("not a kind of node");
  }

private:
  void group(const EreNode &Node, unsigned Budget) {
    Out.Groups[Node.Number].push_back(++LastGroup);
    Out.Text += '(';
    node(Node.Children[0], Budget);
    Out.Text += ')';
  }

  void sequence(const EreNode &Node, unsigned Budget) {
    for (const EreNode &Child : Node.Children)
      node(Child, Budget);
  }

  void alternation(const EreNode &Node, unsigned Budget) {
    llvm::StringRef Separator = "(?:";
    for (const EreNode &Child : Node.Children) {
      Out.Text += Separator;
      node(Child, Budget);
      Separator = "|";
    }
    Out.Text += ')';
  }

  void repeat(const EreNode &Node, unsigned Budget) {
    const EreNode &Body = Node.Children[0];
    if (Node.Max != EreNode::Unbounded) {
      times(Body, Node.Min, Budget, /*Optional=*/false);
      times(Body, Node.Max - Node.Min, Budget, /*Optional=*/true);
      return;
    }
    if (Node.Min > 1)
      times(Body, Node.Min - 1, Budget, /*Optional=*/false);
    suffixed(Body, Budget, Node.Min > 0 ? "+" : "*");
    if (!Body.isNullable() || !Body.hasGroups())
      return;
    Out.Text += "(?:";
    emptyRound(Body);
    Out.Text += ")?";
  }

  /// The ways in which a nullable node matches nothing, with its groups.
  void emptyRound(const EreNode &Node) {
    switch (Node.What) {
    case Kind::Set:
      llvm_unreachable("is not nullable");
    case Kind::LineBegin:
      Out.Text += "\\A";
      return;
    case Kind::LineEnd:
      Out.Text += "\\z";
      return;
    case Kind::Group:
      Out.Groups[Node.Number].push_back(++LastGroup);
      Out.Text += '(';
      emptyRound(Node.Children[0]);
      Out.Text += ')';
      return;
    case Kind::Sequence:
      for (const EreNode &Child : Node.Children)
        emptyRound(Child);
      return;
    case Kind::Alternation:
      return emptyAlternative(Node);
    case Kind::Repeat:
      if (Node.Max == 0 || !Node.Children[0].isNullable())
        return;
      Out.Text += "(?:";
      emptyRound(Node.Children[0]);
      Out.Text += Node.Min == 0 ? ")?" : ")";
      return;
    }
    llvm_unreachable("not a kind of node");
  }

  void emptyAlternative(const EreNode &Node) {
    llvm::StringRef Separator = "(?:";
    for (const EreNode &Child : Node.Children) {
      if (!Child.isNullable())
        continue;
      Out.Text += Separator;
      emptyRound(Child);
      Separator = "|";
    }
    Out.Text += ')';
  }

  /// The body `Count` times, or up to so many times.
  void times(const EreNode &Body, unsigned Count, unsigned Budget,
             bool Optional) {
    while (Count > 0) {
      unsigned Now = std::min(Count, Budget);
      Count -= Now;
      std::string Suffix =
          ("{" + llvm::Twine(Optional ? 0 : Now) + "," + llvm::Twine(Now) + "}")
              .str();
      if (Now == 1)
        Suffix = Optional ? "?" : "";
      suffixed(Body, Budget / Now, Suffix);
    }
  }

  void suffixed(const EreNode &Body, unsigned Budget, llvm::StringRef Suffix) {
    Out.Text += "(?:";
    node(Body, Budget);
    (Out.Text += ')') += Suffix;
  }

  void set(const ByteSet &Bytes) {
    if (Bytes.all())
      Out.Text += '.';
    else if (Bytes.none())
      Out.Text += "[^\\x00-\\x{10ffff}]";
    else if (Bytes.count() == 1)
      literal(unsigned(Bytes._Find_first()));
    else
      ranges(Bytes);
  }

  void literal(unsigned Value) {
    byte(Value);
    // Where alternatives begin alike, RE2 forgets that the common part is
    // Latin-1 and then searches for its UTF-8. It leaves repetitions alone.
    if (Value >= 0x80)
      Out.Text += "{1}";
  }

  void ranges(const ByteSet &Bytes) {
    Out.Text += '[';
    for (unsigned First = 0; First < 256; ++First) {
      if (!Bytes[First])
        continue;
      unsigned Last = First;
      while (Last < 255 && Bytes[Last + 1])
        ++Last;
      byte(First);
      Out.Text += '-';
      byte(Last);
      First = Last;
    }
    Out.Text += ']';
  }

  void byte(unsigned Value) {
    if (llvm::isAlnum(char(Value))) {
      Out.Text += char(Value);
      return;
    }
    Out.Text += "\\x";
    Out.Text += llvm::hexdigit(Value >> 4);
    Out.Text += llvm::hexdigit(Value & 15);
  }

  Re2Pattern &Out;
  unsigned LastGroup = 0;
};

} // namespace

std::optional<Re2Pattern> dx::translateEre(const Ere &Expression) {
  Re2Pattern Result;
  Result.Groups.resize(Expression.Groups);
  if (countStates(Expression.Root) > MaxStates)
    return std::nullopt;
  Translator(Result).node(Expression.Root, MaxRepeat);
  return Result;
}
