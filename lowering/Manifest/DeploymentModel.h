#pragma once

#include "frontend/Basic/SourceLocation.h"
#include "lowering/Model/ProcessesModel.h"
#include <string>
#include <vector>

namespace dx {

enum class PropertyKind : uint8_t { String, Int, Float, Bool, List, Attrs };

struct NamedProperty;

/// A value of a property, with the type that the manifest says.
struct Property {
  PropertyKind Kind = PropertyKind::String;
  /// Of the scalar kinds, as `toString` makes it; of Bool, `true` or `false`.
  std::string Text;
  /// Elements of a list (without names), or attributes sorted by name.
  std::vector<NamedProperty> Parts;
};

struct NamedProperty {
  std::string Name;
  Property Value;
};

/// Attributes sorted by name.
using PropertySet = std::vector<NamedProperty>;

/// A machine: an attribute of the infrastructure model with its defaults.
struct DeploymentTarget {
  std::string Name;
  SourceRange Range;
  std::string System;
  int64_t NumOfCores = 1;
  std::string ClientInterface;
  /// The property that says how the machine is reached.
  std::string TargetProperty;
  PropertySet Properties;
  std::vector<std::pair<std::string, PropertySet>> Containers; ///< by name
};

/// A container of a machine, by the index of the machine.
struct ContainerMapping {
  uint32_t Target = 0;
  std::string Container;
  SourceRange Range;
  /// The service that provides the container there.
  std::optional<uint32_t> Provider;
};

/// A parameter of a service that stands for another service.
struct ServiceReference {
  std::string Parameter;
  uint32_t Service = 0;
  SourceRange Range;
  /// Where that service runs, as far as the reference says: a selection. Empty:
  /// wherever it runs.
  std::vector<ContainerMapping> Selection;
};

/// A service made for one kind of machine.
struct ServiceVariant {
  std::string System;
  std::string Pkg;     ///< store path; empty until a managed process is lowered
  std::string Process; ///< name of the managed process, if it is one
  std::string Key;     ///< what the manifest calls it
};

struct DeployedService {
  std::string Name;
  SourceRange Range;
  SourceRange PkgRange;
  std::string Type;
  bool DeployState = false;
  std::vector<ContainerMapping> Targets; ///< empty: not deployed
  std::vector<ServiceReference> DependsOn;
  std::vector<ServiceReference> ConnectsTo;
  std::vector<ServiceReference> ActivatesAfter;
  std::vector<std::pair<std::string, PropertySet>> ProvidesContainers;
  std::vector<ServiceVariant> Variants; ///< sorted by system
  bool Failed = false;

  [[nodiscard]] const ServiceVariant *variantFor(llvm::StringRef System) const {
    for (const ServiceVariant &V : Variants)
      if (V.System == System)
        return &V;
    return nullptr;
  }
};

/// Services, infrastructure and distribution, read whole. Indices name targets
/// and services.
struct DeploymentModel {
  std::vector<DeploymentTarget> Targets; ///< sorted by name
  std::vector<DeployedService> Services; ///< all of the model, sorted by name
  /// The managed processes among the packages; the machine is the target.
  ProcessesModel Processes;
};

/// Where a reference leads: its selection, or wherever the service runs.
[[nodiscard]] inline const std::vector<ContainerMapping> &
targetsOf(const DeploymentModel &Model, const ServiceReference &Reference) {
  return Reference.Selection.empty() ? Model.Services[Reference.Service].Targets
                                     : Reference.Selection;
}

} // namespace dx
