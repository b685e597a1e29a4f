#include "evaluator/Eval/Evaluator.h"

#include "frontend/Basic/Path.h"
#include "llvm/Support/ErrorHandling.h"

using namespace dx;

// --- Numbers

static llvm::StringRef symbolOf(Arithmetic Op) {
  switch (Op) {
  case Arithmetic::Add:
    return "+";
  case Arithmetic::Sub:
    return "-";
  case Arithmetic::Mul:
    return "*";
  case Arithmetic::Div:
    return "/";
  }
  llvm_unreachable("no operator");
}

static double floatArithmetic(Arithmetic Op, double A, double B) {
  switch (Op) {
  case Arithmetic::Add:
    return A + B;
  case Arithmetic::Sub:
    return A - B;
  case Arithmetic::Mul:
    return A * B;
  case Arithmetic::Div:
    return A / B;
  }
  llvm_unreachable("no operator");
}

/// The result of `A Op B` on integers; false where it does not fit.
static bool intArithmetic(Arithmetic Op, int64_t A, int64_t B,
                          int64_t &Result) {
  switch (Op) {
  case Arithmetic::Add:
    return !__builtin_add_overflow(A, B, &Result);
  case Arithmetic::Sub:
    return !__builtin_sub_overflow(A, B, &Result);
  case Arithmetic::Mul:
    return !__builtin_mul_overflow(A, B, &Result);
  case Arithmetic::Div:
    if (A == INT64_MIN && B == -1)
      return false;
    Result = A / B;
    return true;
  }
  llvm_unreachable("no operator");
}

Value Evaluator::arithmetic(Arithmetic Op, Value A, Value B, SourceRange Site) {
  if (A.isInt() && B.isInt()) {
    int64_t X = intOf(A), Y = intOf(B), Result = 0;
    if (Op == Arithmetic::Div && Y == 0)
      fail(Site, diag::DivisionByZero);
    if (!intArithmetic(Op, X, Y, Result))
      fail(Site, diag::IntegerOverflow, X, symbolOf(Op), Y);
    return makeInt(heap(), Result);
  }
  for (Value V : {A, B})
    if (!V.isNumber())
      wrongType(V, "a number", Site);
  if (Op == Arithmetic::Div && numberOf(B) == 0)
    fail(Site, diag::DivisionByZero);
  return makeFloat(heap(), floatArithmetic(Op, numberOf(A), numberOf(B)));
}

Value Evaluator::evalNegate(const UnaryCode &C, Frame F) {
  Value V = eval(*C.Operand, F);
  if (!V.isNumber())
    wrongType(V, "a number", C.Operand->Range);
  return arithmetic(Arithmetic::Sub, Value::smallInt(0), V, C.Range);
}

Value Evaluator::evalSub(const BinaryCode &C, Frame F) {
  Value A = eval(*C.Left, F);
  Value B = eval(*C.Right, F);
  if (A.isSmallInt() && B.isSmallInt()) [[likely]]
    return makeInt(heap(), A.smallInt() - B.smallInt()); // 63 bits each
  return arithmetic(Arithmetic::Sub, A, B, C.OpRange);
}

Value Evaluator::evalMul(const BinaryCode &C, Frame F) {
  Value A = eval(*C.Left, F);
  return arithmetic(Arithmetic::Mul, A, eval(*C.Right, F), C.OpRange);
}

Value Evaluator::evalDiv(const BinaryCode &C, Frame F) {
  Value A = eval(*C.Left, F);
  return arithmetic(Arithmetic::Div, A, eval(*C.Right, F), C.OpRange);
}

// --- `+`, on numbers and on text

Value Evaluator::evalAdd(const BinaryCode &C, Frame F) {
  Value A = eval(*C.Left, F);
  if (!A.isNumber())
    return addText(C, A, F);
  Value B = eval(*C.Right, F);
  if (A.isSmallInt() && B.isSmallInt()) [[likely]]
    return makeInt(heap(), A.smallInt() + B.smallInt()); // 63 bits each
  if (!B.isNumber())
    fail(C.OpRange, diag::CannotAdd, describeType(B), describeType(A));
  return arithmetic(Arithmetic::Add, A, B, C.OpRange);
}

/// The left side becomes text before the right one is computed, as in Nix.
Value Evaluator::addText(const BinaryCode &C, Value A, Frame F) {
  // Only beside a string a path is copied.
  Coercion How{false, A.isString()};
  std::string Text;
  ContextId Context = 0;
  if (!A.isString())
    coerceToString(A, {false, false}, C.Left->Range, Text, Context);
  Value B = eval(*C.Right, F);
  if (A.isString() && B.isString()) {
    if (view(A).size() + view(B).size() > MaxStringLength)
      fail(C.OpRange, diag::StringTooLong);
    Context = S.Contexts.unite(contextOf(A), contextOf(B));
    return appendStrings(heap(), A, view(B), Context);
  }
  if (A.isString())
    coerceToString(A, How, C.Left->Range, Text, Context);
  coerceToString(B, How, C.Right->Range, Text, Context);
  if (!A.isPath())
    return string(Text, Context);
  if (S.Contexts.visiblePart(Context) != 0)
    fail(C.Right->Range, diag::ContextInPath);
  return makePath(heap(), normalisePath(Text));
}

// --- Lists and sets

Value Evaluator::evalConcat(const BinaryCode &C, Frame F) {
  Value A = eval(*C.Left, F);
  Value B = eval(*C.Right, F);
  if (!A.isList())
    wrongType(A, "a list", C.Left->Range);
  if (!B.isList())
    wrongType(B, "a list", C.Right->Range);
  return concatLists(heap(), A, B);
}

Value Evaluator::evalUpdate(const BinaryCode &C, Frame F) {
  Value A = eval(*C.Left, F);
  if (!A.isAttrs())
    wrongType(A, "a set", C.Left->Range);
  Value B = eval(*C.Right, F);
  if (!B.isAttrs())
    wrongType(B, "a set", C.Right->Range);
  return updateAttrs(heap(), A, B);
}

// --- Comparing

/// `a > b` and `a <= b` stand for `b < a` in Nix: `b` is computed first.
inline bool Evaluator::isLess(const BinaryCode &C, Frame F, bool Swapped) {
  Value A = eval(Swapped ? *C.Right : *C.Left, F);
  Value B = eval(Swapped ? *C.Left : *C.Right, F);
  if (A.isSmallInt() && B.isSmallInt()) [[likely]]
    return A.smallInt() < B.smallInt();
  return less(A, B, C.OpRange);
}

Value Evaluator::evalLess(const BinaryCode &C, Frame F) {
  return Value::boolean(isLess(C, F, /*Swapped=*/false));
}

Value Evaluator::evalLessEqual(const BinaryCode &C, Frame F) {
  return Value::boolean(!isLess(C, F, /*Swapped=*/true));
}

Value Evaluator::evalGreater(const BinaryCode &C, Frame F) {
  return Value::boolean(isLess(C, F, /*Swapped=*/true));
}

Value Evaluator::evalGreaterEqual(const BinaryCode &C, Frame F) {
  return Value::boolean(!isLess(C, F, /*Swapped=*/false));
}

Value Evaluator::evalEqual(const BinaryCode &C, Frame F) {
  Value A = eval(*C.Left, F);
  return Value::boolean(equal(A, eval(*C.Right, F)));
}

Value Evaluator::evalNotEqual(const BinaryCode &C, Frame F) {
  Value A = eval(*C.Left, F);
  return Value::boolean(!equal(A, eval(*C.Right, F)));
}
