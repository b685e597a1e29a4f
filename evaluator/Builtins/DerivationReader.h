#pragma once

#include "evaluator/Eval/BuiltinCall.h"
#include "evaluator/Store/Derivation.h"
#include "evaluator/Store/StorePath.h"
#include "evaluator/Text/JsonWriter.h"

namespace dx {

/// Makes a derivation of the set that `derivationStrict` takes: the name and
/// the attributes that say how its outputs are named, every other one a
/// variable of the builder (or of its JSON text).
class DerivationReader {
public:
  DerivationReader(BuiltinCall &Call, Value Given) : Call(Call), Given(Given) {}

  /// Reads every attribute, in the order of their names, and checks them.
  void read();

  [[nodiscard]] llvm::StringRef name() const { return Name; }
  [[nodiscard]] Derivation takeDerivation() { return std::move(Made); }
  /// What the attributes refer to that Nix does not see.
  [[nodiscard]] ContextId hiddenContext() const;

private:
  [[nodiscard]] SourceRange placeOf(const Attr &A) const;
  void readName();
  void readAttr(Attr &A);
  void readKind(const Attr &A);
  void readArgs(Attr &A);
  void readVariable(Attr &A);
  void readJson(Attr &A);
  /// What an attribute means beside being a variable. \p Text is its value.
  void noteMeaning(Symbol Attribute, llvm::StringRef Text);
  void readMode(llvm::StringRef Mode);
  void setOutputs(llvm::ArrayRef<std::string> Names);
  void readOutputList(Attr &A);
  void finishOutputs();
  void fixOutput();
  void floatOutputs();
  void addInputs(ContextId Context);
  void addDeepInput(llvm::StringRef Path);
  bool flag(Symbol Attribute);

  BuiltinCall &Call;
  Value Given;
  std::string Name;
  Derivation Made;
  bool IgnoresNulls = false;
  bool IsStructured = false;
  std::string Json;
  JsonWriter JsonOut{Json};
  std::vector<ContextElement> Hidden;

  std::optional<std::string> OutputHash;
  std::optional<HashAlgorithm> OutputAlgorithm;
  std::optional<IngestionMethod> OutputMethod;
  bool IsContentAddressed = false;
};

} // namespace dx
