#pragma once

#include "frontend/Basic/DiagnosticEngine.h"
#include "frontend/Parse/TokenBuffer.h"

namespace dx {

/// Splits the source of \p Tokens into tokens by the tables made of
/// grammar/DxLexer.g4. Always ends with the end of the file; strings left open
/// there are closed, and reported to \p Diags like every byte that begins no
/// token. \p Start is the place of the source's first byte.
///
/// As in Nix, a NUL byte outside of strings and comments ends the file.
/// \return the byte from which on mistakes are not worth reporting, because the
/// end of the file was reached inside a string or comment; beyond the end of
/// the file where it was not.
uint32_t lexTokens(TokenBuffer &Tokens, SourceLoc Start,
                   DiagnosticEngine &Diags);

} // namespace dx
