#include "TreeBuilder.h"

#include "frontend/Sema/Scope.h"
#include "gtest/gtest.h"

using namespace dx;

namespace {

TEST(ScopeStack, EndingAScopeShowsWhatItHid) {
  std::vector<Decl> Decls;
  ScopeStack Scopes(Decls);
  Symbol X(1), Y(2);
  DeclId Outer = Scopes.declare(DeclKind::Binding, X, {});
  {
    ScopeMark Mark(Scopes);
    DeclId Inner = Scopes.declare(DeclKind::Formal, X, {});
    Scopes.declare(DeclKind::Formal, Y, {});
    EXPECT_EQ(Scopes.lookup(X), Inner);
  }
  EXPECT_EQ(Scopes.lookup(X), Outer);
  EXPECT_EQ(Scopes.lookup(Y), DeclId::None);
}

TEST(ScopeStack, WithSetsKnowTheOnesAround) {
  std::vector<Decl> Decls;
  ScopeStack Scopes(Decls);
  ScopeMark Mark(Scopes);
  DeclId Outer = Scopes.enterWith({});
  {
    ScopeMark Inside(Scopes);
    DeclId Inner = Scopes.enterWith({});
    EXPECT_EQ(Decls[uint32_t(Inner)].OuterWith, Outer);
  }
  EXPECT_EQ(Scopes.innermostWith(), Outer);
}

class Scopes : public testing::Test, protected TreeBuilder {};

// x: with y; [ x map other ], y being an attribute given to scopedImport
TEST_F(Scopes, LocalsAndGlobalsBeatWith) {
  Globals.insert(sym("map"));
  Symbol Scope[] = {sym("y")};
  Options.Scope = Scope;
  const VarExpr *Y = var("y"), *X = var("x"), *Map = var("map"),
                *Other = var("other");
  const WithExpr *With = with(Y, list({X, Map, Other}));
  Resolution R = resolve(lambda("x", {}, With));
  EXPECT_EQ(R.Vars[Y->Id].Target, DeclId(0));
  EXPECT_EQ(R.Decls[0].Kind, DeclKind::Scope);
  EXPECT_EQ(R.Vars[X->Id].Kind, VarKind::Local);
  EXPECT_EQ(R.Vars[Map->Id].Kind, VarKind::Global);
  EXPECT_EQ(R.Vars[Other->Id].Kind, VarKind::With);
  EXPECT_EQ(R.Vars[Other->Id].Target, R.Withs[With->Id]);
}

TEST_F(Scopes, ScopedImportHidesGlobals) {
  Globals.insert(sym("map"));
  Symbol Scope[] = {sym("map")};
  Options.Scope = Scope;
  const VarExpr *Map = var("map");
  EXPECT_EQ(resolve(Map).Vars[Map->Id].Kind, VarKind::Local);
}

// a: rec { inherit a; inherit (a) b; }
TEST_F(Scopes, InheritLooksOutsideAndItsSourceInside) {
  const VarExpr *Source = var("a");
  Binding Plain = inherit("a");
  const LambdaExpr *Root =
      lambda("a", {}, attrs({Plain, inherit("b", Source)}, AttrsStyle::Rec));
  Resolution R = resolve(Root);
  EXPECT_EQ(R.Vars[Plain.InheritedVars[0]->Id].Target,
            R.Lambdas[Root->Id].Argument);
  DeclId Inside = R.Vars[Source->Id].Target;
  EXPECT_EQ(R.Decls[uint32_t(Inside)].Kind, DeclKind::Binding);
}

// __sub: a: [ (a - 1) (a + 1) ]
TEST_F(Scopes, OnlyShadowedOperatorsAreListed) {
  const Expr *Minus = binary(BinaryOp::Sub, var("a"), num());
  const Expr *Plus = binary(BinaryOp::Add, var("a"), num());
  const LambdaExpr *Root =
      lambda("__sub", {}, lambda("a", {}, list({Minus, Plus})));
  Resolution R = resolve(Root);
  ASSERT_EQ(R.Shadowed.size(), 1U);
  EXPECT_EQ(R.Shadowed[Minus].Function.Target, R.Lambdas[Root->Id].Argument);
}

// { x, y, x }@y: x
TEST_F(Scopes, DuplicateFormals) {
  resolve(lambda("y", {"x", "y", "x"}, var("x")));
  EXPECT_EQ(codes(), "duplicate-formal duplicate-formal");
}

// nmae: name; and no suggestion that could be anything
TEST_F(Scopes, UndefinedNamesSuggestTheNearest) {
  Globals.insert(sym("map"));
  Globals.insert(sym("game"));
  resolve(lambda("nmae", {}, list({var("name"), var("z"), var("maps")})));
  ASSERT_EQ(codes(),
            "undefined-variable undefined-variable undefined-variable");
  const auto &All = Diags.all();
  ASSERT_EQ(All[0].Notes.size(), 1U);
  EXPECT_EQ(All[0].Notes[0].Id, DiagId::DidYouMean);
  EXPECT_EQ(All[0].Notes[0].Message, "did you mean `nmae`?");
  EXPECT_TRUE(All[1].Notes.empty());
  EXPECT_EQ(All[2].Notes[0].Message, "did you mean `map`?");
  EXPECT_EQ(All[2].Fixes[0].Replacement, "map");
}

// { a = 1; b = a; }
TEST_F(Scopes, ForgottenRecIsExplained) {
  resolve(attrs({bind("a", num()), bind("b", var("a"))}));
  ASSERT_EQ(codes(), "undefined-variable");
  EXPECT_EQ(Diags.all()[0].Notes[0].Id, DiagId::NeedsRec);
}

} // namespace
