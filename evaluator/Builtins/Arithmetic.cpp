// Builtins on numbers.

#include "evaluator/Builtins/BuiltinFunctions.h"
#include <cmath>
#include <functional>
#include <limits>

using namespace dx;

static Value arithmetic(BuiltinCall &Call, Arithmetic Op) {
  // Both are computed before either is looked at.
  Call.value(0);
  Call.value(1);
  Call.number(0);
  Call.number(1);
  return Call.E.arithmetic(Op, Call.Args[0], Call.Args[1], Call.Site);
}

Value dx::builtinAdd(BuiltinCall &Call) {
  return arithmetic(Call, Arithmetic::Add);
}

Value dx::builtinSub(BuiltinCall &Call) {
  return arithmetic(Call, Arithmetic::Sub);
}

Value dx::builtinMul(BuiltinCall &Call) {
  return arithmetic(Call, Arithmetic::Mul);
}

Value dx::builtinDiv(BuiltinCall &Call) {
  return arithmetic(Call, Arithmetic::Div);
}

/// \p Combine of both arguments, read in their order.
template <class Operation>
static Value bitwise(BuiltinCall &Call, Operation Combine) {
  int64_t A = Call.integer(0);
  return Call.makeInt(Combine(A, Call.integer(1)));
}

Value dx::builtinBitAnd(BuiltinCall &Call) {
  return bitwise(Call, std::bit_and<int64_t>());
}

Value dx::builtinBitOr(BuiltinCall &Call) {
  return bitwise(Call, std::bit_or<int64_t>());
}

Value dx::builtinBitXor(BuiltinCall &Call) {
  return bitwise(Call, std::bit_xor<int64_t>());
}

/// A whole float as an integer.
static Value wholeNumber(BuiltinCall &Call, double Whole) {
  // Exactly -2^63, so that the comparisons are exact too.
  constexpr double Least = double(std::numeric_limits<int64_t>::min());
  if (!(Whole >= Least && Whole < -Least))
    Call.fail(diag::FloatOutOfRange, Call.Info.Name);
  return Call.makeInt(int64_t(Whole));
}

Value dx::builtinCeil(BuiltinCall &Call) {
  double Number = Call.number(0);
  return Call.Args[0].isInt() ? Call.Args[0]
                              : wholeNumber(Call, std::ceil(Number));
}

Value dx::builtinFloor(BuiltinCall &Call) {
  double Number = Call.number(0);
  return Call.Args[0].isInt() ? Call.Args[0]
                              : wholeNumber(Call, std::floor(Number));
}

Value dx::builtinLessThan(BuiltinCall &Call) {
  Value A = Call.value(0);
  return Value::boolean(Call.E.less(A, Call.value(1), Call.Site));
}
