// Builtins on strings.

#include "evaluator/Builtins/BuiltinFunctions.h"
#include "evaluator/Text/Replace.h"

using namespace dx;

Value dx::builtinToString(BuiltinCall &Call) {
  return Call.E.coerceToString(Call.raw(0),
                               {.More = true, .CopyToStore = false}, Call.Site);
}

Value dx::builtinStringLength(BuiltinCall &Call) {
  Value Text = Call.E.coerceToString(Call.raw(0), {}, Call.Site);
  return Call.makeInt(int64_t(view(Text).size()));
}

Value dx::builtinSubstring(BuiltinCall &Call) {
  int64_t From = Call.integer(0), Length = Call.integer(1);
  if (From < 0)
    Call.fail(diag::NegativeSubstringStart, From);
  Value Text = Call.E.coerceToString(Call.raw(2), {}, Call.Site);
  size_t Size = view(Text).size();
  if (uint64_t(From) >= Size)
    return Call.makeString("", contextOf(Text));
  size_t Left = Size - size_t(From);
  // A negative length is the rest of the string.
  size_t Taken = Length < 0 ? Left : std::min(size_t(Length), Left);
  return makeSubstring(Call.heap(), Text, size_t(From), Taken);
}

/// The length of a list's strings with separators between them; nothing where
/// an element is no string.
static std::optional<size_t> joinedLength(BuiltinCall &Call, size_t Separator,
                                          llvm::MutableArrayRef<Value> Parts,
                                          ContextId &Context) {
  size_t Length = Parts.empty() ? 0 : Separator * (Parts.size() - 1);
  for (Value &Part : Parts) {
    if (!Call.E.force(Part).isString())
      return std::nullopt;
    Length += view(Part).size();
    Context = Call.session().Contexts.unite(Context, contextOf(Part));
  }
  return Length;
}

/// Joins what must be coerced first.
static Value joinCoerced(BuiltinCall &Call, llvm::StringRef Separator,
                         llvm::ArrayRef<Value> Parts) {
  std::string Out;
  ContextId Context = contextOf(Call.Args[0]);
  for (size_t I = 0; I < Parts.size(); ++I) {
    if (I != 0)
      Out += Separator;
    Call.E.coerceToString(Parts[I], {}, Call.Site, Out, Context);
  }
  if (Out.size() > MaxStringLength)
    Call.fail(diag::StringTooLong);
  return Call.makeString(Out, Context);
}

Value dx::builtinConcatStringsSep(BuiltinCall &Call) {
  llvm::StringRef Separator = Call.string(0);
  auto Parts = elements(Call.list(1));
  ContextId Context = contextOf(Call.Args[0]);
  auto Length = joinedLength(Call, Separator.size(), Parts, Context);
  if (!Length)
    return joinCoerced(Call, Separator, Parts);
  if (*Length > MaxStringLength)
    Call.fail(diag::StringTooLong);
  StringObject *Result = makeStringBytes(Call.heap(), *Length, Context);
  char *Out = Result->bytes();
  for (size_t I = 0; I < Parts.size(); ++I) {
    if (I != 0)
      Out = std::copy(Separator.begin(), Separator.end(), Out);
    llvm::StringRef Part = view(Call.E.forced(Parts[I]));
    Out = std::copy(Part.begin(), Part.end(), Out);
  }
  return Value(Result);
}

Value dx::builtinReplaceStrings(BuiltinCall &Call) {
  auto FromValues = elements(Call.list(0)), ToValues = elements(Call.list(1));
  if (FromValues.size() != ToValues.size())
    Call.fail(diag::ReplaceLengths, uint64_t(FromValues.size()),
              uint64_t(ToValues.size()));
  llvm::SmallVector<llvm::StringRef, 8> From;
  for (Value &V : FromValues)
    From.push_back(Call.stringIn(V, "a string to replace"));
  llvm::StringRef Text = Call.string(2);
  ContextId Context = contextOf(Call.Args[2]);
  auto To = [&](size_t I) {
    llvm::StringRef Replacement = Call.stringIn(ToValues[I], "a replacement");
    Context = Call.session().Contexts.unite(Context, contextOf(ToValues[I]));
    return Replacement;
  };
  std::string Result = replaceStrings(From, To, Text);
  if (Result.size() > MaxStringLength)
    Call.fail(diag::StringTooLong);
  return Call.makeString(Result, Context);
}
