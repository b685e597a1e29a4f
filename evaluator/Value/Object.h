#pragma once

#include <cstddef>
#include <cstdint>

namespace dx {

/// What an object is; values in weak head normal form come before `Thunk`.
enum class ObjectKind : uint8_t {
#define DX_OBJECT(Kind) Kind,
#include "evaluator/Value/Objects.def"
};

/// What every heap object begins with.
struct Object {
  ObjectKind Kind;
  /// The kind a Blackhole had, to give it back after an interrupt.
  ObjectKind Before = ObjectKind::Blackhole;
  uint32_t Size;

  Object(ObjectKind Kind, uint32_t Size) : Kind(Kind), Size(Size) {}
};
static_assert(sizeof(Object) == 8);

} // namespace dx
