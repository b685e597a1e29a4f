#pragma once

#include "evaluator/Value/Object.h"
#include <cassert>

namespace dx {

/// What a value is once it is computed. `typeOf` names these.
enum class ValueType : uint8_t {
  Int,
  Float,
  Bool,
  Null,
  String,
  Path,
  List,
  Attrs,
  Function,
};

/// One word: an integer of 63 bits, null, a boolean, or a pointer to a heap
/// object. A value may be a thunk; Evaluator::force computes it.
///
/// Low bits: `1` integer, `10` constant, `00` pointer. The word 0 is no value.
class Value {
  uint64_t Bits = 0;
  constexpr explicit Value(uint64_t Bits, int) : Bits(Bits) {}

public:
  constexpr Value() = default;
  explicit Value(const Object *O) : Bits(reinterpret_cast<uint64_t>(O)) {
    assert((Bits & 7) == 0 && "objects are aligned");
  }

  static constexpr Value null() { return Value(0x2, 0); }
  static constexpr Value boolean(bool B) { return Value(B ? 0xE : 0xA, 0); }
  /// \p N must fit 63 bits; makeInt (Scalars.h) takes any.
  static constexpr Value smallInt(int64_t N) {
    return Value((uint64_t(N) << 1) | 1, 0);
  }
  static constexpr bool fitsSmallInt(int64_t N) {
    return N >= -(int64_t(1) << 62) && N < (int64_t(1) << 62);
  }

  [[nodiscard]] bool isValid() const { return Bits != 0; }
  [[nodiscard]] bool isSmallInt() const { return (Bits & 1) != 0; }
  [[nodiscard]] bool isObject() const { return (Bits & 3) == 0 && Bits != 0; }
  [[nodiscard]] bool isNull() const { return Bits == 0x2; }
  [[nodiscard]] bool isBool() const { return (Bits | 4) == 0xE; }

  [[nodiscard]] int64_t smallInt() const { return int64_t(Bits) >> 1; }
  [[nodiscard]] bool boolean() const { return Bits == 0xE; }
  [[nodiscard]] Object *object() const {
    return reinterpret_cast<Object *>(Bits);
  }
  [[nodiscard]] uint64_t bits() const { return Bits; }

  [[nodiscard]] bool isObject(ObjectKind K) const {
    return isObject() && object()->Kind == K;
  }
  /// Whether there is nothing left to compute at the top.
  [[nodiscard]] bool isForced() const {
    return !isObject() || object()->Kind < ObjectKind::Thunk;
  }

  /// The same word: the same constant or the same object.
  friend bool operator==(Value A, Value B) { return A.Bits == B.Bits; }

  // The questions below are about computed values.
  [[nodiscard]] ValueType type() const;
  [[nodiscard]] bool isInt() const {
    return isSmallInt() || isObject(ObjectKind::BoxedInt);
  }
  [[nodiscard]] bool isFloat() const { return isObject(ObjectKind::Float); }
  [[nodiscard]] bool isNumber() const { return isInt() || isFloat(); }
  [[nodiscard]] bool isString() const {
    return isObject() && (object()->Kind == ObjectKind::String ||
                          object()->Kind == ObjectKind::StringSlice);
  }
  [[nodiscard]] bool isPath() const { return isObject(ObjectKind::Path); }
  [[nodiscard]] bool isList() const {
    return isObject() && (object()->Kind == ObjectKind::List ||
                          object()->Kind == ObjectKind::ListSlice);
  }
  [[nodiscard]] bool isAttrs() const {
    return isObject() && (object()->Kind == ObjectKind::Attrs ||
                          object()->Kind == ObjectKind::LayeredAttrs);
  }
  [[nodiscard]] bool isFunction() const {
    return isObject() && object()->Kind >= ObjectKind::Closure &&
           object()->Kind <= ObjectKind::BuiltinApp;
  }
};
static_assert(sizeof(Value) == 8);

} // namespace dx
