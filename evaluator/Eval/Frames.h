#pragma once

#include "evaluator/Code/Code.h"
#include "evaluator/Eval/Builtin.h"
#include "evaluator/Value/Value.h"

namespace dx {

class Evaluator;

/// What code runs on: the slots of its unit and the values that the unit took
/// along.
struct Frame {
  Value *Slots;
  Value *Captures;
};

enum class FrameKind : uint8_t { Thunk, Lambda, Builtin, Note };

/// Something that is being evaluated. Frames live on the stack and are linked,
/// so that a failure can say what led to it without unwinding step by step.
struct TraceFrame {
  TraceFrame *Prev;
  FrameKind Kind;
  SourceRange Site;
  union {
    Object *Thunk;
    const LambdaCode *Lambda;
    const BuiltinInfo *Builtin;
    /// A text that builtins.addErrorContext or the model reader gave.
    const std::string *Note;
  };

  inline TraceFrame(Evaluator &E, SourceRange Site, Object *Thunk);
  inline TraceFrame(Evaluator &E, SourceRange Site, const LambdaCode *Lambda);
  inline TraceFrame(Evaluator &E, SourceRange Site, const BuiltinInfo *Builtin);
  inline TraceFrame(Evaluator &E, SourceRange Site, const std::string *Note);
  inline ~TraceFrame();
  TraceFrame(const TraceFrame &) = delete;

private:
  Evaluator &E;
};

} // namespace dx
