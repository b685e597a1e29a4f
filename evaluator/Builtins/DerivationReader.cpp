#include "evaluator/Builtins/DerivationReader.h"

#include "evaluator/Eval/ToJson.h"
#include "llvm/ADT/StringExtras.h"

using namespace dx;

bool DerivationReader::flag(Symbol Attribute) {
  Attr *A = findAttr(Given, Attribute);
  return A && Call.booleanIn(A->V, Call.E.symbols().text(Attribute));
}

/// Where an attribute was written, or where the call stands.
SourceRange DerivationReader::placeOf(const Attr &A) const {
  return A.Origin.isValid() ? Call.session().Sources.tokenAt(A.Origin)
                            : Call.Site;
}

void DerivationReader::readName() {
  Value &V = Call.attr(Given, Call.session().Known.Name);
  Call.Site = placeOf(*findAttr(Given, Call.session().Known.Name));
  Name = Call.plainStringIn(V, "`name`").str();
  std::string Error;
  if (!isValidStoreName(Name, Error))
    Call.fail(diag::InvalidDerivationName, Name, Error);
  if (isDerivationPath(Name))
    Call.fail(diag::DerivationNameEndsInDrv, Name);
}

void DerivationReader::read() {
  const auto &Known = Call.session().Known;
  // `derivation` is a function of the library: mistakes are told where the
  // attributes were written.
  auto All = attrsByName(Given, Call.E.symbols());
  if (!All.empty())
    Call.Site = placeOf(*All.front());
  readName();
  IsStructured = flag(Known.StructuredAttrs);
  IgnoresNulls = flag(Known.IgnoreNulls);
  Made.Outputs["out"];
  JsonOut.beginObject();
  for (Attr *A : All) {
    auto Failure = Call.E.attempt([&] { readAttr(*A); });
    if (Failure)
      Call.rethrow(*Failure, makeNote(placeOf(*A), diag::WhileDerivationAttr,
                                      Call.E.symbols().text(A->Name), Name));
  }
  JsonOut.endObject();
  if (IsStructured)
    Made.Environment["__json"] = std::move(Json);
  if (Made.Builder.empty())
    Call.fail(diag::BuiltinNeedsAttr, Call.Info.Name, "builder");
  if (Made.System.empty())
    Call.fail(diag::BuiltinNeedsAttr, Call.Info.Name, "system");
  finishOutputs();
}

void DerivationReader::readAttr(Attr &A) {
  const auto &Known = Call.session().Known;
  if (A.Name == Known.IgnoreNulls)
    return;
  if (IgnoresNulls && Call.E.force(A.V).isNull())
    return;
  if (A.Name == Known.ContentAddressed || A.Name == Known.Impure)
    return readKind(A);
  if (A.Name == Known.Args)
    readArgs(A);
  else if (!IsStructured)
    readVariable(A);
  else if (A.Name != Known.StructuredAttrs)
    readJson(A);
}

/// Experiments of Nix: outputs that are named by their contents, and builds
/// that are done anew every time.
void DerivationReader::readKind(const Attr &A) {
  const auto &Known = Call.session().Known;
  if (!flag(A.Name))
    return;
  Call.Site = placeOf(A);
  if (A.Name == Known.Impure)
    Call.fail(diag::ImpureDerivation);
  if (!Call.session().Options.ContentAddressed)
    Call.fail(diag::ContentAddressedDisabled);
  IsContentAddressed = true;
}

void DerivationReader::readArgs(Attr &A) {
  for (Value &Element : elements(Call.listIn(A.V, "`args`"))) {
    ContextId Context = 0;
    std::string &Text = Made.Args.emplace_back();
    Call.E.coerceToString(Element, {.More = true}, Call.Site, Text, Context);
    addInputs(Context);
  }
}

void DerivationReader::readVariable(Attr &A) {
  ContextId Context = 0;
  std::string Text;
  Call.E.coerceToString(A.V, {.More = true}, Call.Site, Text, Context);
  addInputs(Context);
  noteMeaning(A.Name, Text);
  if (A.Name == Call.session().Known.Outputs) {
    llvm::SmallVector<llvm::StringRef, 4> Words;
    llvm::SplitString(Text, Words, " \t\n\r");
    setOutputs(std::vector<std::string>(Words.begin(), Words.end()));
  }
  Made.Environment[Call.E.symbols().text(A.Name).str()] = std::move(Text);
}

void DerivationReader::readJson(Attr &A) {
  const auto &Known = Call.session().Known;
  ContextId Context = 0;
  std::string Text =
      toJson(Call.E, A.V, Context, PathsInJson::Copied, Call.Site);
  if (!JsonOut.key(Call.E.symbols().text(A.Name)))
    Call.fail(diag::JsonNotUtf8, "the name of an attribute");
  JsonOut.raw(Text);
  addInputs(Context);
  if (A.Name == Known.Outputs)
    readOutputList(A);
  else if (A.Name == Known.Builder)
    noteMeaning(A.Name, Call.stringIn(A.V, "`builder`"));
  else if (A.Name == Known.System || A.Name == Known.OutputHash ||
           A.Name == Known.OutputHashAlgo || A.Name == Known.OutputHashMode)
    noteMeaning(A.Name, Call.plainStringIn(A.V, Call.E.symbols().text(A.Name)));
}

void DerivationReader::noteMeaning(Symbol Attribute, llvm::StringRef Text) {
  const auto &Known = Call.session().Known;
  if (Attribute == Known.Builder)
    Made.Builder = Text.str();
  else if (Attribute == Known.System)
    Made.System = Text.str();
  else if (Attribute == Known.OutputHash)
    OutputHash = Text.str();
  else if (Attribute == Known.OutputHashAlgo)
    OutputAlgorithm = hashAlgorithmNamed(Text);
  else if (Attribute == Known.OutputHashMode)
    readMode(Text);
}

void DerivationReader::readMode(llvm::StringRef Mode) {
  if (Mode == "recursive" || Mode == "nar")
    OutputMethod = IngestionMethod::Recursive;
  else if (Mode == "flat")
    OutputMethod = IngestionMethod::Flat;
  else
    Call.fail(diag::InvalidOutputHashMode, Mode);
}

void DerivationReader::readOutputList(Attr &A) {
  std::vector<std::string> Names;
  for (Value &Element : elements(Call.listIn(A.V, "`outputs`")))
    Names.push_back(
        Call.plainStringIn(Element, "an element of `outputs`").str());
  setOutputs(Names);
}

void DerivationReader::setOutputs(llvm::ArrayRef<std::string> Names) {
  Made.Outputs.clear();
  for (const std::string &Output : Names) {
    if (Output == "drvPath")
      Call.fail(diag::InvalidOutputName, Output);
    if (!Made.Outputs.try_emplace(Output).second)
      Call.fail(diag::DuplicateOutput, Output);
  }
  if (Names.empty())
    Call.fail(diag::NoOutputs, Name);
}

void DerivationReader::finishOutputs() {
  if (OutputHash)
    fixOutput();
  else if (IsContentAddressed)
    floatOutputs();
}

static std::string algorithmField(IngestionMethod Method,
                                  HashAlgorithm Algorithm) {
  bool IsRecursive = Method == IngestionMethod::Recursive;
  return ((IsRecursive ? "r:" : "") + nameOf(Algorithm)).str();
}

void DerivationReader::floatOutputs() {
  for (auto &[Name, Output] : Made.Outputs)
    Output.HashAlgorithm =
        algorithmField(OutputMethod.value_or(IngestionMethod::Recursive),
                       OutputAlgorithm.value_or(HashAlgorithm::SHA256));
}

void DerivationReader::fixOutput() {
  if (Made.Outputs.size() != 1 || !Made.Outputs.count("out"))
    Call.fail(diag::SeveralFixedOutputs, Name);
  Hash Digest;
  if (!OutputHash->empty()) {
    std::string Error;
    auto Parsed = parseHash(*OutputHash, OutputAlgorithm, Error);
    if (!Parsed)
      Call.fail(diag::InvalidHash, *OutputHash, Error);
    Digest = *Parsed;
  } else if (!OutputAlgorithm) {
    Call.fail(diag::InvalidHash, "", "`outputHashAlgo` does not say which");
  } else {
    // Nobody knows it yet: the build will say what it should have been.
    Digest.Algorithm = *OutputAlgorithm;
  }
  DerivationOutput &Output = Made.Outputs["out"];
  Output.HashAlgorithm = algorithmField(
      OutputMethod.value_or(IngestionMethod::Flat), Digest.Algorithm);
  Output.HashDigest = encodeBase16(Digest.bytes());
}

void DerivationReader::addInputs(ContextId Context) {
  for (const ContextElement &E : Call.session().Contexts.elements(Context)) {
    switch (E.Kind) {
    case ContextKind::Path:
      Made.Sources.insert(E.Text.str());
      break;
    case ContextKind::DerivationDeep:
      addDeepInput(E.Text);
      break;
    case ContextKind::DerivationOutput:
      Made.Inputs[E.Text.str()].insert(E.Output.str());
      break;
    case ContextKind::Instance:
    case ContextKind::HostPackage:
    case ContextKind::HostPathUnknown:
      Hidden.push_back(E);
      break;
    }
  }
}

/// The builder may look at the whole graph: all of it, and every output.
void DerivationReader::addDeepInput(llvm::StringRef Path) {
  DerivationTable &Derivations = Call.session().Derivations;
  std::set<std::string> Paths;
  std::string Error;
  if (!Derivations.addClosure(Path, Paths, Error))
    Call.fail(diag::CannotReadDerivation, Path, Error);
  for (const std::string &Part : Paths) {
    Made.Sources.insert(Part);
    if (!isDerivationPath(Part))
      continue;
    const Derivation *D = Derivations.find(Part, Error);
    for (const auto &[Output, Value] : D->Outputs)
      Made.Inputs[Part].insert(Output);
  }
}

ContextId DerivationReader::hiddenContext() const {
  return Call.session().Contexts.make(Hidden);
}
