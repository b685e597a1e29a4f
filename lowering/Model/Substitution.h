#pragma once

#include "evaluator/Eval/Session.h"

namespace dx {

/// Told of each substitution: what the model asked for, and what it got.
using SubstitutionListener =
    std::function<void(llvm::StringRef Asked, llvm::StringRef Given)>;

/// Makes a session one of a model command: models that were written for the Nix
/// process management framework find dxc's library in its place.
///
/// - `…/nixproc/create-managed-process/universal/*.nix` and
///   `…/nixproc/derive-dysnomia-process-type.nix`: always
/// - `…/services-agnostic/constructors.nix`,
///   `…/service-containers-agnostic/constructors.nix` and a directory
///   `nix-processmgmt`: where \p Files has no such file
/// - `<nixpkgs>`: the host packages, unless the search path has it
void substituteFramework(SessionOptions &Options, FileSystem &Files,
                         SubstitutionListener Listener = nullptr);

} // namespace dx
