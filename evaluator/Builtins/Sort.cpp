// Sorting, and closures by key.

#include "evaluator/Builtins/BuiltinFunctions.h"
#include "evaluator/Builtins/KeySet.h"
#include "evaluator/Builtins/ListBuilder.h"

using namespace dx;

static bool isLessThan(Value Comparator) {
  return Comparator.isObject(ObjectKind::Builtin) &&
         static_cast<BuiltinObject *>(Comparator.object())->Info->Run ==
             builtinLessThan;
}

/// Sorts by `<` itself, directly where all are small integers or strings.
static void sortByLess(BuiltinCall &Call, llvm::MutableArrayRef<Value> Values) {
  if (llvm::all_of(Values, [](Value V) { return V.isSmallInt(); }))
    return std::stable_sort(Values.begin(), Values.end(), [](Value A, Value B) {
      return A.smallInt() < B.smallInt();
    });
  if (llvm::all_of(Values, [](Value V) { return V.isString(); }))
    return std::stable_sort(Values.begin(), Values.end(),
                            [](Value A, Value B) { return view(A) < view(B); });
  std::stable_sort(Values.begin(), Values.end(), [&](Value A, Value B) {
    return Call.E.less(A, B, Call.Site);
  });
}

// The library's stable sort never leaves its range with a comparator that is
// not an order, as long as equal questions get equal answers: and functions
// here are pure.
Value dx::builtinSort(BuiltinCall &Call) {
  Value Comparator = Call.function(0);
  auto Elements = elements(Call.list(1));
  ListBuilder Result(Call.heap(), Elements.size());
  for (Value &Element : Elements)
    Result.push(Call.E.force(Element));
  llvm::MutableArrayRef<Value> Values = elements(Result.finish());
  if (isLessThan(Comparator)) {
    sortByLess(Call, Values);
    return Result.finish();
  }
  std::stable_sort(Values.begin(), Values.end(), [&](Value A, Value B) {
    Value Pair[] = {A, B};
    Value Answer = Call.E.call(Comparator, Pair, Call.Site);
    return Call.booleanIn(Answer, "the result of the comparator");
  });
  return Result.finish();
}

Value dx::builtinGenericClosure(BuiltinCall &Call) {
  const auto &Known = Call.session().Known;
  Value Arguments = Call.attrs(0);
  Value Start = Call.listIn(Call.attr(Arguments, Known.StartSet), "`startSet`");
  if (elements(Start).empty())
    return Start;
  Value Operator = Call.E.force(Call.attr(Arguments, Known.Operator));
  // Elements wait in the order in which they are found.
  ListBuilder Waiting(Call.heap(), elements(Start).size());
  Waiting.append(elements(Start));
  ListBuilder Result(Call.heap(), elements(Start).size());
  KeySet Seen(Call);
  for (size_t I = 0; I < Waiting.size(); ++I) {
    Value Element = Call.attrsIn(Waiting[I], "an element of the closure");
    if (!Seen.insert(Call.E.force(Call.attr(Element, Known.Key))))
      continue;
    Result.push(Element);
    Value More = Call.E.call(Operator, Element, Call.Site);
    Call.listIn(More, "the result of `operator`");
    for (Value &Found : elements(More))
      Waiting.push(Call.E.force(Found));
  }
  return Result.finish();
}
