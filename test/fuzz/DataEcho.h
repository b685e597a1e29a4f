#pragma once

#include "evaluator/Text/DataEvents.h"
#include "evaluator/Text/Escapes.h"
#include "evaluator/Text/JsonWriter.h"
#include <cmath>

namespace dx::fuzz {

/// Writes the events of a document as JSON. What JSON cannot express (bytes
/// that are not UTF-8, infinities) becomes null or an empty name.
class DataEcho final : public DataEvents {
public:
  std::string Text;

  void null() override { Out.null(); }
  void boolean(bool Value) override { Out.boolean(Value); }
  void integer(int64_t Value) override { Out.integer(Value); }
  void real(double Value) override {
    // A negative zero would be read back as the integer 0.
    std::isfinite(Value) ? Out.real(Value == 0 ? 0 : Value) : Out.null();
  }
  void string(llvm::StringRef Value) override {
    Out.raw(quoted(Value, "null"));
  }
  void beginList() override { Out.beginList(); }
  void endList() override { Out.endList(); }
  void beginObject() override { Out.beginObject(); }
  void key(llvm::StringRef Name) override {
    bool Valid = !quoted(Name, "").empty();
    (void)Out.key(Valid ? Name : "");
  }
  void endObject() override { Out.endObject(); }

private:
  /// A text in quotes, or \p Otherwise where it is not UTF-8.
  static std::string quoted(llvm::StringRef Text, llvm::StringRef Otherwise) {
    std::string Quoted;
    return appendJsonString(Quoted, Text) ? Quoted : Otherwise.str();
  }

  JsonWriter Out{Text};
};

} // namespace dx::fuzz
