#include "TreeBuilder.h"

#include "llvm/ADT/STLExtras.h"
#include "gtest/gtest.h"

using namespace dx;

namespace {

class Merging : public testing::Test, protected TreeBuilder {
protected:
  static const MergedAttr *find(const BindingGroup &G, Symbol Name) {
    auto Found = llvm::find_if(
        G.Attrs, [&](const MergedAttr &A) { return A.Name == Name; });
    return Found == G.Attrs.end() ? nullptr : &*Found;
  }
};

TEST_F(Merging, LargeGroupsAreSortedAndComplete) {
  constexpr int Count = 100'000;
  std::vector<Binding> Bindings;
  std::vector<Symbol> Names;
  for (int I = 0; I != Count; ++I)
    Names.push_back(sym("a" + std::to_string(I)));
  for (int I = Count; I-- != 0;)
    Bindings.push_back(bind(Symbols.text(Names[I]), num()));
  Bindings.push_back(bind("a7", num()));
  const AttrsExpr *Set = attrs(Bindings);
  Resolution R = resolve(Set);
  const auto &Attrs = R.Groups[Set->Id].Attrs;
  ASSERT_EQ(Attrs.size(), size_t(Count));
  EXPECT_TRUE(llvm::is_sorted(
      Attrs, [](const auto &A, const auto &B) { return A.Name < B.Name; }));
  ASSERT_EQ(codes(), "duplicate-attr");
  const DiagNote &Note = Diags.all()[0].Notes[0];
  EXPECT_EQ(Note.Id, DiagId::FirstDefinedHere);
  EXPECT_EQ(Note.Range, find(R.Groups[Set->Id], sym("a7"))->NameRange);
}

// { a = { b = 1; }; a.c = 2; }
TEST_F(Merging, PathsJoinALiteral) {
  const AttrsExpr *Inner = attrs({bind("b", num())});
  const AttrsExpr *Set =
      attrs({bind("a", Inner), bind({name("a"), name("c")}, num())});
  Resolution R = resolve(Set);
  const MergedAttr *A = find(R.Groups[Set->Id], sym("a"));
  ASSERT_TRUE(A);
  EXPECT_EQ(A->Value, Inner);
  EXPECT_EQ(R.Groups[Inner->Id].Attrs.size(), 2U);
  EXPECT_EQ(codes(), "");
}

// { a.c = 2; a = { b = 1; }; }
TEST_F(Merging, ALiteralJoinsPaths) {
  const AttrsExpr *Inner = attrs({bind("b", num())});
  const AttrsExpr *Set =
      attrs({bind({name("a"), name("c")}, num()), bind("a", Inner)});
  Resolution R = resolve(Set);
  const MergedAttr *A = find(R.Groups[Set->Id], sym("a"));
  ASSERT_TRUE(A);
  ASSERT_EQ(A->K, MergedAttr::Kind::Nested);
  EXPECT_EQ(R.Groups[A->NestedGroup].Attrs.size(), 2U);
  EXPECT_TRUE(R.Groups[Inner->Id].Attrs.empty());
}

// { a = rec { b = 1; }; a.c = b; } against { a.c = b; a = rec { b = 1; }; }
TEST_F(Merging, TheFirstSetDecidesAboutRec) {
  auto Rec = [&] { return attrs({bind("b", num())}, AttrsStyle::Rec); };
  const VarExpr *Seen = var("b"), *Unseen = var("b");
  Resolution R = resolve(attrs(
      {bind("x", attrs({bind("a", Rec()), bind({name("a"), name("c")}, Seen)})),
       bind("y",
            attrs({bind({name("a"), name("c")}, Unseen), bind("a", Rec())}))}));
  EXPECT_EQ(R.Vars[Seen->Id].Kind, VarKind::Local);
  EXPECT_EQ(R.Vars[Unseen->Id].Kind, VarKind::Undefined);
  EXPECT_EQ(codes(), "undefined-variable rec-ignored");
}

// x: { a = { inherit (x) b; }; a = { inherit (x) c; }; }
TEST_F(Merging, InheritSourcesAreRenumbered) {
  const VarExpr *One = var("x"), *Two = var("x");
  const AttrsExpr *First = attrs({inherit("b", One)});
  const AttrsExpr *Second = attrs({inherit("c", Two)});
  Resolution R =
      resolve(lambda("x", {}, attrs({bind("a", First), bind("a", Second)})));
  const BindingGroup &G = R.Groups[First->Id];
  ASSERT_EQ(G.InheritFroms.size(), 2U);
  EXPECT_EQ(G.InheritFroms[find(G, sym("c"))->FromIndex], Two);
  EXPECT_EQ(R.Vars[Two->Id].Kind, VarKind::Local);
}

// x: { ${x} = 1; a = 2; ${x}.b = 3; ${x}.c = 4; }
TEST_F(Merging, DynamicAttributesKeepTheirOrderAndNeverMerge) {
  const Expr *Names[] = {var("x"), var("x"), var("x")};
  const AttrsExpr *Set =
      attrs({bind({dynamic(Names[0])}, num()), bind("a", num()),
             bind({dynamic(Names[1]), name("b")}, num()),
             bind({dynamic(Names[2]), name("c")}, num())});
  Resolution R = resolve(lambda("x", {}, Set));
  const BindingGroup &G = R.Groups[Set->Id];
  ASSERT_EQ(G.Dynamic.size(), 3U);
  for (int I = 0; I != 3; ++I)
    EXPECT_EQ(G.Dynamic[I].Name, Names[I]);
  EXPECT_TRUE(G.Dynamic[0].Value);
  EXPECT_NE(G.Dynamic[1].NestedGroup, G.Dynamic[2].NestedGroup);
}

// { a = 1; a.b = y; inherit a; }, where nothing declares y and a
TEST_F(Merging, WhatIsLeftOverIsResolvedToo) {
  const AttrsExpr *Set = attrs(
      {bind("a", num()), bind({name("a"), name("b")}, var("y")), inherit("a")});
  resolve(Set);
  EXPECT_EQ(codes(), "duplicate-attr undefined-variable duplicate-attr "
                     "undefined-variable");
}

// let ${x} = y; in 1
TEST_F(Merging, LetRefusesDynamicNames) {
  const VarExpr *Name = var("x"), *Value = var("x");
  const LetExpr *Let = let({bind({dynamic(Name)}, Value)}, num());
  Resolution R = resolve(lambda("x", {}, Let));
  EXPECT_EQ(R.Vars[Name->Id].Kind, VarKind::Local);
  EXPECT_EQ(R.Vars[Value->Id].Kind, VarKind::Local);
  EXPECT_TRUE(R.Groups[Let->Id].Dynamic.empty());
  EXPECT_EQ(codes(), "dynamic-in-let");
}

// { = 1; a = <error>; }
TEST_F(Merging, WhatTheParserCouldNotReadDoesNoHarm) {
  Binding NoPath = bindPath({}, var("x"));
  const Expr *Bad = Ctx.make<ErrorExpr>(range());
  resolve(attrs({NoPath, bind("a", Bad), bind({name("a"), name("b")}, Bad)}));
  EXPECT_EQ(codes(), "duplicate-attr");
}

} // namespace
