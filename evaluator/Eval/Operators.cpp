#include "evaluator/Eval/Evaluator.h"

#include "frontend/Basic/Path.h"

#include "llvm/Support/ErrorHandling.h"

using namespace dx;

static llvm::StringRef operatorOf(CodeOp Op) {
  switch (Op) {
  case CodeOp::Add:
    return "+";
  case CodeOp::Sub:
    return "-";
  case CodeOp::Mul:
    return "*";
  default:
    return "/";
  }
}

static double asDouble(Value V) {
  return V.isFloat() ? floatOf(V) : double(intOf(V));
}

static double floatArithmetic(CodeOp Op, double A, double B) {
  switch (Op) {
  case CodeOp::Add:
    return A + B;
  case CodeOp::Sub:
    return A - B;
  case CodeOp::Mul:
    return A * B;
  default:
    return A / B;
  }
}

/// The result of `A Op B` on integers; false where it does not fit.
static bool intArithmetic(CodeOp Op, int64_t A, int64_t B, int64_t &Result) {
  switch (Op) {
  case CodeOp::Add:
    return !__builtin_add_overflow(A, B, &Result);
  case CodeOp::Sub:
    return !__builtin_sub_overflow(A, B, &Result);
  case CodeOp::Mul:
    return !__builtin_mul_overflow(A, B, &Result);
  default:
    if (A == INT64_MIN && B == -1)
      return false;
    Result = A / B;
    return true;
  }
}

Value Evaluator::arithmeticOn(CodeOp Op, Value A, Value B, SourceRange Site) {
  if (A.isInt() && B.isInt()) {
    int64_t X = intOf(A), Y = intOf(B), Result = 0;
    if (Op == CodeOp::Div && Y == 0)
      fail(Site, diag::DivisionByZero);
    if (!intArithmetic(Op, X, Y, Result))
      fail(Site, diag::IntegerOverflow, X, operatorOf(Op), Y);
    return makeInt(heap(), Result);
  }
  for (Value V : {A, B})
    if (!V.isInt() && !V.isFloat())
      wrongType(V, "a number", Site);
  if (Op == CodeOp::Div && asDouble(B) == 0)
    fail(Site, diag::DivisionByZero);
  return makeFloat(heap(), floatArithmetic(Op, asDouble(A), asDouble(B)));
}

Value Evaluator::negate(const UnaryCode &C, Value V) {
  if (!V.isInt() && !V.isFloat())
    wrongType(V, "a number", C.Operand->Range);
  return arithmeticOn(CodeOp::Sub, Value::smallInt(0), V, C.Range);
}

Value Evaluator::add(const BinaryCode &C, Value A, Value B) {
  if ((A.isInt() || A.isFloat()) && (B.isInt() || B.isFloat()))
    return arithmeticOn(CodeOp::Add, A, B, C.OpRange);
  if (A.isString() && B.isString()) {
    if (view(A).size() + view(B).size() > MaxStringLength)
      fail(C.OpRange, diag::StringTooLong);
    ContextId Context = S.Contexts.unite(contextOf(A), contextOf(B));
    return appendStrings(heap(), A, view(B), Context);
  }
  std::string Text;
  ContextId Context = 0;
  if (A.isPath()) {
    Text = view(A).str();
    coerceToString(B, {false, false}, C.Right->Range, Text, Context);
    if (S.Contexts.visiblePart(Context) != 0)
      fail(C.Right->Range, diag::ContextInPath);
    return makePath(heap(), normalisePath(Text));
  }
  bool Textual = A.isString() || A.isAttrs();
  if (!Textual)
    fail(C.OpRange, diag::CannotAdd, describeType(B), describeType(A));
  // Only beside a string a path is copied.
  Coercion How{false, A.isString()};
  coerceToString(A, How, C.Left->Range, Text, Context);
  coerceToString(B, How, C.Right->Range, Text, Context);
  return string(Text, Context);
}

Value Evaluator::evalBinary(const BinaryCode &C, Frame F) {
  Value A = eval(*C.Left, F);
  Value B = eval(*C.Right, F);
  switch (C.Op) {
  case CodeOp::Add:
    if (A.isSmallInt() && B.isSmallInt()) [[likely]] {
      int64_t Sum = A.smallInt() + B.smallInt(); // 63 bits each: no overflow
      return makeInt(heap(), Sum);
    }
    return add(C, A, B);
  case CodeOp::Sub:
    if (A.isSmallInt() && B.isSmallInt()) [[likely]]
      return makeInt(heap(), A.smallInt() - B.smallInt());
    return arithmeticOn(C.Op, A, B, C.OpRange);
  case CodeOp::Mul:
  case CodeOp::Div:
    return arithmeticOn(C.Op, A, B, C.OpRange);
  case CodeOp::Less:
    return Value::boolean(less(A, B, C.OpRange));
  case CodeOp::LessEqual:
    return Value::boolean(!less(B, A, C.OpRange));
  case CodeOp::Greater:
    return Value::boolean(less(B, A, C.OpRange));
  case CodeOp::GreaterEqual:
    return Value::boolean(!less(A, B, C.OpRange));
  case CodeOp::Equal:
    return Value::boolean(equal(A, B, C.OpRange));
  case CodeOp::NotEqual:
    return Value::boolean(!equal(A, B, C.OpRange));
  case CodeOp::Concat:
    if (!A.isList())
      wrongType(A, "a list", C.Left->Range);
    if (!B.isList())
      wrongType(B, "a list", C.Right->Range);
    return concatLists(heap(), A, B);
  case CodeOp::Update:
    if (!A.isAttrs())
      wrongType(A, "a set", C.Left->Range);
    if (!B.isAttrs())
      wrongType(B, "a set", C.Right->Range);
    return updateAttrs(heap(), A, B);
  default:
    llvm_unreachable("not a binary operator on two values");
  }
}
