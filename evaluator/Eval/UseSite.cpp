#include "evaluator/Eval/UseSite.h"

#include "evaluator/Code/Groups.h"
#include "evaluator/Value/Attrs.h"
#include "evaluator/Value/Functions.h"
#include "frontend/Basic/Stack.h"

using namespace dx;

namespace {
/// Walks through the code of one unit; units inside it run on other frames.
class UseSearch {
  Frame F;
  /// The slots below this one hold values: arguments. Others may not be there
  /// yet.
  uint32_t Bound;
  const Object *Wanted;
  std::optional<UseSite> Found;

public:
  UseSearch(Frame F, uint32_t Bound, const Object *Wanted)
      : F(F), Bound(Bound), Wanted(Wanted) {}

  std::optional<UseSite> search(const Code &C) {
    visit(C);
    return Found;
  }

private:
  void visit(const Code &C) {
    if (Found || stackIsLow())
      return;
    switch (C.Op) {
#define DX_CODE(Kind, Struct)                                                  \
  case CodeOp::Kind:                                                           \
    return look(static_cast<const Struct &>(C));
#include "evaluator/Code/Codes.def"
    }
  }
  void visit(const Code *C) {
    if (C)
      visit(*C);
  }

  void look(const Code & /*C*/) {}
  void look(const ConstCode & /*C*/) {}
  void look(const UndefinedCode & /*C*/) {}
  void look(const LambdaCode & /*C*/) {}
  void look(const DelayCode & /*C*/) {}
  void look(const InheritFromCode & /*C*/) {}
  void look(const SlotCode &C) { compare(word(C), C.Range, C.Name); }
  void look(const WithLookupCode &C);
  void look(const SelectCode &C);
  void look(const GroupCode &C);
  void look(const PartsCode &C) { visitAll(C.Parts); }
  void look(const ListCode &C) { visitAll(C.Elements); }
  void look(const CallCode &C) {
    visit(C.Function);
    visitAll(C.Args);
  }
  void look(const IfCode &C) {
    visit(C.Cond);
    visit(C.Then);
    visit(C.Else);
  }
  void look(const AssertCode &C) {
    visit(C.Cond);
    visit(C.Body);
  }
  void look(const WithCode &C) {
    visit(C.Set);
    visit(C.Body);
  }
  void look(const UnaryCode &C) { visit(C.Operand); }
  void look(const BinaryCode &C) {
    visit(C.Left);
    visit(C.Right);
  }

  void visitAll(llvm::ArrayRef<const Code *> All) {
    for (const Code *C : All)
      visit(*C);
  }

  void compare(Value V, SourceRange Range, Symbol Name) {
    if (!Found && V.isObject() && V.object() == Wanted)
      Found = {Range, Name};
  }

  /// What stands in a slot, which may be a word left by an earlier call.
  [[nodiscard]] Value word(const SlotCode &C) const {
    if (C.Op == CodeOp::Capture)
      return F.Captures[C.Index];
    return F.Slots ? F.Slots[C.Index] : Value();
  }
  /// A variable's or attribute's value as far as it is computed.
  [[nodiscard]] Value known(const Code &C) const;
  [[nodiscard]] static Attr *attributeOf(Value Set, Symbol Name) {
    return Set.isAttrs() ? findAttr(Set, Name) : nullptr;
  }
};
} // namespace

Value UseSearch::known(const Code &C) const {
  if (C.Op == CodeOp::Capture)
    return followed(word(static_cast<const SlotCode &>(C)));
  if (C.Op == CodeOp::Local) {
    const auto &Slot = static_cast<const SlotCode &>(C);
    return Slot.Index < Bound ? followed(word(Slot)) : Value();
  }
  return Value();
}

void UseSearch::look(const WithLookupCode &C) {
  for (const SlotCode *Set : C.Sets) {
    compare(word(*Set), C.Range, Set->Name);
    if (const Attr *A = attributeOf(known(*Set), C.Name))
      return compare(A->V, C.Range, C.Name);
  }
}

void UseSearch::look(const SelectCode &C) {
  visit(C.Base);
  Value V = known(*C.Base);
  for (const AttrStep &Step : C.Path) {
    visit(Step.Dynamic);
    const Attr *A = Step.Dynamic ? nullptr : attributeOf(V, Step.Name);
    if (A)
      compare(A->V, {C.Range.Begin, Step.Range.End}, Step.Name);
    V = A ? followed(A->V) : Value();
  }
  visit(C.Default);
}

void UseSearch::look(const GroupCode &C) {
  for (const FromField &From : C.Froms)
    visit(*From.Init);
  for (const GroupField &Field : C.Fields)
    visit(*Field.Init);
  for (const DynamicField &Field : C.Dynamic) {
    visit(*Field.Name);
    visit(*Field.Init);
  }
  visit(C.Body);
}

std::optional<UseSite> dx::findUse(const TraceFrame &F, const Object *Wanted) {
  if (F.Kind == FrameKind::Lambda && F.Where.Slots)
    return UseSearch(F.Where, uint32_t(1 + F.Lambda->Formals.size()), Wanted)
        .search(*F.Lambda->Body);
  if (F.Kind != FrameKind::Thunk || F.Thunk->Before != ObjectKind::Thunk)
    return std::nullopt;
  auto &T = static_cast<ThunkObject &>(*F.Thunk);
  return UseSearch({nullptr, T.captures()}, 0, Wanted)
      .search(*static_cast<const DelayCode &>(*T.Body).Body);
}
