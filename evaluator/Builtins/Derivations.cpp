// Builds, described.

#include "evaluator/Builtins/BuiltinFunctions.h"
#include "evaluator/Builtins/DerivationReader.h"

using namespace dx;

/// A string that refers to one thing in the store, and to what Nix does not
/// see.
static Value storeText(BuiltinCall &Call, llvm::StringRef Path,
                       ContextElement Element, ContextId Hidden) {
  ContextTable &Contexts = Call.session().Contexts;
  return Call.makeString(Path,
                         Contexts.unite(Contexts.single(Element), Hidden));
}

Value dx::builtinDerivationStrict(BuiltinCall &Call) {
  DerivationReader Reader(Call, Call.attrs(0));
  Reader.read();
  ContextId Hidden = Reader.hiddenContext();
  DerivationTable &Derivations = Call.session().Derivations;
  std::string Error;
  auto Path = Derivations.add(Reader.name(), Reader.takeDerivation(), Error);
  if (!Path)
    Call.fail(diag::CannotMakeStorePath, Reader.name(), Error);

  llvm::SmallVector<Attr, 4> Result;
  Result.push_back(
      {Call.session().Known.DrvPath,
       {},
       storeText(Call, *Path, {ContextKind::DerivationDeep, *Path, {}},
                 Hidden)});
  for (const auto &[Name, Output] : Derivations.find(*Path, Error)->Outputs) {
    std::string Where =
        Output.Path.empty()
            ? unknownOutputPath(*Path, outputPathName(Reader.name(), Name))
            : Output.Path;
    ContextElement Element{ContextKind::DerivationOutput, *Path, Name};
    Result.push_back(
        {Call.E.intern(Name), {}, storeText(Call, Where, Element, Hidden)});
  }
  return makeAttrs(Call.heap(), Result);
}
