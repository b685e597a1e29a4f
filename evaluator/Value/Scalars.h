#pragma once

#include "evaluator/Value/Heap.h"
#include "evaluator/Value/Value.h"

namespace dx {

struct BoxedIntObject : Object {
  int64_t Number;
  explicit BoxedIntObject(int64_t Number)
      : Object(ObjectKind::BoxedInt, 0), Number(Number) {}
};

struct FloatObject : Object {
  double Number;
  explicit FloatObject(double Number)
      : Object(ObjectKind::Float, 0), Number(Number) {}
};

inline Value makeInt(Heap &H, int64_t N) {
  if (Value::fitsSmallInt(N)) [[likely]]
    return Value::smallInt(N);
  return Value(H.make<BoxedIntObject>(0, N));
}

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

} // namespace dx
