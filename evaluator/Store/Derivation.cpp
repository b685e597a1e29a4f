#include "evaluator/Store/Derivation.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/Twine.h"

using namespace dx;

namespace {

/// Appends ATerms.
class TermWriter {
  std::string Text;

public:
  TermWriter &operator<<(llvm::StringRef Literal) {
    Text += Literal;
    return *this;
  }

  /// A string whose bytes mean themselves except five.
  TermWriter &string(llvm::StringRef Bytes) {
    Text += '"';
    // Most texts are long and hold few of those.
    size_t Start = 0, Next = 0;
    while ((Next = Bytes.find_first_of("\"\\\n\r\t", Start)) !=
           llvm::StringRef::npos) {
      Text += Bytes.slice(Start, Next);
      Text += '\\';
      Text += escaped(Bytes[Next]);
      Start = Next + 1;
    }
    Text += Bytes.drop_front(Start);
    Text += '"';
    return *this;
  }

  /// `[a,b]`, or with other brackets.
  template <class Range, class Callable>
  TermWriter &sequence(const Range &Items, Callable &&Write) {
    const char *Separator = "";
    Text += '[';
    for (const auto &Item : Items) {
      Text += Separator;
      Write(Item);
      Separator = ",";
    }
    Text += ']';
    return *this;
  }

  template <class Range> TermWriter &strings(const Range &Items) {
    return sequence(Items, [&](const std::string &S) { string(S); });
  }

  std::string take() { return std::move(Text); }

private:
  /// What follows the backslash.
  static char escaped(char C) {
    switch (C) {
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return C;
    }
  }
};

} // namespace

std::string dx::printDerivation(const Derivation &D) {
  TermWriter Out;
  Out << "Derive(";
  Out.sequence(D.Outputs, [&](const auto &Item) {
    const auto &[Name, Output] = Item;
    (Out << "(").string(Name) << ",";
    Out.string(Output.Path) << ",";
    Out.string(Output.HashAlgorithm) << ",";
    Out.string(Output.HashDigest) << ")";
  }) << ",";
  Out.sequence(D.Inputs, [&](const auto &Item) {
    (Out << "(").string(Item.first) << ",";
    Out.strings(Item.second) << ")";
  }) << ",";
  Out.strings(D.Sources) << ",";
  // As Nix does: nothing in it is escaped.
  Out << "\"" << D.System << "\",";
  Out.string(D.Builder) << ",";
  Out.strings(D.Args) << ",";
  Out.sequence(D.Environment, [&](const auto &Item) {
    (Out << "(").string(Item.first) << ",";
    Out.string(Item.second) << ")";
  }) << ")";
  return Out.take();
}

namespace {

/// Reads ATerms. The first mistake ends it: everything after is empty.
class TermReader {
  llvm::StringRef Text;
  llvm::StringRef Rest;
  bool Failed = false;
  /// Of the first mistake.
  std::string Mistake;

public:
  explicit TermReader(llvm::StringRef Text) : Text(Text), Rest(Text) {}

  bool failed() const { return Failed; }
  const std::string &mistake() const { return Mistake; }

  void literal(llvm::StringRef Expected) {
    if (!Rest.consume_front(Expected))
      fail(Expected);
  }

  void end() {
    if (!Rest.empty())
      fail("the end");
  }

  std::string string() {
    std::string Bytes;
    literal("\"");
    while (!Failed && !Rest.consume_front("\"")) {
      bool IsEscaped = Rest.consume_front("\\");
      if (Rest.empty()) {
        fail("\"");
        break;
      }
      Bytes += IsEscaped ? unescaped(Rest.front()) : Rest.front();
      Rest = Rest.drop_front();
    }
    return Bytes;
  }

  void sequence(llvm::function_ref<void()> ReadItem) {
    literal("[");
    if (Rest.consume_front("]"))
      return;
    do
      ReadItem();
    while (!Failed && Rest.consume_front(","));
    literal("]");
  }

private:
  void fail(llvm::StringRef Expected) {
    if (!Failed)
      Mistake = ("it is not the text of a derivation: `" + Expected +
                 "` expected at byte " + llvm::Twine(Text.size() - Rest.size()))
                    .str();
    Failed = true;
    Rest = {};
  }

  static char unescaped(char C) {
    switch (C) {
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return C;
    }
  }
};

} // namespace

static void readOutput(TermReader &In, Derivation &D) {
  In.literal("(");
  DerivationOutput &Output = D.Outputs[In.string()];
  In.literal(",");
  Output.Path = In.string();
  In.literal(",");
  Output.HashAlgorithm = In.string();
  In.literal(",");
  Output.HashDigest = In.string();
  In.literal(")");
}

static void readInput(TermReader &In, Derivation &D) {
  In.literal("(");
  auto &Outputs = D.Inputs[In.string()];
  In.literal(",");
  In.sequence([&] { Outputs.insert(In.string()); });
  In.literal(")");
}

static void readVariable(TermReader &In, Derivation &D) {
  In.literal("(");
  std::string &Value = D.Environment[In.string()];
  In.literal(",");
  Value = In.string();
  In.literal(")");
}

std::optional<Derivation> dx::parseDerivation(llvm::StringRef Text,
                                              std::string &Error) {
  Derivation D;
  TermReader In(Text);
  In.literal("Derive(");
  In.sequence([&] { readOutput(In, D); });
  In.literal(",");
  In.sequence([&] { readInput(In, D); });
  In.literal(",");
  In.sequence([&] { D.Sources.insert(In.string()); });
  In.literal(",");
  D.System = In.string();
  In.literal(",");
  D.Builder = In.string();
  In.literal(",");
  In.sequence([&] { D.Args.push_back(In.string()); });
  In.literal(",");
  In.sequence([&] { readVariable(In, D); });
  In.literal(")");
  In.end();
  if (!In.failed())
    return D;
  Error = In.mistake();
  return std::nullopt;
}
