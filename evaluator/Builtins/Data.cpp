// Data formats: JSON, TOML and XML.

#include "evaluator/Builtins/BuiltinFunctions.h"
#include "evaluator/Builtins/DataReader.h"
#include "evaluator/Eval/ToJson.h"
#include "evaluator/Eval/ToXml.h"
#include "evaluator/Text/Json.h"
#include "evaluator/Text/Toml.h"

using namespace dx;

/// A document as a string.
static Value documentString(BuiltinCall &Call, llvm::StringRef Text,
                            ContextId Context) {
  if (Text.size() > MaxStringLength)
    Call.fail(diag::StringTooLong);
  return Call.makeString(Text, Context);
}

Value dx::builtinToJSON(BuiltinCall &Call) {
  ContextId Context = 0;
  std::string Text =
      toJson(Call.E, Call.raw(0), Context, PathsInJson::Copied, Call.Site);
  return documentString(Call, Text, Context);
}

Value dx::builtinToXML(BuiltinCall &Call) {
  ContextId Context = 0;
  std::string Text = toXml(Call.E, Call.raw(0), Context);
  return documentString(Call, Text, Context);
}

Value dx::builtinFromJSON(BuiltinCall &Call) {
  DataReader Reader(Call.E);
  DataError Error;
  if (!readJson(Call.plainString(0), Reader, Error))
    Call.fail(diag::InvalidJson, Error.Why, uint64_t(Error.Offset));
  return Reader.result();
}

Value dx::builtinFromTOML(BuiltinCall &Call) {
  DataReader Reader(Call.E);
  DataError Error;
  TomlTimes Times = Call.session().Options.TomlTimestamps ? TomlTimes::AsSets
                                                          : TomlTimes::Refused;
  if (!readToml(Call.plainString(0), Reader, Error, Times))
    Call.fail(diag::InvalidToml, Error.Why, uint64_t(Error.Line));
  return Reader.result();
}
