// Builtins that hash.

#include "evaluator/Store/Hash.h"
#include "evaluator/Builtins/BuiltinFunctions.h"

using namespace dx;

static HashAlgorithm algorithmNamed(BuiltinCall &Call, llvm::StringRef Name) {
  auto Algorithm = hashAlgorithmNamed(Name);
  if (!Algorithm)
    Call.fail(diag::UnknownHashAlgorithm, Name);
  return *Algorithm;
}

Value dx::builtinHashString(BuiltinCall &Call) {
  HashAlgorithm Algorithm = algorithmNamed(Call, Call.plainString(0));
  Hash H = hashBytes(Algorithm, Call.string(1));
  return Call.makeString(formatHash(H, HashFormat::Base16));
}

Value dx::builtinHashFile(BuiltinCall &Call) {
  HashAlgorithm Algorithm = algorithmNamed(Call, Call.plainString(0));
  std::string Path = Call.builtPath(1), Bytes;
  if (std::error_code Error = Call.session().Files.read(Path, Bytes))
    Call.fail(diag::CannotReadFile, Path, Error.message());
  Hash H = hashBytes(Algorithm, Bytes);
  return Call.makeString(formatHash(H, HashFormat::Base16));
}

Value dx::builtinConvertHash(BuiltinCall &Call) {
  Value Given = Call.attrs(0);
  llvm::StringRef Text = Call.plainStringIn(Call.attr(Given, "hash"), "`hash`");
  std::optional<HashAlgorithm> Expected;
  if (Attr *A = Call.optionalAttr(Given, "hashAlgo"))
    Expected = algorithmNamed(Call, Call.plainStringIn(A->V, "`hashAlgo`"));
  llvm::StringRef FormatName =
      Call.plainStringIn(Call.attr(Given, "toHashFormat"), "`toHashFormat`");
  auto Format = hashFormatNamed(FormatName);
  if (!Format)
    Call.fail(diag::UnknownHashFormat, FormatName);
  std::string Error;
  auto Parsed = parseHash(Text, Expected, Error);
  if (!Parsed)
    Call.fail(diag::InvalidHash, Text, Error);
  return Call.makeString(formatHash(*Parsed, *Format));
}
