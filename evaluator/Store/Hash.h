#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace dx {

enum class HashAlgorithm : uint8_t {
#define DX_HASH_ALGORITHM(Id, Name, Size) Id,
#include "evaluator/Store/HashAlgorithms.def"
};

/// How a hash is written: `Base16` in lower case, `Nix32` in Nix's own base 32,
/// `Base64` with padding, `SRI` as `sha256-BASE64`.
enum class HashFormat : uint8_t { Base16, Nix32, Base64, SRI };

/// The language's name of an algorithm: `sha256`.
llvm::StringRef nameOf(HashAlgorithm Algorithm);
/// Length of the algorithm's digests in bytes.
size_t digestSize(HashAlgorithm Algorithm);
/// The algorithm of that exact name, if there is one.
std::optional<HashAlgorithm> hashAlgorithmNamed(llvm::StringRef Name);
/// `base16`, `nix32` (or its older name `base32`), `base64` or `sri`.
std::optional<HashFormat> hashFormatNamed(llvm::StringRef Name);

/// A digest and what made it.
struct Hash {
  HashAlgorithm Algorithm = HashAlgorithm::SHA256;
  std::array<uint8_t, 64> Digest = {};

  llvm::ArrayRef<uint8_t> bytes() const {
    return llvm::ArrayRef(Digest).take_front(digestSize(Algorithm));
  }
  bool operator==(const Hash &Other) const {
    return Algorithm == Other.Algorithm && bytes() == Other.bytes();
  }
};

/// Hashes bytes as they come; `finish` may be called once.
class Hasher {
public:
  explicit Hasher(HashAlgorithm Algorithm);
  void update(llvm::StringRef Bytes);
  Hash finish();

private:
  HashAlgorithm Algorithm;
  /// libcrypto's state; its types stay out of headers.
  alignas(16) std::array<std::byte, 224> State;
};

Hash hashBytes(HashAlgorithm Algorithm, llvm::StringRef Bytes);

/// The digest alone, or for `SRI` with the algorithm: `sha256-47DE…=`.
std::string formatHash(const Hash &H, HashFormat Format);
/// With the algorithm in front: `sha256:ungWv…`; the same as `formatHash` for
/// `SRI`.
std::string formatTypedHash(const Hash &H, HashFormat Format);

/// Reads a hash as Nix's options and `builtins.convertHash` take it: an SRI
/// hash, `TYPE:DIGEST`, or a bare digest in base 16, 32 or 64 (told apart by
/// length). `Expected` is the algorithm that the context names; a bare digest
/// needs it, a typed one must agree with it. On failure: nothing, and why in
/// `Error`.
std::optional<Hash> parseHash(llvm::StringRef Text,
                              std::optional<HashAlgorithm> Expected,
                              std::string &Error);

/// Folds the digest to `Size` bytes by XOR (byte I into I modulo Size), as
/// store paths do with 20.
std::string compressHash(llvm::ArrayRef<uint8_t> Digest, size_t Size);

std::string encodeBase16(llvm::ArrayRef<uint8_t> Bytes);
std::string encodeNix32(llvm::ArrayRef<uint8_t> Bytes);
std::string encodeBase64(llvm::ArrayRef<uint8_t> Bytes);

} // namespace dx
