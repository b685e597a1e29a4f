// Regular expressions.

#include "evaluator/Text/Regex.h"
#include "evaluator/Builtins/BuiltinFunctions.h"
#include "evaluator/Builtins/ListBuilder.h"

using namespace dx;

/// The compiled first argument.
static const Regex &regexOf(BuiltinCall &Call) {
  llvm::StringRef Pattern = Call.plainString(0);
  RegexError Error;
  const Regex *Found = Call.session().Regexes.get(Pattern, Error);
  if (Found)
    return *Found;
  if (Error.What == RegexError::Kind::TooLarge)
    Call.fail(diag::RegexTooLarge, Pattern);
  Call.fail(diag::InvalidRegex, Pattern, Error.Why, uint64_t(Error.Offset));
}

static Value groupList(BuiltinCall &Call, const RegexGroups &Groups) {
  ListBuilder Result(Call.heap(), Groups.size());
  for (const auto &Group : Groups)
    Result.push(Group ? Call.makeString(*Group) : Value::null());
  return Result.finish();
}

Value dx::builtinMatch(BuiltinCall &Call) {
  const Regex &Pattern = regexOf(Call);
  RegexGroups Groups;
  return Pattern.match(Call.string(1), Groups) ? groupList(Call, Groups)
                                               : Value::null();
}

Value dx::builtinSplit(BuiltinCall &Call) {
  const Regex &Pattern = regexOf(Call);
  llvm::StringRef Text = Call.string(1);
  ListBuilder Result(Call.heap(), 3);
  llvm::StringRef Rest = Pattern.split(
      Text, [&](llvm::StringRef Between, const RegexGroups &Groups) {
        Result.push(Call.makeString(Between));
        Result.push(groupList(Call, Groups));
      });
  // A text without a match stays as it is, with what it refers to.
  Result.push(Result.size() == 0 ? Call.Args[1] : Call.makeString(Rest));
  return Result.finish();
}
