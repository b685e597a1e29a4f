// The paths come from nix-store, nix-instantiate and builtins of Nix 2.8.

#include "evaluator/Store/StorePath.h"
#include "evaluator/Store/Nar.h"
#include <gtest/gtest.h>

using namespace dx;

namespace {

Hash parsed(llvm::StringRef Text) {
  std::string Error;
  return *parseHash(Text, std::nullopt, Error);
}

std::string fixed(const StoreDir &Dir, llvm::StringRef Name,
                  IngestionMethod Method, const Hash &H) {
  std::string Error;
  return Dir.makeFixedOutputPath(Name, Method, H, {}, Error).value_or(Error);
}

std::string text(const StoreDir &Dir, llvm::StringRef Name,
                 llvm::StringRef Contents,
                 llvm::ArrayRef<std::string> References = {}) {
  std::string Error;
  return Dir.pathForText(Name, Contents, References, Error).value_or(Error);
}

} // namespace

TEST(StorePath, OfText) {
  EXPECT_EQ(text(StoreDir(), "hello.txt", "hello"),
            "/nix/store/q790zdjk75hm2cn42nh77pqw4gbv1b88-hello.txt");
  StoreDir Other("/tmp/sv/store");
  std::string A = text(Other, "a", "A"), B = text(Other, "b", "B");
  EXPECT_EQ(A, "/tmp/sv/store/mhhfglw3msd7hbl59bvpcr89k3fa2n0j-a");
  EXPECT_EQ(B, "/tmp/sv/store/934n3ml3z14h2hqz2g8chg5hxc9za7im-b");
  std::string Both = "/tmp/sv/store/pkqzr92xfl186pmk4l90g0di32nd5mdj-hello.txt";
  std::string Contents = "hello " + B + " " + A;
  EXPECT_EQ(text(Other, "hello.txt", Contents, {A, B}), Both);
  EXPECT_EQ(text(Other, "hello.txt", Contents, {B, A, B}), Both);
}

TEST(StorePath, OfFixedOutputs) {
  StoreDir Dir;
  EXPECT_EQ(fixed(Dir, "file", IngestionMethod::Flat,
                  hashBytes(HashAlgorithm::SHA256, "hello")),
            "/nix/store/2ixppgs4fb1sm2kg8zyxjfhpqqy18pnf-file");
  EXPECT_EQ(
      fixed(Dir, "t", IngestionMethod::Recursive,
            parsed("sha256:69365b96641c96e5a56342e8cf4176af0868114c315e9fee06ac"
                   "45b0bac71c6f")),
      "/nix/store/djzv81lg2ifsbs76qfnx82fkqzlag8ar-t");
  EXPECT_EQ(fixed(Dir, "run", IngestionMethod::Recursive,
                  hashNarFile("#!/bin/sh\n", true)),
            "/nix/store/fhsg3jqz69b5s1ng2y2947cgd10nvswa-run");
  StoreDir Other("/tmp/sv/store");
  EXPECT_EQ(fixed(Other, "file", IngestionMethod::Flat,
                  hashBytes(HashAlgorithm::SHA1, "hello")),
            "/tmp/sv/store/pyxfj4g41wiag4zd0ffr8mvsc4jdlmnp-file");
  EXPECT_EQ(fixed(Other, "file", IngestionMethod::Recursive,
                  hashNarFile("hello", false, HashAlgorithm::SHA1)),
            "/tmp/sv/store/7zd538n58p89z14jc5ln60fs2gqpqdzk-file");
}

TEST(StorePath, OnlyRecursiveSha256HasReferences) {
  std::string Error;
  std::vector<std::string> References = {text(StoreDir(), "a", "A")};
  EXPECT_FALSE(StoreDir().makeFixedOutputPath(
      "x", IngestionMethod::Flat, hashBytes(HashAlgorithm::SHA256, ""),
      References, Error));
  EXPECT_EQ(Error, "`x` refers to other store paths, which only a recursive "
                   "`sha256` path can");
}

TEST(StorePath, Names) {
  std::string Error;
  for (const char *Name : {"a", ".a", "..a", "?=+", "-", "a_B.9"})
    EXPECT_TRUE(isValidStoreName(Name, Error)) << Name;
  EXPECT_TRUE(isValidStoreName(std::string(211, 'x'), Error));
  EXPECT_FALSE(isValidStoreName(std::string(212, 'x'), Error));
  for (const char *Name :
       {"", ".", "..", ".-a", "..-a", "a~", "a b", "a/b", "\xc3\xbc"})
    EXPECT_FALSE(isValidStoreName(Name, Error)) << Name;
  EXPECT_EQ(text(StoreDir(), "a~", ""),
            "store path name `a~` contains `~`; only letters, digits and "
            "`+-._?=` are allowed");
}

TEST(StorePath, Splits) {
  StoreDir Dir;
  std::string Path = text(Dir, "hello.txt", "hello");
  std::string Below = Path + "/etc/x";
  auto Parts = Dir.split(Below);
  ASSERT_TRUE(Parts);
  EXPECT_EQ(Parts->Path, Path);
  EXPECT_EQ(Parts->Digest, "q790zdjk75hm2cn42nh77pqw4gbv1b88");
  EXPECT_EQ(Parts->Name, "hello.txt");
  EXPECT_EQ(Parts->Rest, "/etc/x");
  EXPECT_EQ(Dir.split(Path)->Rest, "");
  for (const char *Other :
       {"/nix/store", "/nix/store/", "/nix/storex/a", "/etc/passwd",
        "/nix/store/q790zdjk75hm2cn42nh77pqw4gbv1b88",
        "/nix/store/q790zdjk75hm2cn42nh77pqw4gbv1b88-",
        "/nix/store/e790zdjk75hm2cn42nh77pqw4gbv1b88-x",
        "/nix/store/q790zdjk75hm2cn42nh77pqw4gbv1b8-x"})
    EXPECT_FALSE(Dir.split(Other)) << Other;
}
