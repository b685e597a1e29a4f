#pragma once

#include "evaluator/Eval/Evaluator.h"

namespace dx {

/// How paths are written: as the store path of a copy (`builtins.toJSON`), or
/// as they are.
enum class PathsInJson : uint8_t { Copied, AsTheyAre };

/// What becomes of parts that are not computed yet: they are computed, or the
/// value has no JSON text (`nix-instantiate --eval --json` without `--strict`).
enum class ThunksInJson : uint8_t { Computed, Refused };

/// The JSON text of a value, which is computed, without white space and with
/// sorted keys. What its strings refer to goes to \p Context. A set with
/// `__toString` or `outPath` is that string. Functions, and strings that are
/// not UTF-8, fail; the failure says where in the value they are.
std::string toJson(Evaluator &E, Value V, ContextId &Context,
                   PathsInJson Paths = PathsInJson::Copied,
                   SourceRange Site = {},
                   ThunksInJson Thunks = ThunksInJson::Computed);

} // namespace dx
