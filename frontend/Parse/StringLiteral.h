#pragma once

#include "frontend/Syntax/Expr.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include <string>

namespace dx {

/// A piece of a string or path as the lexer found it.
struct StringPiece {
  llvm::StringRef Text;
  /// Null for literal text.
  const Expr *Interpolated = nullptr;
  SourceRange Range;
  /// Text that takes part in finding the common indentation: of an indented
  /// string, and neither an escape nor a lone `$` or `'`.
  bool HasIndentation = false;
};

/// Decodes the text between the quotes of `"..."`: `\n`, `\r`, `\t`, a
/// backslash before anything else, and CR and CR LF as LF. \p Text is given
/// back itself where there is nothing to decode, else \p Storage is filled.
llvm::StringRef unescape(llvm::StringRef Text,
                         llvm::SmallVectorImpl<char> &Storage);

/// Decodes one escape of an indented string: `''$`, `'''`, `''\x`, `$`, `'`.
llvm::StringRef unescapeIndented(llvm::StringRef Token,
                                 llvm::SmallVectorImpl<char> &Storage);

/// Removes from an indented string the spaces that all its lines begin with,
/// and its last line where that has only spaces. Lines of only spaces don't
/// count; an interpolation or an escape ends a line's indentation. What is to
/// be kept of piece I is appended to \p Texts as element I.
void stripIndentation(llvm::ArrayRef<StringPiece> Pieces,
                      llvm::SmallVectorImpl<std::string> &Texts);

} // namespace dx
