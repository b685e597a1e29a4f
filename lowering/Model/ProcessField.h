#pragma once

#include "llvm/ADT/StringRef.h"
#include <array>
#include <cstdint>

namespace dx {

/// One row of ProcessFields.def.
enum class ProcessField : uint8_t {
#define DX_PROCESS_FIELD(Name, ...) Name,
#include "lowering/Model/ProcessFields.def"
};

/// All fields in the order of the table.
inline constexpr std::array AllProcessFields{
#define DX_PROCESS_FIELD(Name, ...) ProcessField::Name,
#include "lowering/Model/ProcessFields.def"
};

/// The name that people write in a model, such as `stopSignal`.
[[nodiscard]] llvm::StringRef nameOf(ProcessField Field);

} // namespace dx
