#include "evaluator/Text/Json.h"

#include "evaluator/Text/JsonScanner.h"
#include <vector>

using namespace dx;

namespace {

/// The grammar above scalars. It keeps open lists and objects in a bit vector
/// and not on the stack.
class JsonReader {
public:
  JsonReader(llvm::StringRef Text, DataEvents &Events, DataError &Error,
             size_t MaxDepth)
      : Scan(Text, Error), Events(Events), MaxDepth(MaxDepth) {}

  bool document() {
    Scan.skipByteOrderMark();
    if (!value())
      return false;
    while (!Open.empty())
      if (!afterElement())
        return false;
    return Scan.atEnd() || Scan.fail("expected the end of the document");
  }

private:
  /// A scalar, or the beginning of a list or object up to its first scalar.
  bool value() {
    for (;;) {
      switch (Scan.peek()) {
      case '[':
        if (!open(/*IsObject=*/false))
          return false;
        if (Scan.take(']'))
          return close();
        continue;
      case '{':
        if (!open(/*IsObject=*/true))
          return false;
        if (Scan.take('}'))
          return close();
        if (!key())
          return false;
        continue;
      default:
        return Scan.scalar(Events);
      }
    }
  }

  /// What follows an element of the innermost list or object.
  bool afterElement() {
    bool IsObject = Open.back();
    if (Scan.take(','))
      return (!IsObject || key()) && value();
    if (Scan.take(IsObject ? '}' : ']'))
      return close();
    return Scan.fail(IsObject ? "expected `,` or `}`" : "expected `,` or `]`");
  }

  bool key() {
    llvm::StringRef Name;
    if (Scan.peek() != '"')
      return Scan.fail("expected a string as key");
    if (!Scan.string(Name))
      return false;
    Events.key(Name);
    return Scan.take(':') || Scan.fail("expected `:` after a key");
  }

  bool open(bool IsObject) {
    if (Open.size() >= MaxDepth)
      return Scan.fail("lists and objects are nested too deeply");
    Scan.advance();
    Open.push_back(IsObject);
    if (IsObject)
      Events.beginObject();
    else
      Events.beginList();
    return true;
  }

  bool close() {
    if (Open.back())
      Events.endObject();
    else
      Events.endList();
    Open.pop_back();
    return true;
  }

  JsonScanner Scan;
  DataEvents &Events;
  size_t MaxDepth;
  std::vector<bool> Open; ///< true: an object
};

} // namespace

bool dx::readJson(llvm::StringRef Text, DataEvents &Events, DataError &Error,
                  size_t MaxDepth) {
  return JsonReader(Text, Events, Error, MaxDepth).document();
}
