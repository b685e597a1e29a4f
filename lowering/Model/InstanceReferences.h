#pragma once

#include "lowering/Model/ProcessesModel.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace dx {

/// Visits everything that an instance refers to: its fields, its files, and the
/// programs that all processes find. A reference may be visited repeatedly.
void visitReferences(const ProcessInstance &Instance,
                     const ProcessesModel &Model,
                     llvm::function_ref<void(const Reference &)> Visit);

/// Visits the texts of an instance's fields.
void visitTexts(const ProcessInstance &Instance,
                llvm::function_ref<void(const LoweredString &)> Visit);

} // namespace dx
