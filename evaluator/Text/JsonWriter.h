#pragma once

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>

namespace dx {

/// Writes a JSON document without white space, as `builtins.toJSON` does. The
/// caller calls in the document's order (an object's keys sorted) and closes
/// what it opens.
class JsonWriter {
public:
  /// Appends to `Out`.
  explicit JsonWriter(std::string &Out) : Out(Out) {}

  void null();
  void boolean(bool Value);
  void integer(int64_t Value);
  void real(double Value);
  /// False if the text is not UTF-8, which JSON cannot express.
  [[nodiscard]] bool string(llvm::StringRef Text);
  /// Adds text that is JSON already.
  void raw(llvm::StringRef Json);
  void beginList();
  void endList();
  void beginObject();
  /// False if the name is not UTF-8.
  [[nodiscard]] bool key(llvm::StringRef Name);
  void endObject();

private:
  void separate();

  std::string &Out;
  /// A comma is due before the next element.
  bool NeedsComma = false;
};

} // namespace dx
