#pragma once

#include "frontend/Basic/SymbolTable.h"
#include "frontend/Syntax/Expr.h"
#include "llvm/ADT/ArrayRef.h"
#include <string>

namespace dx {

/// What a file describes, as far as its text says.
enum class ModelForm : uint8_t {
  None,      ///< something else, or nobody can tell
  Unclear,   ///< a function of what models ask for, to something else
  Processes, ///< a function to a set of entries
  Services,  ///< the same, and an entry has a `type`
};

/// Recognises models by their form, without evaluating them:
/// ```
/// { pkgs, processManager, ... }: let … in rec { sshd = { pkg = …; }; }
/// ```
/// A function is taken for a processes model although some of its entries are
/// wrong: if all entries have a `pkg`, if one has and the function asks for
/// something of \p ModelArguments (see modelArgumentNames), or if it asks for
/// `processManager` and has an entry that is a set.
[[nodiscard]] ModelForm modelFormOf(const Expr &Root,
                                    const SymbolTable &Symbols,
                                    llvm::ArrayRef<std::string> ModelArguments);

} // namespace dx
