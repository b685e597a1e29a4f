#include "driver/ValueOutput.h"

#include "evaluator/Eval/PrintValue.h"
#include "evaluator/Eval/ToJson.h"
#include "evaluator/Eval/ToXml.h"
#include "llvm/Support/raw_ostream.h"

using namespace dx;

static std::string textOf(Evaluator &E, Value V, ValueStyle Style) {
  ContextId Context = 0;
  std::string Text;
  switch (Style.Format) {
  case ValueFormat::Text:
    if (Style.Strict)
      E.forceDeep(V);
    return printValue(E, V) + '\n';
  case ValueFormat::Raw:
    E.coerceToString(V, {.More = Style.RawTakesAll, .CopyToStore = true}, {},
                     Text, Context);
    return Text;
  case ValueFormat::Json:
    return toJson(E, V, Context, PathsInJson::Copied, {},
                  Style.Strict ? ThunksInJson::Computed
                               : ThunksInJson::Refused) +
           '\n';
  case ValueFormat::Xml:
    return toXml(E, V, Context, Style.Strict, Style.Locations);
  }
  return Text;
}

void dx::printResult(Evaluator &E, Value V, ValueStyle Style) {
  llvm::outs() << textOf(E, V, Style);
}
