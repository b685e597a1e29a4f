// Builtins on lists.

#include "evaluator/Builtins/BuiltinFunctions.h"
#include "evaluator/Builtins/ListBuilder.h"
#include "llvm/ADT/BitVector.h"

using namespace dx;

static constexpr llvm::StringLiteral PredicateResult =
    "the result of the predicate";

/// The element at an index, which may be out of bounds.
static Value elementAt(BuiltinCall &Call, Value List, int64_t Index) {
  auto Elements = elements(List);
  if (Index < 0 || uint64_t(Index) >= Elements.size())
    Call.fail(diag::ListIndexOutOfBounds, Index, uint64_t(Elements.size()));
  return Call.E.force(Elements[size_t(Index)]);
}

Value dx::builtinElemAt(BuiltinCall &Call) {
  // In Nix's order: the number first.
  int64_t Number = Call.integer(1);
  return elementAt(Call, Call.list(0), Number);
}

Value dx::builtinHead(BuiltinCall &Call) {
  return elementAt(Call, Call.list(0), 0);
}

Value dx::builtinTail(BuiltinCall &Call) {
  Value List = Call.list(0);
  size_t Size = elements(List).size();
  if (Size == 0)
    Call.fail(diag::EmptyListTail);
  return makeSublist(Call.heap(), List, 1, Size - 1);
}

Value dx::builtinLength(BuiltinCall &Call) {
  return Call.makeInt(int64_t(elements(Call.list(0)).size()));
}

Value dx::builtinElem(BuiltinCall &Call) {
  for (Value &Element : elements(Call.list(1)))
    if (Call.E.equalParts(Call.Args[0], Element))
      return Value::boolean(true);
  return Value::boolean(false);
}

/// Whether the predicate gives \p Wanted for some element; stops there.
static bool someGives(BuiltinCall &Call, bool Wanted) {
  Value Predicate = Call.function(0);
  for (Value Element : elements(Call.list(1))) {
    Value Result = Call.E.call(Predicate, Element, Call.Site);
    if (Call.booleanIn(Result, PredicateResult) == Wanted)
      return true;
  }
  return false;
}

Value dx::builtinAll(BuiltinCall &Call) {
  return Value::boolean(!someGives(Call, false));
}

Value dx::builtinAny(BuiltinCall &Call) {
  return Value::boolean(someGives(Call, true));
}

Value dx::builtinMap(BuiltinCall &Call) {
  Value List = Call.list(1);
  auto Elements = elements(List);
  if (Elements.empty())
    return List;
  Value Function = Call.function(0);
  ListBuilder Result(Call.heap(), Elements.size());
  for (Value Element : Elements)
    Result.push(Call.E.callLater(Function, Element));
  return Result.finish();
}

Value dx::builtinGenList(BuiltinCall &Call) {
  int64_t Length = Call.integer(1);
  if (Length < 0 || uint64_t(Length) > UINT32_MAX)
    Call.fail(diag::ListTooLong, Length);
  ListBuilder Result(Call.heap(), size_t(Length));
  if (Length == 0)
    return Result.finish();
  Value Function = Call.function(0);
  for (int64_t I = 0; I < Length; ++I)
    Result.push(Call.E.callLater(Function, Value::smallInt(I)));
  return Result.finish();
}

Value dx::builtinFilter(BuiltinCall &Call) {
  Value Predicate = Call.function(0), List = Call.list(1);
  auto Elements = elements(List);
  llvm::BitVector Kept(unsigned(Elements.size()));
  for (size_t I = 0; I < Elements.size(); ++I) {
    Value Result = Call.E.call(Predicate, Elements[I], Call.Site);
    if (Call.booleanIn(Result, PredicateResult))
      Kept.set(unsigned(I));
  }
  if (Kept.all())
    return List;
  ListBuilder Result(Call.heap(), Kept.count());
  for (unsigned I : Kept.set_bits())
    Result.push(Elements[I]);
  return Result.finish();
}

Value dx::builtinPartition(BuiltinCall &Call) {
  Value Predicate = Call.function(0);
  auto Elements = elements(Call.list(1));
  llvm::BitVector IsRight(unsigned(Elements.size()));
  for (size_t I = 0; I < Elements.size(); ++I) {
    // In Nix, too, elements are computed even where the predicate ignores them.
    Value Result =
        Call.E.call(Predicate, Call.E.force(Elements[I]), Call.Site);
    if (Call.booleanIn(Result, PredicateResult))
      IsRight.set(unsigned(I));
  }
  size_t RightCount = IsRight.count();
  ListBuilder Right(Call.heap(), RightCount);
  ListBuilder Wrong(Call.heap(), Elements.size() - RightCount);
  for (size_t I = 0; I < Elements.size(); ++I)
    (IsRight[unsigned(I)] ? Right : Wrong).push(Elements[I]);
  const auto &Known = Call.session().Known;
  Attr Entries[] = {{Known.Right, {}, Right.finish()},
                    {Known.Wrong, {}, Wrong.finish()}};
  return makeAttrs(Call.heap(), Entries);
}

Value dx::builtinConcatLists(BuiltinCall &Call) {
  auto Lists = elements(Call.list(0));
  size_t Total = 0;
  for (Value &List : Lists)
    Total +=
        elements(Call.listIn(List, "an element of the list of lists")).size();
  if (Lists.size() == 1)
    return Lists[0];
  ListBuilder Result(Call.heap(), Total);
  for (Value List : Lists)
    Result.append(elements(Call.E.forced(List)));
  return Result.finish();
}

Value dx::builtinConcatMap(BuiltinCall &Call) {
  Value Function = Call.function(0);
  auto Elements = elements(Call.list(1));
  ListBuilder Result(Call.heap(), Elements.size());
  for (Value Element : Elements) {
    Value Part = Call.E.call(Function, Element, Call.Site);
    Result.append(elements(Call.listIn(Part, "the result of the function")));
  }
  return Result.finish();
}

Value dx::builtinFoldl(BuiltinCall &Call) {
  Value Operator = Call.function(0);
  Value Result = Call.raw(1);
  for (Value Element : elements(Call.list(2))) {
    Value Pair[] = {Result, Element};
    Result = Call.E.call(Operator, Pair, Call.Site);
  }
  return Result;
}
