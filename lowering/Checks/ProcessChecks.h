#pragma once

#include "evaluator/Store/VirtualStore.h"
#include "frontend/Basic/DiagnosticEngine.h"
#include "lowering/Model/ProcessesModel.h"

namespace dx {

/// Finds what is wrong with a processes model before anything is deployed. All
/// mistakes are reported in one run, each at the place in the model where it
/// was made. Takes time in proportion to the model's size. Entries that failed
/// to be read are left out, and so is what is wrong only because of them.
/// \p Store is the session's: it has the files that the model refers to.
void checkProcesses(const ProcessesModel &Model, const VirtualStore &Store,
                    DiagnosticEngine &Diags);

} // namespace dx
