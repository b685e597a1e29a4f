#pragma once

#include "evaluator/Code/Units.h"
#include "evaluator/Eval/Builtin.h"
#include "evaluator/Value/Value.h"
#include "llvm/ADT/StringMap.h"

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
  /// The value of a file.
  Import,
  /// The parts of a value, all of which are computed: a level of forceDeep.
  Parts,
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
  /// How many levels (isLevel) there are from the outermost to this one.
  uint32_t Levels = 0;
  SourceRange Site;
  union {
    Object *Thunk;
    const LambdaCode *Lambda;
    const BuiltinInfo *Builtin;
    /// The file's entry in Session::Imports.
    const llvm::StringMapEntry<Value> *File;
  };
  /// What a function's code runs on; no slots before its parameters are there.
  /// Only functions have it.
  Frame Where;

  TraceFrame(SourceRange Site, Object *Thunk)
      : Kind(FrameKind::Thunk), Site(Site), Thunk(Thunk) {}
  TraceFrame(SourceRange Site, const LambdaCode *Lambda)
      : Kind(FrameKind::Lambda), Site(Site), Lambda(Lambda) {}
  TraceFrame(SourceRange Site, const BuiltinInfo *Builtin)
      : Kind(FrameKind::Builtin), Site(Site), Builtin(Builtin) {}
  TraceFrame(SourceRange Site, const llvm::StringMapEntry<Value> *File)
      : Kind(FrameKind::Import), Site(Site), File(File) {}
  explicit TraceFrame(FrameKind Kind) : Kind(Kind), Thunk(nullptr) {}
  TraceFrame(const TraceFrame &) = delete;
  /// Whether the limit of calls inside one another counts it.
  [[nodiscard]] bool isLevel() const {
    return Kind == FrameKind::Lambda || Kind == FrameKind::Builtin ||
           Kind == FrameKind::Parts;
  }
};

} // namespace dx
