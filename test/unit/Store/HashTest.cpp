// The vectors come from nix-hash and builtins.hashString of Nix 2.8.

#include "evaluator/Store/Hash.h"
#include <gtest/gtest.h>

using namespace dx;

static Hash abc(HashAlgorithm Algorithm) { return hashBytes(Algorithm, "abc"); }

TEST(Hash, KnownDigests) {
  EXPECT_EQ(formatHash(abc(HashAlgorithm::MD5), HashFormat::Base16),
            "900150983cd24fb0d6963f7d28e17f72");
  EXPECT_EQ(formatHash(abc(HashAlgorithm::SHA1), HashFormat::Base16),
            "a9993e364706816aba3e25717850c26c9cd0d89d");
  EXPECT_EQ(formatHash(abc(HashAlgorithm::SHA256), HashFormat::Base16),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(formatHash(abc(HashAlgorithm::SHA512), HashFormat::Base16),
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
}

TEST(Hash, Nix32) {
  EXPECT_EQ(formatHash(abc(HashAlgorithm::MD5), HashFormat::Nix32),
            "3jgzhjhz9zjvbb0kyj7jc500ch");
  EXPECT_EQ(formatHash(abc(HashAlgorithm::SHA1), HashFormat::Nix32),
            "kpcd173cq987hw957sx6m0868wv3x6d9");
  EXPECT_EQ(formatHash(abc(HashAlgorithm::SHA256), HashFormat::Nix32),
            "1b8m03r63zqhnjf7l5wnldhh7c134ap5vpj0850ymkq1iyzicy5s");
  EXPECT_EQ(formatHash(abc(HashAlgorithm::SHA512), HashFormat::Nix32),
            "2gs8k559z4rlahfx0y688s49m2vvszylcikrfinm30ly9rak69236nkam5ydvly1ai"
            "7xac99vxfc4ii84hawjbk876blyk1jfhkbbyx");
}

TEST(Hash, Base64AndSri) {
  Hash H = abc(HashAlgorithm::SHA256);
  EXPECT_EQ(formatHash(H, HashFormat::Base64),
            "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  EXPECT_EQ(formatHash(H, HashFormat::SRI),
            "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  EXPECT_EQ(formatTypedHash(H, HashFormat::SRI),
            formatHash(H, HashFormat::SRI));
  EXPECT_EQ(formatTypedHash(H, HashFormat::Nix32),
            "sha256:1b8m03r63zqhnjf7l5wnldhh7c134ap5vpj0850ymkq1iyzicy5s");
}

TEST(Hash, PieceByPiece) {
  for (HashAlgorithm Algorithm :
       {HashAlgorithm::MD5, HashAlgorithm::SHA1, HashAlgorithm::SHA256,
        HashAlgorithm::SHA512}) {
    std::string Text(1000, 'x');
    Hasher H(Algorithm);
    for (char C : Text)
      H.update(llvm::StringRef(&C, 1));
    H.update("");
    EXPECT_EQ(H.finish(), hashBytes(Algorithm, Text));
  }
}

TEST(Hash, ReadsWhatItWrites) {
  for (HashAlgorithm Algorithm : {HashAlgorithm::MD5, HashAlgorithm::SHA1,
                                  HashAlgorithm::SHA256, HashAlgorithm::SHA512})
    for (HashFormat Format : {HashFormat::Base16, HashFormat::Nix32,
                              HashFormat::Base64, HashFormat::SRI}) {
      Hash H = abc(Algorithm);
      std::string Error;
      EXPECT_EQ(parseHash(formatTypedHash(H, Format), std::nullopt, Error), H);
      EXPECT_EQ(parseHash(formatHash(H, Format), Algorithm, Error), H);
      EXPECT_EQ(Error, "");
    }
}

TEST(Hash, RefusesWhatIsNoHash) {
  auto Refused = [](llvm::StringRef Text,
                    std::optional<HashAlgorithm> Expected) {
    std::string Error;
    EXPECT_FALSE(parseHash(Text, Expected, Error)) << Text.str();
    return Error;
  };
  constexpr auto MD5 = HashAlgorithm::MD5;
  EXPECT_EQ(Refused("abc", std::nullopt),
            "hash `abc` does not say its type, and none is given");
  EXPECT_EQ(Refused("abc", MD5), "hash `abc` has the wrong length for `md5`");
  EXPECT_EQ(
      Refused("sha3:abc", MD5),
      "unknown hash algorithm `sha3`, expected `md5`, `sha1`, `sha256` or "
      "`sha512`");
  EXPECT_EQ(Refused("sha1:kpcd173cq987hw957sx6m0868wv3x6d9", MD5),
            "hash `sha1:kpcd173cq987hw957sx6m0868wv3x6d9` should have type "
            "`md5`");
  // `e` is no digit of base 32; the first digit holds only three bits.
  Refused("egzhjhz9zjvbb0kyj7jc500chh", MD5);
  Refused("zzzzzzzzzzzzzzzzzzzzzzzzzz", MD5);
  Refused("g0015098 cd24fb0d6963f7d28e17f7", MD5);
  Refused("sha256-ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f200"
          "15ad",
          std::nullopt);
  Refused("kAFQmDzST7DWlj99KOF/c!==", MD5);
}

TEST(Hash, Names) {
  EXPECT_EQ(hashAlgorithmNamed("sha512"), HashAlgorithm::SHA512);
  EXPECT_EQ(hashAlgorithmNamed("SHA512"), std::nullopt);
  EXPECT_EQ(hashFormatNamed("base32"), HashFormat::Nix32);
  EXPECT_EQ(hashFormatNamed("hex"), std::nullopt);
}

TEST(Hash, Compresses) {
  uint8_t Bytes[] = {1, 2, 3, 4, 5};
  EXPECT_EQ(compressHash(Bytes, 2), (std::string{1 ^ 3 ^ 5, 2 ^ 4}));
}
