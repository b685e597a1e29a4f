#include "TreeBuilder.h"

#include "frontend/Sema/Unused.h"
#include "gtest/gtest.h"

using namespace dx;

namespace {

class Unused : public testing::Test, protected TreeBuilder {
protected:
  std::string found(const Expr *Root) {
    Resolution R = resolve(Root);
    EXPECT_EQ(codes(), "");
    reportUnused(*Root, R, Symbols, Diags);
    return codes();
  }
};

// let a = 1; b = 2; _c = 3; in b
TEST_F(Unused, BindingsOfLet) {
  EXPECT_EQ(found(let({bind("a", num()), bind("b", num()), bind("_c", num())},
                      var("b"))),
            "unused-binding");
  EXPECT_EQ(Diags.all()[0].Message, "`a` is never used");
}

// let __sub = 1; in 1 - 1
TEST_F(Unused, OperatorsUseWhatTheyCall) {
  EXPECT_EQ(
      found(let({bind("__sub", num())}, binary(BinaryOp::Sub, num(), num()))),
      "");
}

// with 1; with 2; a
TEST_F(Unused, ALookupUsesAllSetsAround) {
  EXPECT_EQ(found(with(num(), with(num(), var("a")))), "");
}

// with 1; [ (with 2; 3) a ]
TEST_F(Unused, WithWithoutALookup) {
  const WithExpr *Inner = with(num(), num());
  EXPECT_EQ(found(with(num(), list({Inner, var("a")}))), "unused-with");
  EXPECT_EQ(Diags.all()[0].Id, DiagId::UnusedWith);
}

// rec { a = 1; }
TEST_F(Unused, AttributesAreUsedFromOutside) {
  EXPECT_EQ(found(attrs({bind("a", num())}, AttrsStyle::Rec)), "");
}

} // namespace
