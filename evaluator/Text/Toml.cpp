// The only file that knows toml11, the library that Nix reads TOML with too.

#include "evaluator/Text/Toml.h"

#include "evaluator/Text/Utf8.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <map>
#include <sstream>
#include <toml.hpp>

using namespace dx;

namespace {

using Document = toml::basic_value<toml::discard_comments, std::map>;

/// Tells the events of a document; stops at what the language has no value for.
class TomlTeller {
public:
  TomlTeller(DataEvents &Events, DataError &Error, TomlTimes Times)
      : Events(Events), Error(Error), Times(Times) {}

  bool value(const Document &Value) {
    switch (Value.type()) {
    case toml::value_t::empty:
      Events.null();
      return true;
    case toml::value_t::boolean:
      Events.boolean(Value.as_boolean());
      return true;
    case toml::value_t::integer:
      return integer(Value);
    case toml::value_t::floating:
      Events.real(Value.as_floating());
      return true;
    case toml::value_t::string:
      return string(Value);
    case toml::value_t::offset_datetime:
      return time(Value, Value.as_offset_datetime());
    case toml::value_t::local_datetime:
      return time(Value, Value.as_local_datetime());
    case toml::value_t::local_date:
      return time(Value, Value.as_local_date());
    case toml::value_t::local_time:
      return time(Value, Value.as_local_time());
    case toml::value_t::array:
      return list(Value);
    case toml::value_t::table:
      return object(Value);
    }
    return fail(Value, "unknown kind of value");
  }

private:
  bool integer(const Document &Value) {
    if (isSaturated(Value))
      return fail(Value, "integer does not fit 64 bits");
    Events.integer(Value.as_integer());
    return true;
  }

  /// toml11 silently takes the nearest 64-bit number for one that does not fit.
  static bool isSaturated(const Document &Value) {
    int64_t Number = Value.as_integer();
    if (Number != INT64_MAX && Number != INT64_MIN)
      return false;
    toml::source_location Place = Value.location();
    std::string Text =
        Place.line_str().substr(Place.column() - 1, Place.region());
    llvm::erase(Text, '_');
    int64_t Exact;
    return llvm::StringRef(Text).getAsInteger(0, Exact);
  }

  bool string(const Document &Value) {
    const std::string &Text = Value.as_string().str;
    if (llvm::StringRef(Text).contains('\0'))
      return fail(Value, "a string of the language cannot hold NUL");
    Events.string(Text);
    return true;
  }

  template <class Time> bool time(const Document &Value, const Time &T) {
    if (Times == TomlTimes::Refused)
      return fail(Value, "dates and times are not supported");
    std::ostringstream Text;
    Text << T;
    Events.beginObject();
    Events.key("_type");
    Events.string("timestamp");
    Events.key("value");
    Events.string(Text.str());
    Events.endObject();
    return true;
  }

  bool list(const Document &Value) {
    Events.beginList();
    for (const Document &Element : Value.as_array())
      if (!value(Element))
        return false;
    Events.endList();
    return true;
  }

  bool object(const Document &Value) {
    Events.beginObject();
    for (const auto &[Name, Element] : Value.as_table()) {
      if (llvm::StringRef(Name).contains('\0'))
        return fail(Element, "a key of the language cannot hold NUL");
      Events.key(Name);
      if (!value(Element))
        return false;
    }
    Events.endObject();
    return true;
  }

  bool fail(const Document &Value, const char *Why) {
    Error.Why = Why;
    Error.Line = Value.location().line();
    return false;
  }

  DataEvents &Events;
  DataError &Error;
  TomlTimes Times;
};

} // namespace

namespace {

/// Measures how deeply a document nests, without reading it: toml11 recurses
/// into brackets and into the parts of a key. What is no TOML may be measured
/// wrongly.
class TomlDepth {
public:
  explicit TomlDepth(llvm::StringRef Text) : Rest(Text) {}

  size_t measure() {
    size_t Deepest = 0;
    while (!Rest.empty()) {
      step();
      Deepest = std::max(Deepest, Brackets + KeyParts);
    }
    return Deepest;
  }

private:
  void step() {
    char C = Rest.front();
    if (C == '"' || C == '\'')
      return skipString(C);
    if (C == '#') {
      Rest = Rest.drop_until([](char End) { return End == '\n'; });
      return;
    }
    Rest = Rest.drop_front();
    if (C == '[' || C == '{')
      ++Brackets;
    else if ((C == ']' || C == '}') && Brackets > 0)
      --Brackets;
    else if (C == '.')
      ++KeyParts;
    if (C == '\n' || C == ',' || C == '=' || C == '{')
      KeyParts = 0;
  }

  void skipString(char Quote) {
    std::string Delimiter(3, Quote);
    if (!Rest.starts_with(Delimiter))
      Delimiter.resize(1);
    Rest = Rest.drop_front(Delimiter.size());
    while (!Rest.empty() && !Rest.consume_front(Delimiter))
      Rest = Rest.drop_front(
          Quote == '"' && Rest.front() == '\\' && Rest.size() > 1 ? 2 : 1);
  }

  llvm::StringRef Rest;
  size_t Brackets = 0;
  size_t KeyParts = 0;
};

constexpr size_t MaxTomlDepth = 500;

} // namespace

/// Why toml11 refuses a document, without its drawing of the place. Its message
/// is `[error] toml::parse_x: WHY`, and below it the place with `^--- DETAIL`;
/// some have no more than the detail.
static std::string reasonIn(llvm::StringRef Message) {
  auto [First, Drawing] = Message.split('\n');
  First.consume_front("[error] ");
  if (First.starts_with("toml::"))
    First = First.split(": ").second;
  if (First.trim().empty())
    First = Drawing.split("^--- ").second.split('\n').first;
  // A NUL in what is shown ends toml11's message.
  return First.trim().empty() ? "syntax error" : First.trim().str();
}

static bool isUtf8(llvm::StringRef Text) {
  while (size_t Length = utf8SequenceLength(Text.begin(), Text.end()))
    Text = Text.drop_front(Length);
  return Text.empty();
}

bool dx::readToml(llvm::StringRef Text, DataEvents &Events, DataError &Error,
                  TomlTimes Times) {
  // A string that is not UTF-8 makes toml11 read outside of its memory.
  if (!isUtf8(Text)) {
    Error.Why = "text is not UTF-8";
    return false;
  }
  if (TomlDepth(Text).measure() > MaxTomlDepth) {
    Error.Why = "tables and arrays are nested too deeply";
    return false;
  }
  Document Parsed;
  // toml11 reports by exceptions, which stop here; those of the receiver of the
  // events pass.
  try {
    std::istringstream Stream(Text.str());
    Parsed = toml::parse<toml::discard_comments, std::map>(Stream, "fromTOML");
  } catch (const toml::exception &Failure) {
    Error.Why = reasonIn(Failure.what());
    Error.Line = Failure.location().line();
    return false;
  } catch (const std::exception &Failure) {
    Error.Why = reasonIn(Failure.what());
    return false;
  }
  return TomlTeller(Events, Error, Times).value(Parsed);
}
