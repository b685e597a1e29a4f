#pragma once

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/JSON.h"
#include <string>

namespace dx {

/// A JSON string; bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] llvm::json::Value jsonString(llvm::StringRef Text);

/// The document, indented by two spaces, members sorted by name, with a line
/// end.
[[nodiscard]] std::string printJson(const llvm::json::Value &Document);

} // namespace dx
