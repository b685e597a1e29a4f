#include "evaluator/Eval/EvalStack.h"

#include "frontend/Basic/Interruption.h"

using namespace dx;

/// Endless recursion is to be reported within seconds: unwinding takes most of
/// them. A million levels of a program are up to four million calls.
static constexpr uint32_t DefaultMaxCalls = 4'000'000;

EvalStack::EvalStack(Session &S)
    : S(S), MaxCalls(S.Options.MaxCallDepth ? S.Options.MaxCallDepth
                                            : DefaultMaxCalls),
      Answer([this](bool AtLimit) { failMemory(AtLimit); }) {
  S.Memory.setLimit(S.Options.HeapLimit);
  S.Memory.onExhausted([this](Heap::Exhausted Why) {
    failMemory(Why == Heap::Exhausted::Limit || releaseMemoryLimit());
  });
}

void EvalStack::failMemory(bool AtLimit) {
  if (!Top)
    return;
  if (!AtLimit)
    failLimit(diag::OutOfMemory);
  failLimit(diag::HeapExhausted, uint64_t(S.Options.HeapLimit));
}

EvalError EvalStack::outOfMemory() {
  return {std::make_shared<const Diagnostic>(makeDiag({}, diag::OutOfMemory)),
          Catch::No, Permanence::Passing};
}

EvalStack::~EvalStack() { S.Memory.onExhausted(nullptr); }

void EvalStack::checkDepth(uint32_t Slots) {
  if (Top && Top->Levels >= MaxCalls) [[unlikely]]
    failLimit(diag::CallDepthExceeded, uint64_t(MaxCalls));
  if (stackIsLow(Slots * sizeof(Value))) [[unlikely]]
    failLimit(diag::StackExhausted);
  if (interruptionRequested()) [[unlikely]]
    failInterrupted();
}

void EvalStack::failInterrupted() {
  if (takeInterruption() == Interruption::TimeLimit)
    failLimit(diag::TimeExceeded, uint64_t(S.Options.TimeLimit));
  failLimit(diag::Interrupted);
}

llvm::StringRef dx::describeType(Value V) {
  switch (V.type()) {
  case ValueType::Int:
    return "an integer";
  case ValueType::Float:
    return "a float";
  case ValueType::Bool:
    return "a Boolean";
  case ValueType::Null:
    return "null";
  case ValueType::String:
    return "a string";
  case ValueType::Path:
    return "a path";
  case ValueType::List:
    return "a list";
  case ValueType::Attrs:
    return "a set";
  case ValueType::Function:
    return "a function";
  }
  return {};
}

void EvalStack::wrongType(Value Got, llvm::StringRef Expected,
                          SourceRange Site) {
  fail(Site, diag::WrongType, describeType(Got), Expected);
}

/// Marks the thunks between here and the place that catches the failure, and
/// throws. A thunk keeps the failure, or becomes itself again where that may
/// pass.
void EvalStack::unwind(const EvalError &Error, std::optional<uint64_t> Number) {
  for (TraceFrame *F = Top; F && F->Kind != FrameKind::Boundary; F = F->Prev) {
    if (F->Kind != FrameKind::Thunk || F->Thunk->Kind != ObjectKind::Blackhole)
      continue;
    if (Error.Lasts == Permanence::Passing) {
      F->Thunk->Kind = F->Thunk->Before;
      continue;
    }
    if (!Number) {
      Number = S.Failures.size();
      S.Failures.push_back(Error);
    }
    F->Thunk->Kind = ObjectKind::Failed;
    static_cast<FailedObject *>(F->Thunk)->Error = *Number;
  }
  ThrownFrom = __builtin_frame_address(0);
  throw EvalError(Error);
}

void EvalStack::rethrow(const EvalError &Error) { unwind(Error, std::nullopt); }

void EvalStack::failAgain(const FailedObject &O) {
  EvalError Known = S.Failures[O.Error];
  unwind(Known, O.Error);
}

SourceRange EvalStack::currentSite() const {
  for (const TraceFrame *F = Top; F; F = F->Prev)
    if (F->Site.isValid())
      return F->Site;
  return {};
}
