#include "lowering/Manifest/DeploymentReader.h"

#include "lowering/Model/WrongModel.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

// The infrastructure model.

using namespace dx;

static PropertyKind kindOf(Value V) {
  switch (V.type()) {
  case ValueType::Int:
    return PropertyKind::Int;
  case ValueType::Float:
    return PropertyKind::Float;
  case ValueType::Bool:
    return PropertyKind::Bool;
  case ValueType::List:
    return PropertyKind::List;
  case ValueType::Attrs:
    return PropertyKind::Attrs;
  case ValueType::String:
  case ValueType::Null:
  case ValueType::Path:
  case ValueType::Function:
    break;
  }
  return PropertyKind::String;
}

/// As the XML of Nix has it: `3`, `1e+10`.
static std::string floatText(double Number) {
  std::string Text;
  llvm::raw_string_ostream(Text) << llvm::format("%g", Number);
  return Text;
}

Property DeploymentReader::readProperty(Value &Slot) {
  Value V = R.E.force(Slot);
  if (V.isNull() || V.isPath() || V.isFunction())
    R.wrongType(V, "a value that the manifest can hold (text, a number, a "
                   "Boolean, a list or a set)");
  Property Result;
  Result.Kind = kindOf(V);
  if (V.isList())
    R.eachElement(Slot, [&](Value &Element) {
      Result.Parts.push_back({"", readProperty(Element)});
    });
  else if (V.isAttrs())
    Result.Parts = readProperties(Slot);
  else if (V.isBool())
    Result.Text = V.boolean() ? "true" : "false";
  else if (V.isFloat())
    Result.Text = floatText(floatOf(V));
  else
    Result.Text = R.text(Slot).Text;
  return Result;
}

PropertySet DeploymentReader::readProperties(Value &Slot) {
  PropertySet Result;
  R.eachAttr(Slot, [&](llvm::StringRef Name, Attr &A) {
    Result.push_back({Name.str(), readProperty(A.V)});
  });
  return Result;
}

void DeploymentReader::readInfrastructure() {
  R.attempt([&] {
    Infrastructure = E.importFile(Input.InfrastructureFile, {});
    if (auto Place = distributionPattern(R, Infrastructure))
      R.raise(makeDiag(*Place, diag::InfrastructureIsDistribution));
    if (!Infrastructure.isAttrs())
      R.fail(diag::InfrastructureNotASet, describeType(Infrastructure));
    R.eachAttr(Infrastructure,
               [&](llvm::StringRef Name, Attr &A) { readTarget(Name, A); });
  });
}

void DeploymentReader::readTarget(llvm::StringRef Name, Attr &A) {
  DeploymentTarget Target;
  Target.Name = Name.str();
  Target.Range = R.place();
  // Known even when it has mistakes: what is mapped to it is not wrong.
  auto Index = uint32_t(Model.Targets.size());
  TargetByName.try_emplace(Name, Index);
  Model.Targets.push_back(Target);
  Value Fields = R.set(A.V);
  TargetByIdentity.try_emplace(Fields.object(), Index);
  readTargetDefaults(Fields, Target);
  R.field(Fields, "properties",
          [&](Value &V) { Target.Properties = readProperties(V); });
  readContainers(Fields, Target);
  Model.Targets[Index] = Target;
  indexTarget(Fields, Target);
}

void DeploymentReader::readTargetDefaults(Value Fields,
                                          DeploymentTarget &Target) {
  Target.System = E.session().Options.System;
  Target.ClientInterface = Input.ClientInterface;
  Target.TargetProperty = Input.TargetProperty;
  R.field(Fields, "system", [&](Value &V) { Target.System = R.string(V); });
  R.field(Fields, "clientInterface",
          [&](Value &V) { Target.ClientInterface = R.text(V).Text; });
  R.field(Fields, "targetProperty",
          [&](Value &V) { Target.TargetProperty = R.string(V); });
  R.field(Fields, "numOfCores",
          [&](Value &V) { Target.NumOfCores = R.number(V, 1, 1 << 20); });
}

void DeploymentReader::readContainers(Value Fields, DeploymentTarget &Target) {
  R.field(Fields, "containers", [&](Value &V) {
    R.eachAttr(V, [&](llvm::StringRef Name, Attr &A) {
      Target.Containers.emplace_back(Name.str(), readProperties(A.V));
    });
  });
}

/// Machines are told apart by how they are reached.
void DeploymentReader::indexTarget(Value Fields,
                                   const DeploymentTarget &Target) {
  auto Address = llvm::find_if(Target.Properties, [&](const auto &P) {
    return P.Name == Target.TargetProperty;
  });
  if (Address == Target.Properties.end())
    R.fail(diag::TargetWithoutAddress, Target.Name, Target.TargetProperty);
  auto [It, New] = TargetByAddress.try_emplace(Address->Value.Text,
                                               TargetByName[Target.Name]);
  if (New)
    return;
  const DeploymentTarget &First = Model.Targets[It->second];
  Diagnostic D = makeDiag(Target.Range, diag::AddressTwice, First.Name,
                          Target.Name, Target.TargetProperty, It->first());
  D.Notes.push_back(makeNote(First.Range, diag::FirstUsedHere, First.Name));
  R.raise(std::move(D));
}

uint32_t DeploymentReader::targetOf(Value V) {
  if (!V.isAttrs())
    R.wrongType(V, "a target of the infrastructure model");
  auto Same = TargetByIdentity.find(V.object());
  if (Same != TargetByIdentity.end())
    return Same->second;
  std::string PropertyName = Input.TargetProperty;
  if (Attr *Own = R.attr(V, "targetProperty"))
    PropertyName = R.string(Own->V);
  Attr *Properties = R.attr(V, "properties");
  Attr *Address =
      Properties ? R.attr(R.set(Properties->V), PropertyName) : nullptr;
  if (!Address)
    R.fail(diag::NotATarget, R.subject(), PropertyName);
  std::string Text = R.text(Address->V).Text;
  auto Known = TargetByAddress.find(Text);
  if (Known == TargetByAddress.end())
    R.fail(diag::UnknownAddress, R.subject(), PropertyName, Text);
  return Known->second;
}

/// The targets with the attributes that every one has, as parameters of
/// packages show them.
Value DeploymentReader::normalisedInfrastructure() {
  AttrsBuilder All(E);
  for (const DeploymentTarget &Target : Model.Targets) {
    Value Defaults =
        AttrsBuilder(E)
            .add("system", E.string(Target.System))
            .add("numOfCores", makeInt(E.heap(), Target.NumOfCores))
            .add("clientInterface", E.string(Target.ClientInterface))
            .add("targetProperty", E.string(Target.TargetProperty))
            .make();
    Value Own = E.force(R.attr(Infrastructure, Target.Name)->V);
    All.add(Target.Name, updateAttrs(E.heap(), Defaults, Own));
  }
  return All.make();
}
