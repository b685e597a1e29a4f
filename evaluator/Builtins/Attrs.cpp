// Builtins on sets.

#include "evaluator/Builtins/Applications.h"
#include "evaluator/Builtins/BuiltinFunctions.h"
#include "evaluator/Builtins/ListBuilder.h"

using namespace dx;

Value dx::builtinAttrNames(BuiltinCall &Call) {
  auto Sorted = attrsByName(Call.attrs(0), Call.E.symbols());
  ListBuilder Result(Call.heap(), Sorted.size());
  for (const Attr *A : Sorted)
    Result.push(Call.makeString(Call.E.symbols().text(A->Name)));
  return Result.finish();
}

Value dx::builtinAttrValues(BuiltinCall &Call) {
  auto Sorted = attrsByName(Call.attrs(0), Call.E.symbols());
  ListBuilder Result(Call.heap(), Sorted.size());
  for (const Attr *A : Sorted)
    Result.push(A->V);
  return Result.finish();
}

/// The attribute of the second argument that the first names, or null.
static Attr *namedAttr(BuiltinCall &Call) {
  llvm::StringRef Text = Call.plainString(0);
  // Computing the set may make the name a symbol: it is looked up afterwards.
  Value Set = Call.attrs(1);
  Symbol Name = Call.E.symbols().find(Text);
  // A name that is no symbol is in no set.
  return Name.isEmpty() && !Text.empty() ? nullptr : findAttr(Set, Name);
}

Value dx::builtinGetAttr(BuiltinCall &Call) {
  Attr *Found = namedAttr(Call);
  if (!Found)
    Call.fail(diag::MissingAttr, Call.string(0));
  return Call.E.force(Found->V);
}

Value dx::builtinHasAttr(BuiltinCall &Call) {
  return Value::boolean(namedAttr(Call) != nullptr);
}

Value dx::builtinUnsafeGetAttrPos(BuiltinCall &Call) {
  Attr *Found = namedAttr(Call);
  return Found ? Call.E.position(Found->Origin) : Value::null();
}

/// The symbols of a list of names, sorted; names that no set has are left out.
static llvm::SmallVector<Symbol, 16> symbolsOf(BuiltinCall &Call, Value List) {
  llvm::SmallVector<Symbol, 16> Names;
  for (Value &Name : elements(List)) {
    llvm::StringRef Text = Call.plainStringIn(Name, "an element of the list");
    Symbol S = Call.E.symbols().find(Text);
    if (!S.isEmpty() || Text.empty())
      Names.push_back(S);
  }
  llvm::sort(Names);
  return Names;
}

Value dx::builtinRemoveAttrs(BuiltinCall &Call) {
  Value Set = Call.attrs(0);
  auto Names = symbolsOf(Call, Call.list(1));
  bool Removes = llvm::any_of(
      Names, [&](Symbol Name) { return findAttr(Set, Name) != nullptr; });
  if (!Removes)
    return Set;
  AttrsObject *Result = makeAttrCells(Call.heap(), attrCount(Set));
  Attr *Out = Result->attrs();
  const Symbol *Name = Names.begin();
  for (AttrCursor C(Set); const Attr *A = C.next();) {
    while (Name != Names.end() && *Name < A->Name)
      ++Name;
    if (Name == Names.end() || *Name != A->Name)
      *Out++ = *A;
  }
  Result->Size = uint32_t(Out - Result->attrs());
  return Value(Result);
}

Value dx::builtinListToAttrs(BuiltinCall &Call) {
  const auto &Known = Call.session().Known;
  auto Pairs = elements(Call.list(0));
  AttrsObject *Result = makeAttrCells(Call.heap(), Pairs.size());
  Result->Size = 0;
  for (Value &Element : Pairs) {
    Value Pair = Call.attrsIn(Element, "an element of the list");
    llvm::StringRef Name =
        Call.plainStringIn(Call.attr(Pair, Known.Name), "the name of a pair");
    Attr *Found = findAttr(Pair, Known.Value);
    Result->attrs()[Result->Size++] = {Call.E.intern(Name),
                                       Found ? Found->Origin : SourceLoc(),
                                       Found ? Found->V : Value()};
  }
  Value Set = sortAttrs(Result, Keep::First);
  // A pair that another of its name hides needs no value.
  for (const Attr &A : Result->entries())
    if (!A.V.isValid())
      Call.fail(diag::BuiltinNeedsAttr, Call.Info.Name, "value");
  return Set;
}

Value dx::builtinIntersectAttrs(BuiltinCall &Call) {
  Value Left = Call.attrs(0), Right = Call.attrs(1);
  size_t LeftSize = attrCount(Left), RightSize = attrCount(Right);
  AttrsObject *Result =
      makeAttrCells(Call.heap(), std::min(LeftSize, RightSize));
  Attr *Out = Result->attrs();
  // Looking each name of the smaller set up costs its size times the logarithm
  // of the larger one's: constructors are called with a few names out of many.
  if (LeftSize < RightSize) {
    for (AttrCursor C(Left); const Attr *A = C.next();)
      if (const Attr *Other = findAttr(Right, A->Name))
        *Out++ = *Other;
  } else {
    for (AttrCursor C(Right); const Attr *A = C.next();)
      if (findAttr(Left, A->Name))
        *Out++ = *A;
  }
  Result->Size = uint32_t(Out - Result->attrs());
  return Value(Result);
}

Value dx::builtinCatAttrs(BuiltinCall &Call) {
  Symbol Name = Call.E.intern(Call.plainString(0));
  auto Sets = elements(Call.list(1));
  ListBuilder Result(Call.heap(), Sets.size());
  for (Value &Set : Sets)
    if (const Attr *A =
            findAttr(Call.attrsIn(Set, "an element of the list"), Name))
      Result.push(A->V);
  return Result.finish();
}

Value dx::builtinMapAttrs(BuiltinCall &Call) {
  Value Set = Call.attrs(1);
  AttrsObject *Result = makeAttrCells(Call.heap(), attrCount(Set));
  Result->Size = 0;
  for (AttrCursor C(Set); const Attr *A = C.next();) {
    Value Later = applyToAttrLater(Call, Call.raw(0), A->Name, A->V);
    Result->attrs()[Result->Size++] = {A->Name, {}, Later};
  }
  return Value(Result);
}

/// How many of the sets have each name, in the names' order.
static AttrsObject *countNames(BuiltinCall &Call,
                               llvm::MutableArrayRef<Value> Sets) {
  llvm::DenseMap<Symbol, uint32_t> Counts;
  for (Value &Set : Sets) {
    Call.attrsIn(Set, "an element of the list");
    for (AttrCursor C(Set); const Attr *A = C.next();)
      ++Counts[A->Name];
  }
  AttrsObject *Result = makeAttrCells(Call.heap(), Counts.size());
  Attr *Out = Result->attrs();
  for (auto [Name, Count] : Counts)
    *Out++ = {Name, {}, Value::smallInt(Count)};
  sortAttrs(Result, Keep::First);
  return Result;
}

Value dx::builtinZipAttrsWith(BuiltinCall &Call) {
  Value Function = Call.function(0);
  auto Sets = elements(Call.list(1));
  AttrsObject *Result = countNames(Call, Sets);
  for (Attr &A : Result->entries()) {
    ListObject *Values = makeListCells(Call.heap(), size_t(A.V.smallInt()));
    Values->Size = 0;
    A.V = Value(Values);
  }
  for (Value Set : Sets)
    for (AttrCursor C(Call.E.forced(Set)); const Attr *A = C.next();) {
      auto *Values = static_cast<ListObject *>(
          findAttr(Value(Result), A->Name)->V.object());
      Values->elements()[Values->Size++] = A->V;
    }
  for (Attr &A : Result->entries())
    A.V = applyToAttrLater(Call, Function, A.Name, A.V);
  return Value(Result);
}

/// The group of every element, and the names of the groups by their numbers.
static std::vector<uint32_t> groupsOf(BuiltinCall &Call, Value Function,
                                      llvm::ArrayRef<Value> Elements,
                                      llvm::SmallVectorImpl<Symbol> &Names) {
  llvm::DenseMap<Symbol, uint32_t> Numbers;
  std::vector<uint32_t> Groups;
  Groups.reserve(Elements.size());
  for (Value Element : Elements) {
    Value Result = Call.E.call(Function, Element, Call.Site);
    llvm::StringRef Text =
        Call.plainStringIn(Result, "the result of the function");
    Symbol Name = Call.E.intern(Text);
    auto [Slot, IsNew] = Numbers.try_emplace(Name, uint32_t(Names.size()));
    if (IsNew)
      Names.push_back(Name);
    Groups.push_back(Slot->second);
  }
  return Groups;
}

Value dx::builtinGroupBy(BuiltinCall &Call) {
  Value Function = Call.function(0);
  auto Elements = elements(Call.list(1));
  llvm::SmallVector<Symbol, 16> Names;
  auto Groups = groupsOf(Call, Function, Elements, Names);
  std::vector<uint32_t> Counts(Names.size());
  for (uint32_t Group : Groups)
    ++Counts[Group];
  AttrsObject *Result = makeAttrCells(Call.heap(), Names.size());
  for (size_t I = 0; I < Names.size(); ++I) {
    ListObject *List = makeListCells(Call.heap(), Counts[I]);
    List->Size = 0;
    Result->attrs()[I] = {Names[I], {}, Value(List)};
  }
  for (size_t I = 0; I < Elements.size(); ++I) {
    Value Group = Result->attrs()[Groups[I]].V;
    auto *List = static_cast<ListObject *>(Group.object());
    List->elements()[List->Size++] = Elements[I];
  }
  return sortAttrs(Result, Keep::First);
}
