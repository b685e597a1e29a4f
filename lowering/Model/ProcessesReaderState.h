#pragma once

#include "lowering/Model/InstanceReader.h"
#include "lowering/Model/ModelArguments.h"
#include "lowering/Model/ModelExplainer.h"
#include "lowering/Model/SettingsReader.h"

namespace dx {

/// Reads one processes model.
class ProcessesReader {
public:
  explicit ProcessesReader(Evaluator &E);

  /// Applies the model that \p ModelValue computes, and reads its entries.
  void read(llvm::function_ref<Value()> ModelValue,
            llvm::ArrayRef<ModelArgument> Arguments, llvm::StringRef Attribute);
  [[nodiscard]] ProcessesModel take() { return std::move(Model); }

private:
  Value select(Value V, llvm::StringRef Path);
  /// \p Place is the model's own.
  void readEntries(Value Entries, SourceRange Place);
  void readEntry(Value &Slot, ModelEntry &Entry);
  void readPkg(Attr &Pkg, ModelEntry &Entry);
  void readRequiredIds(Value Fields, ModelEntry &Entry);
  void readEntryPort(Value &Slot, ModelEntry &Entry);
  void readProvidedContainer(Value Fields, ModelEntry &Entry);
  void resolveDependencies();
  bool isSame(Value Instance, const ModelEntry &Entry);

  ProcessesModel Model;
  ModelExplainer Explainer;
  ValueReader R;
  SettingsReader Settings;
  /// Entries by the identity of their instance.
  llvm::DenseMap<Object *, uint32_t> EntryOf;
  /// Dependencies of entries, to be resolved when all entries are known.
  std::vector<std::pair<uint32_t, PendingDependency>> Pending;
  llvm::DenseMap<Object *, bool> SameAsEntry;
};

} // namespace dx
