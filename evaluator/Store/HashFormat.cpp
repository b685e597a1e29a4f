// Hashes as text: writing and reading base 16, Nix's base 32, base 64 and SRI.

#include "evaluator/Store/Hash.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Base64.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/ErrorHandling.h"

using namespace dx;

// Nix leaves out the letters e, o, t and u.
static constexpr llvm::StringLiteral Nix32Digits =
    "0123456789abcdfghijklmnpqrsvwxyz";

std::optional<HashFormat> dx::hashFormatNamed(llvm::StringRef Name) {
  if (Name == "base16")
    return HashFormat::Base16;
  if (Name == "nix32" || Name == "base32")
    return HashFormat::Nix32;
  if (Name == "base64")
    return HashFormat::Base64;
  if (Name == "sri")
    return HashFormat::SRI;
  return std::nullopt;
}

std::string dx::encodeBase16(llvm::ArrayRef<uint8_t> Bytes) {
  return llvm::toHex(Bytes, /*LowerCase=*/true);
}

static size_t nix32Length(size_t Bytes) {
  return Bytes == 0 ? 0 : (Bytes * 8 - 1) / 5 + 1;
}

std::string dx::encodeNix32(llvm::ArrayRef<uint8_t> Bytes) {
  size_t Length = nix32Length(Bytes.size());
  std::string Text(Length, '\0');
  // The last digit holds the lowest bits of the first byte.
  for (size_t N = 0; N < Length; ++N) {
    size_t Bit = N * 5, Byte = Bit / 8, Shift = Bit % 8;
    unsigned Low = Bytes[Byte] >> Shift;
    unsigned High =
        Byte + 1 < Bytes.size() ? unsigned(Bytes[Byte + 1]) << (8 - Shift) : 0;
    Text[Length - 1 - N] = Nix32Digits[(Low | High) & 31];
  }
  return Text;
}

std::string dx::encodeBase64(llvm::ArrayRef<uint8_t> Bytes) {
  return llvm::encodeBase64(Bytes);
}

std::string dx::formatHash(const Hash &H, HashFormat Format) {
  switch (Format) {
  case HashFormat::Base16:
    return encodeBase16(H.bytes());
  case HashFormat::Nix32:
    return encodeNix32(H.bytes());
  case HashFormat::Base64:
    return encodeBase64(H.bytes());
  case HashFormat::SRI:
    return (nameOf(H.Algorithm) + "-" + encodeBase64(H.bytes())).str();
  }
  llvm_unreachable("not a hash format");
}

std::string dx::formatTypedHash(const Hash &H, HashFormat Format) {
  if (Format == HashFormat::SRI)
    return formatHash(H, Format);
  return (nameOf(H.Algorithm) + ":" + formatHash(H, Format)).str();
}

static std::string quoted(llvm::StringRef Text) {
  return ("`" + Text + "`").str();
}

static bool decodeBase16(llvm::StringRef Text, Hash &H) {
  std::string Bytes;
  if (!llvm::tryGetFromHex(Text, Bytes))
    return false;
  std::copy(Bytes.begin(), Bytes.end(), H.Digest.begin());
  return true;
}

static bool decodeNix32(llvm::StringRef Text, Hash &H) {
  size_t Size = digestSize(H.Algorithm);
  for (size_t N = 0; N < Text.size(); ++N) {
    size_t Digit = Nix32Digits.find(Text[Text.size() - N - 1]);
    if (Digit == llvm::StringRef::npos)
      return false;
    size_t Bit = N * 5, Byte = Bit / 8, Shift = Bit % 8;
    H.Digest[Byte] = uint8_t(H.Digest[Byte] | (Digit << Shift));
    size_t Carry = Digit >> (8 - Shift);
    if (Byte + 1 < Size)
      H.Digest[Byte + 1] = uint8_t(H.Digest[Byte + 1] | Carry);
    else if (Carry)
      return false;
  }
  return true;
}

static bool decodeBase64(llvm::StringRef Text, Hash &H) {
  std::vector<char> Bytes;
  if (llvm::Error Failure = llvm::decodeBase64(Text, Bytes)) {
    llvm::consumeError(std::move(Failure));
    return false;
  }
  if (Bytes.size() != digestSize(H.Algorithm))
    return false;
  std::copy(Bytes.begin(), Bytes.end(), H.Digest.begin());
  return true;
}

/// A digest whose algorithm is known; its format follows from its length.
static std::optional<Hash> parseDigest(llvm::StringRef Text,
                                       HashAlgorithm Algorithm, bool IsSri,
                                       std::string &Error) {
  Hash H;
  H.Algorithm = Algorithm;
  size_t Size = digestSize(Algorithm);
  bool Read = false;
  if (!IsSri && Text.size() == Size * 2)
    Read = decodeBase16(Text, H);
  else if (!IsSri && Text.size() == nix32Length(Size))
    Read = decodeNix32(Text, H);
  else if (Text.size() == (Size + 2) / 3 * 4)
    Read = decodeBase64(Text, H);
  else {
    Error = "hash " + quoted(Text) + " has the wrong length for " +
            quoted(nameOf(Algorithm));
    return std::nullopt;
  }
  if (Read)
    return H;
  Error = "hash " + quoted(Text) + " has a character that its encoding lacks";
  return std::nullopt;
}

std::optional<Hash> dx::parseHash(llvm::StringRef Text,
                                  std::optional<HashAlgorithm> Expected,
                                  std::string &Error) {
  size_t Separator = Text.find(':');
  bool IsSri = Separator == llvm::StringRef::npos;
  if (IsSri)
    Separator = Text.find('-');
  if (Separator == llvm::StringRef::npos) {
    if (Expected)
      return parseDigest(Text, *Expected, /*IsSri=*/false, Error);
    Error =
        "hash " + quoted(Text) + " does not say its type, and none is given";
    return std::nullopt;
  }

  llvm::StringRef Type = Text.take_front(Separator);
  std::optional<HashAlgorithm> Algorithm = hashAlgorithmNamed(Type);
  if (!Algorithm) {
    Error = "unknown hash algorithm " + quoted(Type) +
            ", expected `md5`, `sha1`, `sha256` or `sha512`";
    return std::nullopt;
  }
  if (Expected && *Expected != *Algorithm) {
    Error = "hash " + quoted(Text) + " should have type " +
            quoted(nameOf(*Expected));
    return std::nullopt;
  }
  return parseDigest(Text.drop_front(Separator + 1), *Algorithm, IsSri, Error);
}
