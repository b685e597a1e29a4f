#pragma once

#include "evaluator/Eval/Session.h"

namespace dx {

/// `builtins.nixVersion`: the version whose language this is (docs/language.md).
/// Programs ask whether it is new enough for what they use.
inline constexpr llvm::StringLiteral NixVersion = "2.36.0";
/// `builtins.langVersion`: the language of that version.
inline constexpr int64_t LangVersion = 6;

/// The builtin functions, in the order of Builtins.def.
llvm::ArrayRef<BuiltinInfo> builtinTable();
/// What the standard library sees as `__dx`, in the order of Primitives.def.
llvm::ArrayRef<BuiltinInfo> primitiveTable();

/// Gives a new session its global names and their values: `builtins`, `true`,
/// `map`, `__add`, ...; and those of the standard library, which also has
/// `__dx`.
void registerGlobals(Session &S);

} // namespace dx
