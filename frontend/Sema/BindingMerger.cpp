#include "frontend/Sema/BindingMerger.h"

#include "frontend/Basic/Stack.h"
#include "llvm/ADT/StringExtras.h"

using namespace dx;

/// Groups up to this size are searched one by one.
static constexpr size_t SmallGroup = 8;

/// The path from its beginning to \p At: Nix places every attribute of a path
/// at its beginning.
static SourceRange rangeUpTo(AttrPath Path, size_t At) {
  return {Path.front().Range.Begin, Path[At].Range.End};
}

/// The set literal that others can be merged with; `let { ... }` is a selection
/// from one and is not.
static const AttrsExpr *mergeableLiteral(const Expr *E) {
  const auto *Set = llvm::dyn_cast_or_null<AttrsExpr>(E);
  return Set && Set->Style != AttrsStyle::LegacyLet ? Set : nullptr;
}

std::optional<Symbol> BindingMerger::staticName(const AttrName &Name) {
  if (!Name.Dynamic)
    return Name.Name;
  const auto *Text = llvm::dyn_cast<StringExpr>(Name.Dynamic);
  if (!Text || Text->Parts.size() > 1)
    return std::nullopt;
  if (Text->Parts.empty())
    return Ctx.symbols().intern("");
  const StringPart &Part = Text->Parts.front();
  if (Part.Interpolated)
    return std::nullopt;
  return Ctx.symbols().intern(Part.Text);
}

void BindingMerger::build(uint32_t Group, bool Recursive, SourceRange Range,
                          llvm::ArrayRef<Binding> Bindings) {
  if (Built.size() <= Group)
    Built.resize(Groups.size());
  if (Built[Group])
    return;
  Built[Group] = true;
  Groups[Group].Recursive = Recursive;
  Groups[Group].Range = Range;
  // The names around this literal say nothing about its own duplicates.
  llvm::SmallVector<AttrName, 4> Around;
  std::swap(Around, Prefix);
  addAll(Group, Bindings);
  std::swap(Around, Prefix);
}

const BindingMerger::Leftovers *BindingMerger::leftovers(uint32_t Group) const {
  auto Entry = Left.find(Group);
  return Entry == Left.end() ? nullptr : &Entry->second;
}

void BindingMerger::addAll(uint32_t Group, llvm::ArrayRef<Binding> Bindings) {
  for (const Binding &B : Bindings) {
    if (stackIsLow()) {
      Diags.report(B.Range, diag::NestedTooDeeply);
      return;
    }
    if (B.IsInherit)
      addInherit(Group, B);
    else if (!B.Path.empty())
      addPath(Group, B);
  }
}

void BindingMerger::addInherit(uint32_t Group, const Binding &B) {
  auto &Froms = Groups[Group].InheritFroms;
  auto FromIndex = uint32_t(Froms.size());
  if (B.From)
    Froms.push_back(B.From);
  for (size_t I = 0; I != B.Inherited.size(); ++I) {
    const AttrName &Name = B.Inherited[I];
    const VarExpr *Var = B.From ? nullptr : B.InheritedVars[I];
    if (const MergedAttr *First = find(Group, Name.Name)) {
      duplicate(Name, 0, *First);
      if (Var)
        Left[Group].InheritedVars.push_back(Var);
      continue;
    }
    MergedAttr A{Name.Name, Name.Range};
    A.K = Var ? MergedAttr::Kind::InheritVar : MergedAttr::Kind::InheritFrom;
    A.Value = Var;
    A.FromIndex = FromIndex;
    append(Group, A);
  }
}

void BindingMerger::addPath(uint32_t Group, const Binding &B) {
  for (size_t At = 0; At + 1 != B.Path.size(); ++At) {
    std::optional<uint32_t> Inner = enter(Group, B.Path, At);
    if (!Inner)
      return leaveOver(Group, B.Path.drop_front(At), B.Value);
    Group = *Inner;
  }
  insert(Group, B);
}

std::optional<uint32_t> BindingMerger::enter(uint32_t Group, AttrPath Path,
                                             size_t At) {
  std::optional<Symbol> Name = staticName(Path[At]);
  if (!Name) {
    uint32_t Nested = makeNested(rangeUpTo(Path, At));
    Groups[Group].Dynamic.push_back(
        {Path[At].Dynamic, rangeUpTo(Path, At), nullptr, Nested});
    return Nested;
  }
  if (const MergedAttr *First = find(Group, *Name)) {
    // Opening a literal may move the group that First lies in.
    MergedAttr Copy = *First;
    std::optional<uint32_t> Inner = openGroup(Copy);
    if (!Inner)
      duplicate(Path, At, Copy);
    return Inner;
  }
  MergedAttr A{*Name, rangeUpTo(Path, At)};
  A.K = MergedAttr::Kind::Nested;
  A.NestedGroup = makeNested(A.NameRange);
  append(Group, A);
  return A.NestedGroup;
}

void BindingMerger::insert(uint32_t Group, const Binding &B) {
  size_t Last = B.Path.size() - 1;
  SourceRange Range = rangeUpTo(B.Path, Last);
  std::optional<Symbol> Name = staticName(B.Path[Last]);
  if (!Name) {
    Groups[Group].Dynamic.push_back({B.Path[Last].Dynamic, Range, B.Value, 0});
    return;
  }
  if (const MergedAttr *First = find(Group, *Name)) {
    MergedAttr Copy = *First;
    if (!mergeInto(Copy, B)) {
      duplicate(B.Path, Last, Copy);
      leaveOver(Group, {}, B.Value);
    }
    return;
  }
  MergedAttr A{*Name, Range};
  A.Value = B.Value;
  append(Group, A);
}

bool BindingMerger::mergeInto(const MergedAttr &First, const Binding &B) {
  const AttrsExpr *Literal = mergeableLiteral(B.Value);
  std::optional<uint32_t> Into = Literal ? openGroup(First) : std::nullopt;
  if (!Into)
    return false;
  if (Literal->Style == AttrsStyle::Rec && !Groups[*Into].Recursive)
    Diags.report(Literal->range(), diag::RecIgnored)
        .note(First.NameRange, diag::FirstDefinedHere);
  size_t Outside = Prefix.size();
  Prefix.append(B.Path.begin(), B.Path.end());
  addAll(*Into, Literal->Bindings);
  Prefix.truncate(Outside);
  return true;
}

std::optional<uint32_t> BindingMerger::openGroup(const MergedAttr &A) {
  if (A.K == MergedAttr::Kind::Nested)
    return A.NestedGroup;
  if (A.K != MergedAttr::Kind::Value)
    return std::nullopt;
  const AttrsExpr *Literal = mergeableLiteral(A.Value);
  if (!Literal)
    return std::nullopt;
  build(Literal->Id, Literal->Style != AttrsStyle::Plain, Literal->range(),
        Literal->Bindings);
  return Literal->Id;
}

uint32_t BindingMerger::makeNested(SourceRange Range) {
  Groups.emplace_back().Range = Range;
  return uint32_t(Groups.size() - 1);
}

MergedAttr *BindingMerger::find(uint32_t Group, Symbol Name) {
  std::vector<MergedAttr> &Attrs = Groups[Group].Attrs;
  if (Attrs.size() > SmallGroup) {
    auto Entry = Index.find({Group, Name.id()});
    return Entry == Index.end() ? nullptr : &Attrs[Entry->second];
  }
  auto Found =
      llvm::find_if(Attrs, [&](const MergedAttr &A) { return A.Name == Name; });
  return Found == Attrs.end() ? nullptr : &*Found;
}

void BindingMerger::append(uint32_t Group, const MergedAttr &A) {
  std::vector<MergedAttr> &Attrs = Groups[Group].Attrs;
  Attrs.push_back(A);
  if (Attrs.size() <= SmallGroup)
    return;
  size_t Unlisted = Attrs.size() == SmallGroup + 1 ? 0 : Attrs.size() - 1;
  for (size_t I = Unlisted; I != Attrs.size(); ++I)
    Index[{Group, Attrs[I].Name.id()}] = uint32_t(I);
}

void BindingMerger::duplicate(AttrPath Path, size_t At,
                              const MergedAttr &First) {
  llvm::SmallVector<AttrName, 4> Names(Prefix);
  Names.append(Path.begin(), Path.begin() + At + 1);
  std::string Text;
  for (const AttrName &Name : Names) {
    Text += Text.empty() ? "" : ".";
    std::optional<Symbol> Known = staticName(Name);
    Text += Known ? Ctx.symbols().text(*Known) : "${...}";
  }
  Diags.report(rangeUpTo(Path, At), diag::DuplicateAttr, Text)
      .note(First.NameRange, diag::FirstDefinedHere);
}

void BindingMerger::leaveOver(uint32_t Group, AttrPath Rest,
                              const Expr *Value) {
  Leftovers &Over = Left[Group];
  for (const AttrName &Name : Rest)
    if (Name.Dynamic)
      Over.Exprs.push_back(Name.Dynamic);
  Over.Exprs.push_back(Value);
}
