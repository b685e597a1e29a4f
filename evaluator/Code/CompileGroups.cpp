#include "evaluator/Code/CompilerState.h"
#include "llvm/ADT/STLExtras.h"

using namespace dx;

const Code *Compiler::node(const AttrsExpr &E) {
  const BindingGroup &G = Names.Groups[E.Id];
  const Code *Set = group(G, E.range());
  if (E.Style != AttrsStyle::LegacyLet)
    return Set;
  // `let { body = e; … }` is `rec { body = e; … }.body`.
  llvm::SmallVector<AttrStep, 1> Step;
  Step.push_back({Env.Symbols.intern("body"), nullptr, E.range()});
  return make<SelectCode>(E.range(), CodeOp::Select, Set, copy(Step), nullptr);
}

const Code *Compiler::node(const LetExpr &E) {
  return recursiveGroup(Names.Groups[E.Id], E.range(), CodeOp::Let, E.Body);
}

const Code *Compiler::group(const BindingGroup &G, SourceRange R) {
  if (G.Recursive)
    return recursiveGroup(G, R, CodeOp::RecAttrs, nullptr);
  return plainGroup(G, R);
}

llvm::ArrayRef<FromField> Compiler::froms(const BindingGroup &G,
                                          bool Recursive) {
  llvm::SmallVector<FromField, 4> Fields;
  for (const Expr *From : G.InheritFroms)
    Fields.push_back({Unit->newSlot(), binding(*From, Symbol(), Recursive)});
  return copy(Fields);
}

const Code *Compiler::nestedGroup(uint32_t Index, Symbol Name, bool Recursive) {
  const BindingGroup &G = Names.Groups[Index];
  bool Small = G.Attrs.size() <= 8 && G.Dynamic.empty() &&
               G.InheritFroms.empty() && !G.Recursive;
  if (!Recursive && Small)
    return plainGroup(G, G.Range);
  return delayUnit(G.Range, Name, [&] { return group(G, G.Range); });
}

const Code *Compiler::fieldInit(const MergedAttr &A,
                                llvm::ArrayRef<FromField> Froms,
                                bool Recursive) {
  switch (A.K) {
  case MergedAttr::Kind::Value:
  case MergedAttr::Kind::InheritVar:
    return binding(*A.Value, A.Name, Recursive);
  case MergedAttr::Kind::InheritFrom:
    return make<InheritFromCode>(A.NameRange, Froms[A.FromIndex].Slot, A.Name);
  case MergedAttr::Kind::Nested:
    return nestedGroup(A.NestedGroup, A.Name, Recursive);
  }
}

llvm::ArrayRef<DynamicField> Compiler::dynamicFields(const BindingGroup &G) {
  llvm::SmallVector<DynamicField, 2> Fields;
  for (const DynamicAttr &D : G.Dynamic) {
    const Code *Name = strict(*D.Name);
    const Code *Init = D.Value ? binding(*D.Value, Symbol(), false)
                               : nestedGroup(D.NestedGroup, Symbol(), false);
    Fields.push_back({Name, D.NameRange, Init});
  }
  return copy(Fields);
}

const Code *Compiler::plainGroup(const BindingGroup &G, SourceRange R) {
  uint32_t Mark = Unit->NextSlot;
  auto *C = make<GroupCode>(R, CodeOp::Attrs);
  C->Froms = froms(G, false);
  llvm::SmallVector<GroupField, 8> Fields;
  for (const MergedAttr &A : G.Attrs)
    Fields.push_back(
        {A.Name, A.NameRange.Begin, 0, fieldInit(A, C->Froms, false)});
  C->Fields = copy(Fields);
  C->Dynamic = dynamicFields(G);
  Unit->NextSlot = Mark;
  return C;
}

const GroupCode *Compiler::recursiveGroup(const BindingGroup &G, SourceRange R,
                                          CodeOp Op, const Expr *Body) {
  uint32_t Mark = Unit->NextSlot;
  auto *C = make<GroupCode>(R, Op);
  llvm::SmallVector<uint32_t, 8> Slots;
  for (const MergedAttr &A : G.Attrs) {
    Slots.push_back(Unit->declare(A.Declares));
    Unit->Pending.insert(uint32_t(A.Declares));
  }
  Symbol Overrides = Env.Symbols.intern("__overrides");
  Unit->Replaceable =
      Op == CodeOp::RecAttrs && llvm::any_of(G.Attrs, [&](const MergedAttr &A) {
        return A.Name == Overrides;
      });
  C->Froms = froms(G, true);
  llvm::SmallVector<GroupField, 8> Fields;
  for (size_t I = 0; I < G.Attrs.size(); ++I)
    Fields.push_back({G.Attrs[I].Name, G.Attrs[I].NameRange.Begin, Slots[I],
                      fieldInit(G.Attrs[I], C->Froms, true)});
  C->Fields = copy(Fields);
  Unit->Replaceable = false;
  for (const MergedAttr &A : G.Attrs)
    Unit->Pending.erase(uint32_t(A.Declares));
  C->Dynamic = dynamicFields(G);
  if (Body)
    C->Body = strict(*Body);
  Unit->NextSlot = Mark;
  return C;
}
