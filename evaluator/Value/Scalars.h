#pragma once

#include "evaluator/Value/Heap.h"
#include "evaluator/Value/Value.h"

namespace dx {

/// An integer that does not fit the 63 bits of a Value.
struct BoxedIntObject : Object {
  int64_t Number;
  explicit BoxedIntObject(int64_t Number)
      : Object(ObjectKind::BoxedInt, 0), Number(Number) {}
};

/// A 64-bit float.
struct FloatObject : Object {
  double Number;
  explicit FloatObject(double Number)
      : Object(ObjectKind::Float, 0), Number(Number) {}
};

/// A value of any integer; small ones need no object.
inline Value makeInt(Heap &H, int64_t N) {
  if (Value::fitsSmallInt(N)) [[likely]]
    return Value::smallInt(N);
  return Value(H.make<BoxedIntObject>(0, N));
}

/// A new float.
inline Value makeFloat(Heap &H, double N) {
  return Value(H.make<FloatObject>(0, N));
}

/// The number of a computed integer.
inline int64_t intOf(Value V) {
  return V.isSmallInt() ? V.smallInt()
                        : static_cast<BoxedIntObject *>(V.object())->Number;
}

/// The number of a computed float.
inline double floatOf(Value V) {
  return static_cast<FloatObject *>(V.object())->Number;
}

/// The number of a computed integer or float.
inline double numberOf(Value V) {
  return V.isFloat() ? floatOf(V) : double(intOf(V));
}

} // namespace dx
