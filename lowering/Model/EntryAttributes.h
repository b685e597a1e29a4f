#pragma once

#include "lowering/Model/ModelExplainer.h"
#include "lowering/Model/ValueReader.h"

namespace dx {

/// The attribute of a processes model's entry that lists what unique ids it
/// needs. It is no word of Disnix's.
inline constexpr llvm::StringLiteral RequiredIdsAttribute =
    "requiresUniqueIdsFor";

/// Whether Disnix gives an entry's attribute a meaning of its own (see
/// EntryAttributes.def). Any other is a property of a container that the entry
/// provides.
[[nodiscard]] bool isReservedAttribute(llvm::StringRef Name);

/// Fails: the entry \p Fields has no attribute \p Name. Says which other one
/// may be meant.
[[noreturn]] void failMissingAttribute(ValueReader &R, Value Fields,
                                       llvm::StringRef Name);

/// Warns of attributes of an entry that look like misspelt ones and, in a
/// processes model, of those that only services models read.
/// \p Fields is the entry, a computed set, and \p Key its name.
void checkEntryAttributes(ValueReader &R, ModelKind Kind, Value Fields,
                          llvm::StringRef Key);

} // namespace dx
