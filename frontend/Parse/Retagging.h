#pragma once

#include "frontend/Parse/TokenBuffer.h"

namespace dx {

/// Gives three tokens the types that make the grammar LL(1), in one pass:
/// - an Id before `:` or `@` that names a function's argument: LambdaId;
/// - the `{` of a function's parameters, as in `{ a, b }: a`: FormalsBrace;
/// - the `let` of `let { body = 1; }`: LegacyLet.
void retagTokens(TokenBuffer &Tokens);

} // namespace dx
