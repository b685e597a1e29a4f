#pragma once

#include "frontend/Parse/TokenBuffer.h"

namespace dx {

// What tokens say about the brackets and bindings around a mistake.

/// A closing bracket, or the end of the file.
[[nodiscard]] bool isCloser(uint8_t Type);
/// Whether an operand may end with a token of this type.
[[nodiscard]] bool endsOperand(uint8_t Type);
/// Whether an operand may begin with it, so that it would be an argument after
/// another one.
[[nodiscard]] bool beginsOperand(uint8_t Type);
/// Whether an expression may begin with it.
[[nodiscard]] bool beginsExpression(uint8_t Type);
/// Whether a token opens (1) or closes (-1) something that bindings lie in.
[[nodiscard]] int nesting(uint8_t Type);

/// The bracket that a closing one of this type would close before the current
/// token; null where there is none.
[[nodiscard]] const Token *openerOf(const TokenBuffer &Tokens, uint8_t Closer);
/// How many more braces the file opens than it closes.
[[nodiscard]] int braceBalance(const TokenBuffer &Tokens);
/// The first token of the attribute path that ends before \p Index; \p Index
/// itself where there is none.
[[nodiscard]] size_t attrPathBefore(const TokenBuffer &Tokens, size_t Index);
/// Whether the `let` whose bindings are being parsed has its `in`.
[[nodiscard]] bool hasInAhead(const TokenBuffer &Tokens);

} // namespace dx
