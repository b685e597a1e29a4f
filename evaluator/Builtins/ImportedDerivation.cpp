#include "evaluator/Builtins/ImportedDerivation.h"

#include "evaluator/Builtins/ListBuilder.h"

using namespace dx;

bool dx::isDerivationInStore(BuiltinCall &Call, llvm::StringRef Path) {
  if (!isDerivationPath(Path))
    return false;
  auto Parts = Call.session().Store.dir().split(Path);
  FileKind Kind{};
  return Parts && Parts->Rest.empty() &&
         !Call.session().Files.kind(Path, Kind) && Kind == FileKind::Regular;
}

static Value storeText(BuiltinCall &Call, llvm::StringRef Text,
                       ContextElement Element) {
  return Call.makeString(Text, Call.session().Contexts.single(Element));
}

/// The path of an output, or what stands for it where only a build can tell.
static std::string pathOf(llvm::StringRef Derivation, llvm::StringRef Output,
                          const DerivationOutput &Value) {
  if (!Value.Path.empty())
    return Value.Path;
  llvm::StringRef Name =
      Derivation.rsplit('/').second.drop_front(StoreDir::DigestLength + 1);
  Name.consume_back(".drv");
  return unknownOutputPath(Derivation, outputPathName(Name, Output));
}

Value dx::importDerivation(BuiltinCall &Call, llvm::StringRef Path) {
  const auto &Known = Call.session().Known;
  std::string Error;
  const Derivation *D = Call.session().Derivations.find(Path, Error);
  if (!D)
    Call.fail(diag::CannotReadDerivation, Path, Error);
  auto Name = D->Environment.find("name");
  ListBuilder Outputs(Call.heap(), D->Outputs.size());
  llvm::SmallVector<Attr, 6> Read;
  Read.push_back(
      {Known.DrvPath,
       {},
       storeText(Call, Path, {ContextKind::DerivationDeep, Path, {}})});
  Read.push_back(
      {Known.Name,
       {},
       Call.makeString(Name == D->Environment.end() ? "" : Name->second)});
  for (const auto &[Output, Value] : D->Outputs) {
    Read.push_back({Call.E.intern(Output),
                    {},
                    storeText(Call, pathOf(Path, Output, Value),
                              {ContextKind::DerivationOutput, Path, Output})});
    Outputs.push(Call.makeString(Output));
  }
  Read.push_back({Known.Outputs, {}, Outputs.finish()});
  Value Function = Call.E.importFile(
      LibraryRoot.str() + "/imported-derivation.dx", Call.Site);
  Value Args[] = {makeAttrs(Call.heap(), Read)};
  return Call.E.call(Function, Args, Call.Site);
}
