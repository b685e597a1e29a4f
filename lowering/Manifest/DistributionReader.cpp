#include "lowering/Manifest/DeploymentReader.h"

#include "lowering/Model/WrongModel.h"

// The distribution model.

using namespace dx;

ContainerMapping DeploymentReader::readMapping(Value &Element) {
  ContainerMapping Mapping;
  Mapping.Range = R.place();
  Value V = R.set(Element);
  Attr *Target = R.attr(V, "target");
  if (!Target)
    R.fail(diag::FieldMissing, R.subject(), "target");
  {
    ValueReader::Step S(R, "target", Target->Origin);
    Mapping.Range = R.place();
  }
  Mapping.Target = targetOf(E.force(Target->V));
  R.field(V, "container", [&](Value &C) { Mapping.Container = R.string(C); });
  return Mapping;
}

std::vector<ContainerMapping> DeploymentReader::readMappings(Value &Slot) {
  std::vector<ContainerMapping> Mappings;
  Value V = E.force(Slot);
  if (V.isList()) {
    R.eachElement(Slot, [&](Value &Element) {
      Mappings.push_back({targetOf(E.force(Element)), "", R.place(), {}});
    });
    return Mappings;
  }
  if (!V.isAttrs())
    R.wrongType(V, "a list of targets, or a set with `targets`");
  Attr *Targets = R.attr(V, "targets");
  if (!Targets)
    R.fail(diag::FieldMissing, R.subject(), "targets");
  ValueReader::Step S(R, "targets", Targets->Origin);
  // Outside of a boundary a step would outlive a failure.
  R.attempt([&] {
    R.eachElement(Targets->V, [&](Value &Element) {
      Mappings.push_back(readMapping(Element));
    });
  });
  return Mappings;
}

void DeploymentReader::readDistribution() {
  R.attempt([&] {
    Value Function = E.importFile(Input.DistributionFile, {});
    std::vector<ModelArgument> Arguments{
        {"infrastructure", Infrastructure, ArgumentKind::Offered}};
    for (const ModelArgument &A : Input.Arguments)
      Arguments.push_back({A.Name, A.V, ArgumentKind::Offered});
    Value Applied = applyModel(R, Function, Arguments, AttrsBuilder(E).make());
    if (!Applied.isValid())
      return;
    Value Mappings = R.set(Applied);
    if (areTargets(R, Mappings)) {
      ValueReader::Step S(R, {}, attrsByName(Mappings, E.symbols())[0]->Origin);
      R.fail(diag::DistributionIsInfrastructure);
    }
    Distribution = Mappings;
    R.eachAttr(Distribution, [&](llvm::StringRef Name, Attr &A) {
      MappedAt[Name] = R.place();
      Mapped[Name] = {};
      Mapped[Name] = readMappings(A.V);
    });
  });
}
