#include "evaluator/Text/JsonWriter.h"

#include "evaluator/Text/Escapes.h"
#include "evaluator/Text/Numbers.h"
#include <charconv>

using namespace dx;

void JsonWriter::separate() {
  if (NeedsComma)
    Out += ',';
  NeedsComma = true;
}

void JsonWriter::null() { raw("null"); }

void JsonWriter::boolean(bool Value) { raw(Value ? "true" : "false"); }

void JsonWriter::integer(int64_t Value) {
  char Digits[24];
  auto [End, Code] = std::to_chars(Digits, std::end(Digits), Value);
  raw(llvm::StringRef(Digits, size_t(End - Digits)));
}

void JsonWriter::real(double Value) { raw(floatToJson(Value)); }

bool JsonWriter::string(llvm::StringRef Text) {
  separate();
  return appendJsonString(Out, Text);
}

void JsonWriter::raw(llvm::StringRef Json) {
  separate();
  Out += Json;
}

void JsonWriter::beginList() {
  raw("[");
  NeedsComma = false;
}

void JsonWriter::endList() {
  Out += ']';
  NeedsComma = true;
}

void JsonWriter::beginObject() {
  raw("{");
  NeedsComma = false;
}

bool JsonWriter::key(llvm::StringRef Name) {
  bool Valid = string(Name);
  Out += ':';
  NeedsComma = false;
  return Valid;
}

void JsonWriter::endObject() {
  Out += '}';
  NeedsComma = true;
}
