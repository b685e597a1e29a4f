#pragma once

#include "lowering/Model/ProcessesModel.h"
#include "lowering/Model/ValueReader.h"

namespace dx {

/// Reads what a model's constructors were called with, which all instances of
/// one call share: each of them once.
class SettingsReader {
public:
  /// Adds what it reads to \p All; equal settings are kept once.
  SettingsReader(ValueReader &R, std::vector<ModelSettings> &All)
      : R(R), All(All) {}

  /// The index of an instance's settings in the list. \p Instance is a computed
  /// set; what cannot be read is reported and stays as it is by default.
  uint32_t indexFor(Value Instance);
  [[nodiscard]] const ModelSettings &at(uint32_t Index) const {
    return All[Index];
  }

private:
  struct Ids {
    IdAssignment Uids;
    IdAssignment Gids;
  };

  ModelSettings read(Value Settings);
  void readDirectories(Value Settings, ModelSettings &Into);
  void readDistribution(Value Settings, ModelSettings &Into);
  IdAssignment readIds(Value Ids, llvm::StringRef Kind);
  uint32_t add(ModelSettings Settings);

  ValueReader &R;
  std::vector<ModelSettings> &All;
  /// The list begins with settings that nobody has read.
  bool OnlyDefault = true;
  /// By the identity of the set.
  llvm::DenseMap<Object *, uint32_t> Known;
  llvm::DenseMap<Object *, Ids> KnownIds;
};

} // namespace dx
