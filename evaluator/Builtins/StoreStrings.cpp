#include "evaluator/Builtins/StoreStrings.h"

using namespace dx;

std::vector<std::string> dx::storeReferences(BuiltinCall &Call,
                                             llvm::StringRef Name,
                                             ContextId Context) {
  std::vector<std::string> References;
  for (const ContextElement &E : Call.session().Contexts.elements(Context)) {
    switch (E.Kind) {
    case ContextKind::Path:
      References.push_back(E.Text.str());
      break;
    case ContextKind::DerivationDeep:
    case ContextKind::DerivationOutput:
      Call.fail(diag::FileRefersToDerivation, Name, E.Text);
    case ContextKind::Instance:
    case ContextKind::HostPackage:
    case ContextKind::HostPathUnknown:
      break;
    }
  }
  return References;
}

Value dx::storeString(BuiltinCall &Call, llvm::StringRef StorePath,
                      ContextId ContentsContext) {
  ContextTable &Contexts = Call.session().Contexts;
  llvm::SmallVector<ContextElement, 4> Elements;
  Elements.push_back({ContextKind::Path, StorePath, {}});
  llvm::copy_if(Contexts.elements(ContentsContext),
                std::back_inserter(Elements),
                [](const ContextElement &E) { return !isVisible(E.Kind); });
  return Call.makeString(StorePath, Contexts.make(Elements));
}
