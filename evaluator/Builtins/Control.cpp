// Failing, forcing, and messages on the way.

#include "evaluator/Builtins/BuiltinFunctions.h"
#include "evaluator/Eval/PrintValue.h"

using namespace dx;

/// The text of a message, which is whatever can be a string.
static std::string messageOf(BuiltinCall &Call, size_t I) {
  std::string Text;
  ContextId Context = 0;
  Call.E.coerceToString(Call.raw(I), {}, Call.Site, Text, Context);
  return Text;
}

Value dx::builtinAbort(BuiltinCall &Call) {
  Call.fail(diag::Aborted, messageOf(Call, 0));
}

Value dx::builtinThrow(BuiltinCall &Call) {
  Call.E.raise(makeDiag(Call.Site, diag::Thrown, messageOf(Call, 0)),
               Catch::Yes);
}

static Value tryResult(BuiltinCall &Call, bool Success, Value Result) {
  const auto &Known = Call.session().Known;
  Attr Entries[] = {{Known.Success, {}, Value::boolean(Success)},
                    {Known.Value, {}, Result}};
  return makeAttrs(Call.heap(), Entries);
}

Value dx::builtinTryEval(BuiltinCall &Call) {
  auto Failure = Call.E.attempt([&] { Call.value(0); });
  if (!Failure)
    return tryResult(Call, true, Call.raw(0));
  if (Failure->Catchable == Catch::No)
    Call.E.rethrow(*Failure);
  return tryResult(Call, false, Value::boolean(false));
}

Value dx::builtinSeq(BuiltinCall &Call) {
  Call.value(0);
  return Call.raw(1);
}

Value dx::builtinDeepSeq(BuiltinCall &Call) {
  Call.E.forceDeep(Call.raw(0));
  return Call.raw(1);
}

static void print(BuiltinCall &Call, llvm::StringRef Line) {
  if (const auto &Trace = Call.session().Options.Trace)
    Trace(Line);
}

Value dx::builtinTrace(BuiltinCall &Call) {
  Value Message = Call.value(0);
  print(Call, "trace: " + (Message.isString() ? view(Message).str()
                                              : printValue(Call.E, Message)));
  return Call.raw(1);
}

Value dx::builtinTraceVerbose(BuiltinCall &Call) {
  return Call.session().Options.TraceVerbose ? builtinTrace(Call) : Call.raw(1);
}

Value dx::builtinWarn(BuiltinCall &Call) {
  llvm::StringRef Text = Call.string(0);
  print(Call, "evaluation warning: " + Text.str());
  if (Call.session().Options.AbortOnWarn)
    Call.E.fail(Call.Site, diag::WarningAborts, Text);
  return Call.raw(1);
}

Value dx::builtinBreak(BuiltinCall &Call) { return Call.raw(0); }

Value dx::builtinAddErrorContext(BuiltinCall &Call) {
  auto Failure = Call.E.attempt([&] { Call.value(1); });
  if (!Failure)
    return Call.raw(1);
  // At a limit nothing more is computed.
  if (Failure->Lasts == Permanence::Passing)
    Call.E.rethrow(*Failure);
  // The message is computed only now, as it may be expensive.
  Call.rethrow(*Failure,
               makeNote(Call.Site, diag::WhileNote, messageOf(Call, 0)));
}
