#pragma once

#include "lowering/Model/ProcessesModel.h"

namespace dx::test {

/// A place that tests can tell from others.
inline SourceRange at(uint32_t Offset) {
  return SourceRange(SourceLoc(Offset), SourceLoc(Offset + 1));
}

inline LoweredString text(std::string Text) {
  return LoweredString(std::move(Text));
}

/// Appends an entry that runs a command in the foreground.
inline ProcessInstance &addProcess(ProcessesModel &Model, std::string Name,
                                   std::string Program,
                                   std::vector<std::string> Args = {}) {
  ModelEntry Entry;
  Entry.Key = Name;
  Entry.Range = at(1000 * (Model.Entries.size() + 1));
  Entry.Instance.Name = Entry.Instance.InstanceName = Name;
  Entry.Instance.Range = Entry.Range;
  Entry.Instance.Foreground = Command{text(std::move(Program)), {}};
  for (std::string &Arg : Args)
    Entry.Instance.Foreground->Args.push_back(text(std::move(Arg)));
  Model.Entries.push_back(std::move(Entry));
  return Model.Entries.back().Instance;
}

inline void addDependency(ProcessInstance &Instance, std::string Name,
                          uint32_t Offset = 7) {
  Instance.Dependencies.push_back({std::move(Name), at(Offset), true});
}

} // namespace dx::test
