#pragma once

#include "evaluator/Value/Value.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace dx {

class BuiltinCall;

/// A builtin's code: reads its arguments through the call, gives a value that
/// may be a thunk.
using BuiltinFunction = Value (*)(BuiltinCall &Call);

/// A row of Builtins.def: everything known about a builtin function.
struct BuiltinInfo {
  /// As in `builtins.NAME`.
  llvm::StringLiteral Name;
  uint8_t Arity;
  /// Also a global without `builtins.`, such as `map` (all others are globals
  /// as `__name`).
  bool IsGlobal;
  /// Separated by spaces, for documentation and messages.
  llvm::StringLiteral Parameters;
  llvm::StringLiteral Documentation;
  BuiltinFunction Run;
};

} // namespace dx
