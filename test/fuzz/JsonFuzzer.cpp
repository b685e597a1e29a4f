// What the reader accepts, the writer can write, and the reader reads it back
// as the same.

#include "evaluator/Text/Json.h"
#include "evaluator/Text/JsonWriter.h"
#include "test/fuzz/DataEcho.h"
#include "test/fuzz/FuzzTarget.h"

using namespace dx;

void fuzz::testOne(llvm::StringRef Text) {
  DataEcho First, Second;
  DataError Error;
  if (!readJson(Text, First, Error)) {
    expect(!Error.Why.empty() && Error.Offset <= Text.size(),
           "a refusal says why, and where in the text");
    return;
  }
  expect(readJson(First.Text, Second, Error), "what was written can be read");
  expect(First.Text == Second.Text, "what was read back is the same");
}
