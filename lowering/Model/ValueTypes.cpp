// Values of one type, read by a ValueReader.

#include "lowering/Model/ValueReader.h"

using namespace dx;

Value ValueReader::set(Value &Slot) {
  Value V = E.force(Slot);
  if (!V.isAttrs())
    wrongType(V, "a set");
  return V;
}

Value ValueReader::list(Value &Slot) {
  Value V = E.force(Slot);
  if (!V.isList())
    wrongType(V, "a list");
  return V;
}

std::string ValueReader::string(Value &Slot) {
  Value V = E.force(Slot);
  if (!V.isString())
    wrongType(V, "a string");
  return view(V).str();
}

void ValueReader::checkText(Value V) {
  bool IsText = !V.isFunction() &&
                (!V.isAttrs() || attr(V, "outPath") || attr(V, "__toString"));
  if (!IsText)
    wrongType(V, "text");
}

LoweredString ValueReader::text(Value &Slot, bool CopyPaths) {
  Value V = E.force(Slot);
  if (V.isString())
    return LoweredString(view(V).str(), references(contextOf(V)));
  checkText(V);
  size_t Before = Failures;
  if (V.isList())
    eachElement(Slot, [&](Value &Element) { checkText(E.force(Element)); });
  if (Failures != Before)
    return {};
  std::string Text;
  ContextId Context = 0;
  E.coerceToString(V, {.More = true, .CopyToStore = CopyPaths}, place(), Text,
                   Context);
  return LoweredString(std::move(Text), references(Context));
}

int64_t ValueReader::integer(Value &Slot) {
  Value V = E.force(Slot);
  if (!V.isInt())
    wrongType(V, "an integer");
  return intOf(V);
}

bool ValueReader::boolean(Value &Slot) {
  Value V = E.force(Slot);
  if (!V.isBool())
    wrongType(V, "a Boolean");
  return V.boolean();
}

int64_t ValueReader::number(Value &Slot, int64_t Min, int64_t Max) {
  Value V = E.force(Slot);
  int64_t N = 0;
  if (V.isInt())
    N = intOf(V);
  else if (!V.isString() || view(V).getAsInteger(10, N))
    wrongType(V, "an integer");
  if (N < Min || N > Max)
    fail(diag::FieldRange, subject(), N, Min, Max);
  return N;
}

uint32_t ValueReader::mode(Value &Slot, uint32_t Max, llvm::StringRef Example) {
  Value V = E.force(Slot);
  if (!V.isString() && !V.isInt())
    wrongType(V, "octal digits");
  LoweredString Digits = text(Slot);
  uint32_t Mode = 0;
  if (llvm::StringRef(Digits.Text).getAsInteger(8, Mode) || Mode > Max)
    fail(diag::FieldMode, subject(), Digits.Text, Example);
  return Mode;
}
