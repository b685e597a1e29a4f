#pragma once

#include "evaluator/Store/VirtualStore.h"
#include "frontend/Basic/DiagnosticEngine.h"
#include "lowering/Emit/OutputTree.h"
#include "lowering/Model/ProcessesModel.h"
#include <memory>

namespace dx {

class EntryIndex;

/// One row of Backends.def.
enum class ManagerKind : uint8_t {
#define DX_BACKEND(Name, ...) Name,
#include "lowering/Backends/Backends.def"
};

/// How a process manager answers a field of the neutral model.
enum class FieldSupport : uint8_t {
  Native,     ///< the manager does it, or nothing needs to be done
  Emulated,   ///< a script that is started in the process's place, or
              ///< `activate`, does it
  Unsupported ///< nobody does it: a diagnostic where it is used
};

/// What a backend needs besides the instance. Belongs to one lowering.
struct LoweringContext {
  ProcessesModel &Model;
  const EntryIndex &Index;
  VirtualStore &Store;
  DiagnosticEngine &Diags;
  /// Whether the output brings the manager's own configuration. A package that
  /// is put into somebody else's manager must not name its directories.
  bool OwnsManager = true;
};

/// The manager's configuration of one instance.
struct LoweredInstance {
  OutputTree Files; ///< in the layout that Dysnomia's module expects
  ReferenceSet References;
};

/// An instance's package tree in the store: the instance's own files, its users
/// and groups, and the manager's configuration.
struct LoweredPackage {
  const ModelEntry *Entry = nullptr;
  uint32_t ActivationNumber = 0;
  std::string StorePath;
  OutputTree ManagerFiles; ///< what the backend returned
};

/// A directory that the manager itself needs.
struct BaseDirectory {
  std::string Path;
  uint32_t Mode;
};

/// What a deployment needs besides the packages.
struct ManagerFiles {
  OutputTree Files; ///< relative to the generation
  /// What the files link to.
  std::vector<std::string> StorePaths;
  std::vector<BaseDirectory> Directories;
  /// Shell functions `check_manager`, `reload_manager` and `stop_manager`.
  std::string Functions;
};

/// A process manager: a mapping from the neutral model to the manager's own
/// records, and their printers. Stateless.
class Backend {
public:
  virtual ~Backend();

  [[nodiscard]] virtual ManagerKind kind() const = 0;
  [[nodiscard]] virtual FieldSupport supportOf(ProcessField Field) const = 0;
  /// Fields that are Unsupported have been reported. Further diagnostics are at
  /// the field's place.
  [[nodiscard]] virtual LoweredInstance
  lower(const ModelEntry &Entry, uint32_t ActivationNumber,
        LoweringContext &Context) const = 0;
  [[nodiscard]] virtual ManagerFiles
  manage(llvm::ArrayRef<LoweredPackage> Packages, const ModelSettings &Settings,
         LoweringContext &Context) const = 0;
};

/// The name on the command line, such as `supervisord`.
[[nodiscard]] llvm::StringRef nameOf(ManagerKind Kind);
/// The manager of a name, if dxc serves it.
[[nodiscard]] std::optional<ManagerKind> managerNamed(llvm::StringRef Name);
[[nodiscard]] const Backend &backendFor(ManagerKind Kind);

} // namespace dx
