#pragma once

#include "evaluator/Code/Units.h"
#include "evaluator/Eval/Builtin.h"
#include "evaluator/Value/Value.h"

namespace dx {

/// What code runs on: the slots of its unit and the values that the unit took
/// along.
struct Frame {
  Value *Slots;
  Value *Captures;
};

/// What a frame is about.
enum class FrameKind : uint8_t {
  Thunk,
  Lambda,
  Builtin,
  /// A place that catches failures: what lies inside fails, what lies outside
  /// goes on. Made by EvalStack::attempt.
  Boundary,
};

/// Something that is being evaluated. Frames live on the stack and are linked,
/// so that a failure can say what led to it, and mark the thunks that it ends,
/// without any work while it unwinds: frames are popped by hand on the way out,
/// and by EvalStack::attempt after a failure.
struct TraceFrame {
  TraceFrame *Prev = nullptr;
  FrameKind Kind;
  /// How many frames of calls there are from the outermost to this one.
  uint32_t Calls = 0;
  SourceRange Site;
  union {
    Object *Thunk;
    const LambdaCode *Lambda;
    const BuiltinInfo *Builtin;
  };

  TraceFrame(SourceRange Site, Object *Thunk)
      : Kind(FrameKind::Thunk), Site(Site), Thunk(Thunk) {}
  TraceFrame(SourceRange Site, const LambdaCode *Lambda)
      : Kind(FrameKind::Lambda), Site(Site), Lambda(Lambda) {}
  TraceFrame(SourceRange Site, const BuiltinInfo *Builtin)
      : Kind(FrameKind::Builtin), Site(Site), Builtin(Builtin) {}
  TraceFrame() : Kind(FrameKind::Boundary), Thunk(nullptr) {}
  TraceFrame(const TraceFrame &) = delete;
  [[nodiscard]] bool isCall() const {
    return Kind == FrameKind::Lambda || Kind == FrameKind::Builtin;
  }
};

} // namespace dx
