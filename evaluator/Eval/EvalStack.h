#pragma once

#include "evaluator/Eval/EvalError.h"
#include "evaluator/Eval/Frames.h"
#include "evaluator/Eval/Session.h"
#include "evaluator/Value/Functions.h"
#include "frontend/Basic/Memory.h"
#include "frontend/Basic/Stack.h"
#include <new>
#include <optional>

namespace dx {

/// A computed value's type with its article, for messages: "a set".
[[nodiscard]] llvm::StringRef describeType(Value V);

/// What is being evaluated, and how it ends when it fails: the part of the
/// evaluator that knows nothing of code.
class EvalStack {
public:
  /// Until it goes, it also answers for the session's heap.
  explicit EvalStack(Session &S);
  ~EvalStack();
  EvalStack(const EvalStack &) = delete;
  EvalStack &operator=(const EvalStack &) = delete;

  /// Ends the evaluation with a diagnostic and the trace of what is going on.
  template <class... Args>
  [[noreturn]] void fail(SourceRange Range, DiagSpec<Args...> Spec,
                         std::type_identity_t<Args>... Values) {
    raise(makeDiag(Range, Spec, Values...));
  }
  [[noreturn]] void raise(Diagnostic D, Catch Catchable = Catch::No,
                          Permanence Lasts = Permanence::Lasting);
  /// Fails with "value is X while Y was expected".
  [[noreturn]] void wrongType(Value Got, llvm::StringRef Expected,
                              SourceRange Site);
  /// Fails again with a failure that attempt gave.
  [[noreturn]] void rethrow(const EvalError &Error);

  /// While it lives, all parts of some value are being computed. An endless
  /// value ends like an endless recursion.
  class PartsScope {
    EvalStack &Stack;
    TraceFrame Trace;

  public:
    /// \p Site: where the value is written, if that is known.
    PartsScope(EvalStack &Stack, SourceRange Site)
        : Stack(Stack), Trace(FrameKind::Parts) {
      Trace.Site = Site;
      Stack.checkDepth();
      Stack.push(Trace);
    }
    // After a failure, attempt resets the frames.
    ~PartsScope() {
      if (Stack.Top == &Trace)
        Stack.pop(Trace);
    }
    PartsScope(const PartsScope &) = delete;
  };

  /// Fails where evaluation must not go deeper: at a limit, without room for a
  /// frame of \p Slots on the stack, or because it is interrupted
  /// (requestInterruption). Every function that recurses over values asks.
  void checkDepth(uint32_t Slots = 0);

  /// Runs \p Work and gives the failure that ended it, if one did. Thunks that
  /// were being computed inside keep the failure.
  template <class Callable> std::optional<EvalError> attempt(Callable &&Work) {
    TraceFrame Boundary(FrameKind::Boundary);
    push(Boundary);
    std::optional<EvalError> Failure;
    try {
      Work();
    } catch (const EvalError &Error) {
      forgetFrames(ThrownFrom);
      Failure = Error;
    } catch (const std::bad_alloc &) {
      // Not the heap's memory, which fails with a trace: thunks that were being
      // computed stay so.
      Failure = outOfMemory();
    }
    Top = Boundary.Prev;
    return Failure;
  }

protected:
  void push(TraceFrame &F) {
    F.Prev = Top;
    F.Levels = (Top ? Top->Levels : 0) + F.isLevel();
    Top = &F;
  }
  void pop(TraceFrame &F) { Top = F.Prev; }

  /// A thunk that failed before is needed again.
  [[noreturn]] void failAgain(const FailedObject &O);
  /// A thunk needs its own value.
  [[noreturn]] void failRecursion(Object *O);
  /// The value of a file, being computed, is imported at \p Site.
  [[noreturn]] void failImport(const llvm::StringMapEntry<Value> &File,
                               SourceRange Site);

  Session &S;

private:
  [[nodiscard]] static EvalError outOfMemory();
  /// Fails for want of memory, if anybody catches it.
  void failMemory(bool AtLimit);
  [[noreturn]] void failInterrupted();
  /// The place of the innermost call or expression being evaluated.
  [[nodiscard]] SourceRange currentSite() const;
  template <class... Args>
  [[noreturn]] void failLimit(DiagSpec<Args...> Spec,
                              std::type_identity_t<Args>... Values) {
    raise(makeDiag(currentSite(), Spec, Values...), Catch::No,
          Permanence::Passing);
  }
  void addTrace(Diagnostic &D, const TraceFrame *From);
  /// \p Number: the failure's among those that the session keeps, if it is
  /// there already.
  [[noreturn]] void unwind(const EvalError &Error,
                           std::optional<uint64_t> Number);

  uint32_t MaxCalls;
  TraceFrame *Top = nullptr;
  /// The frame that threw last.
  const void *ThrownFrom = nullptr;
  MemoryAnswer Answer;
};

} // namespace dx
