#pragma once

#include "llvm/ADT/StringRef.h"
#include <string>

namespace dx {

/// Appends `Text` as the printer of values writes a string, quotes included:
/// `"a\nb\${c}"`. Escaped are `"`, `\`, newline, carriage return, tab, and `$`
/// before `{`.
void appendQuoted(std::string &Out, llvm::StringRef Text);

/// Whether a printed attribute name needs no quotes: a letter or `_`, then
/// letters, digits and `_'-`, and not a keyword.
bool isBareAttributeName(llvm::StringRef Name);
/// Appends an attribute name as it is printed, quoted where it must be.
void appendAttributeName(std::string &Out, llvm::StringRef Name);

/// Appends `Text` as the value of an XML attribute, without the quotes around
/// it: `& < > "` and newline as character references.
void appendXmlAttribute(std::string &Out, llvm::StringRef Text);

/// Appends `Text` as a JSON string, quotes included. False if it is not UTF-8;
/// `Out` then ends in the part before the fault.
bool appendJsonString(std::string &Out, llvm::StringRef Text);

} // namespace dx
