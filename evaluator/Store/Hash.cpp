// The low-level functions and not EVP: they neither read OpenSSL's
// configuration nor look algorithms up, which costs more than hashing a short
// string.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "evaluator/Store/Hash.h"

#include "llvm/Support/ErrorHandling.h"
#include <new>
#include <openssl/md5.h>
#include <openssl/sha.h>
#include <type_traits>

using namespace dx;

namespace {

struct Md5 {
  using State = MD5_CTX;
  static constexpr auto Init = MD5_Init;
  static constexpr auto Update = MD5_Update;
  static constexpr auto Final = MD5_Final;
};
struct Sha1 {
  using State = SHA_CTX;
  static constexpr auto Init = SHA1_Init;
  static constexpr auto Update = SHA1_Update;
  static constexpr auto Final = SHA1_Final;
};
struct Sha256 {
  using State = SHA256_CTX;
  static constexpr auto Init = SHA256_Init;
  static constexpr auto Update = SHA256_Update;
  static constexpr auto Final = SHA256_Final;
};
struct Sha512 {
  using State = SHA512_CTX;
  static constexpr auto Init = SHA512_Init;
  static constexpr auto Update = SHA512_Update;
  static constexpr auto Final = SHA512_Final;
};

/// Calls `Action` with the algorithm's functions.
template <typename Fn> void dispatch(HashAlgorithm Algorithm, Fn Action) {
  switch (Algorithm) {
  case HashAlgorithm::MD5:
    return Action(Md5());
  case HashAlgorithm::SHA1:
    return Action(Sha1());
  case HashAlgorithm::SHA256:
    return Action(Sha256());
  case HashAlgorithm::SHA512:
    return Action(Sha512());
  }
  llvm_unreachable("not a hash algorithm");
}

} // namespace

llvm::StringRef dx::nameOf(HashAlgorithm Algorithm) {
  switch (Algorithm) {
#define DX_HASH_ALGORITHM(Id, Name, Size)                                      \
  case HashAlgorithm::Id:                                                      \
    return Name;
#include "evaluator/Store/HashAlgorithms.def"
  }
  llvm_unreachable("not a hash algorithm");
}

size_t dx::digestSize(HashAlgorithm Algorithm) {
  switch (Algorithm) {
#define DX_HASH_ALGORITHM(Id, Name, Size)                                      \
  case HashAlgorithm::Id:                                                      \
    return Size;
#include "evaluator/Store/HashAlgorithms.def"
  }
  llvm_unreachable("not a hash algorithm");
}

std::optional<HashAlgorithm> dx::hashAlgorithmNamed(llvm::StringRef Name) {
#define DX_HASH_ALGORITHM(Id, Text, Size)                                      \
  if (Name == Text)                                                            \
    return HashAlgorithm::Id;
#include "evaluator/Store/HashAlgorithms.def"
  return std::nullopt;
}

Hasher::Hasher(HashAlgorithm Algorithm) : Algorithm(Algorithm) {
  dispatch(Algorithm, [&](auto Functions) {
    using Context = typename decltype(Functions)::State;
    static_assert(sizeof(Context) <= sizeof(State));
    static_assert(std::is_trivially_copyable_v<Context>);
    Functions.Init(new (State.data()) Context);
  });
}

void Hasher::update(llvm::StringRef Bytes) {
  dispatch(Algorithm, [&](auto Functions) {
    using Context = typename decltype(Functions)::State;
    Functions.Update(reinterpret_cast<Context *>(State.data()), Bytes.data(),
                     Bytes.size());
  });
}

Hash Hasher::finish() {
  Hash Result;
  Result.Algorithm = Algorithm;
  dispatch(Algorithm, [&](auto Functions) {
    using Context = typename decltype(Functions)::State;
    Functions.Final(Result.Digest.data(),
                    reinterpret_cast<Context *>(State.data()));
  });
  return Result;
}

Hash dx::hashBytes(HashAlgorithm Algorithm, llvm::StringRef Bytes) {
  Hasher H(Algorithm);
  H.update(Bytes);
  return H.finish();
}

std::string dx::compressHash(llvm::ArrayRef<uint8_t> Digest, size_t Size) {
  std::string Folded(Size, '\0');
  for (size_t I = 0; I < Digest.size(); ++I)
    Folded[I % Size] = char(uint8_t(Folded[I % Size]) ^ Digest[I]);
  return Folded;
}
