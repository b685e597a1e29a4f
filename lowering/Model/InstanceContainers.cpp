#include "lowering/Model/InstanceReaderState.h"

#include "llvm/ADT/STLExtras.h"

using namespace dx;

std::vector<std::pair<std::string, LoweredString>>
dx::readProperties(ValueReader &R, Value &Slot) {
  auto Attrs = attrsByName(R.set(Slot), R.E.symbols());
  llvm::stable_sort(Attrs, [](const Attr *A, const Attr *B) {
    return A->Origin < B->Origin;
  });
  std::vector<std::pair<std::string, LoweredString>> Properties;
  for (Attr *A : Attrs) {
    llvm::StringRef Name = R.E.symbols().text(A->Name);
    ValueReader::Step S(R, Name, A->Origin);
    R.attempt([&] { Properties.emplace_back(Name.str(), R.text(A->V)); });
  }
  return Properties;
}

void InstanceReader::readContainers() {
  if (!HasSoundFiles)
    return;
  Attr *Written = argument("dysnomiaContainers");
  ValueReader::Step Place(R, {}, Written ? Written->Origin : SourceLoc());
  R.field(Set, "dysnomiaContainers", [&](Value &Slot) {
    R.eachAttr(Slot, [&](llvm::StringRef Name, Attr &A) {
      Result.Containers.push_back({Name.str(), readProperties(R, A.V)});
    });
  });
  R.field(Set, "dysnomiaProperties", [&](Value &Slot) {
    Result.MachineProperties = readProperties(R, Slot);
  });
}
