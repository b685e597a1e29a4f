// The reader accepts a text or says why not, and what it accepts is a document
// that JSON can express, unless it is not UTF-8.

#include "evaluator/Text/Json.h"
#include "evaluator/Text/Toml.h"
#include "test/fuzz/DataEcho.h"
#include "test/fuzz/FuzzTarget.h"

using namespace dx;

void fuzz::testOne(llvm::StringRef Text) {
  DataEcho Read, Again;
  DataError Error;
  if (!readToml(Text, Read, Error)) {
    expect(!Error.Why.empty(), "a refusal says why");
    return;
  }
  expect(readJson(Read.Text, Again, Error), "the events are a document");
}
