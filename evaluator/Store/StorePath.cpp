#include "evaluator/Store/StorePath.h"

#include "llvm/ADT/StringExtras.h"
#include <algorithm>

using namespace dx;

static constexpr size_t MaxNameLength = 211;

static bool isNameCharacter(char C) {
  return llvm::isAlnum(C) || C == '+' || C == '-' || C == '.' || C == '_' ||
         C == '?' || C == '=';
}

static bool isDigestCharacter(char C) {
  return llvm::isDigit(C) ||
         (C >= 'a' && C <= 'z' && C != 'e' && C != 'o' && C != 't' && C != 'u');
}

/// The first character, which may have several bytes.
static llvm::StringRef characterAt(llvm::StringRef Text) {
  return Text.take_front(
      1 + Text.drop_front()
              .take_while([](unsigned char C) { return (C & 0xC0) == 0x80; })
              .size());
}

/// With control characters as escape sequences.
static std::string printable(llvm::StringRef Text) {
  std::string Out;
  for (char C : Text)
    if (llvm::isASCII(C) && !llvm::isPrint(C))
      Out += "\\x" + llvm::toHex(llvm::StringRef(&C, 1), /*LowerCase=*/true);
    else
      Out += C;
  return Out;
}

bool dx::isValidStoreName(llvm::StringRef Name, std::string &Error) {
  if (Name.empty()) {
    Error = "a store path's name must not be empty";
    return false;
  }
  if (Name.size() > MaxNameLength) {
    Error = ("store path name `" + Name + "` is longer than " +
             llvm::Twine(MaxNameLength) + " characters")
                .str();
    return false;
  }
  if (Name == "." || Name == ".." || Name.starts_with(".-") ||
      Name.starts_with("..-")) {
    Error = ("store path name `" + Name + "` begins like `.` or `..`").str();
    return false;
  }
  const char *Bad = llvm::find_if_not(Name, isNameCharacter);
  if (Bad == Name.end())
    return true;
  Error = "store path name `" + printable(Name) + "` contains `" +
          printable(characterAt(Name.drop_front(Bad - Name.begin()))) +
          "`; only letters, digits and `+-._?=` are allowed";
  return false;
}

std::string StoreDir::makePath(llvm::StringRef Type, const Hash &Inner,
                               llvm::StringRef Name) const {
  Hasher Fingerprint(HashAlgorithm::SHA256);
  Fingerprint.update(Type);
  Fingerprint.update(":");
  Fingerprint.update(formatTypedHash(Inner, HashFormat::Base16));
  Fingerprint.update(":");
  Fingerprint.update(Dir);
  Fingerprint.update(":");
  Fingerprint.update(Name);
  std::string Folded = compressHash(Fingerprint.finish().bytes(), 20);
  return Dir + "/" + encodeNix32(llvm::arrayRefFromStringRef(Folded)) + "-" +
         Name.str();
}

static std::string typeWithReferences(llvm::StringRef Type,
                                      llvm::ArrayRef<std::string> References) {
  std::vector<llvm::StringRef> Sorted(References.begin(), References.end());
  llvm::sort(Sorted);
  Sorted.erase(std::unique(Sorted.begin(), Sorted.end()), Sorted.end());
  std::string Text = Type.str();
  for (llvm::StringRef Reference : Sorted) {
    Text += ':';
    Text += Reference;
  }
  return Text;
}

std::optional<std::string>
StoreDir::makeTextPath(llvm::StringRef Name, const Hash &Contents,
                       llvm::ArrayRef<std::string> References,
                       std::string &Error) const {
  if (!isValidStoreName(Name, Error))
    return std::nullopt;
  return makePath(typeWithReferences("text", References), Contents, Name);
}

std::optional<std::string>
StoreDir::pathForText(llvm::StringRef Name, llvm::StringRef Contents,
                      llvm::ArrayRef<std::string> References,
                      std::string &Error) const {
  return makeTextPath(Name, hashBytes(HashAlgorithm::SHA256, Contents),
                      References, Error);
}

std::optional<std::string> StoreDir::makeFixedOutputPath(
    llvm::StringRef Name, IngestionMethod Method, const Hash &Contents,
    llvm::ArrayRef<std::string> References, std::string &Error) const {
  if (!isValidStoreName(Name, Error))
    return std::nullopt;
  bool Recursive = Method == IngestionMethod::Recursive;
  if (Recursive && Contents.Algorithm == HashAlgorithm::SHA256)
    return makePath(typeWithReferences("source", References), Contents, Name);
  if (!References.empty()) {
    Error = ("`" + Name +
             "` refers to other store paths, which only a recursive `sha256` "
             "path can")
                .str();
    return std::nullopt;
  }
  std::string Inner = std::string("fixed:out:") + (Recursive ? "r:" : "") +
                      formatTypedHash(Contents, HashFormat::Base16) + ":";
  return makePath("output:out", hashBytes(HashAlgorithm::SHA256, Inner), Name);
}

std::optional<StorePathParts> StoreDir::split(llvm::StringRef Path) const {
  if (!contains(Path))
    return std::nullopt;
  llvm::StringRef Base = Path.drop_front(Dir.size() + 1);
  llvm::StringRef First = Base.take_until([](char C) { return C == '/'; });
  std::string Error;
  if (First.size() < DigestLength + 2 || First[DigestLength] != '-' ||
      !llvm::all_of(First.take_front(DigestLength), isDigestCharacter) ||
      !isValidStoreName(First.drop_front(DigestLength + 1), Error))
    return std::nullopt;
  return StorePathParts{Path.take_front(Dir.size() + 1 + First.size()),
                        First.take_front(DigestLength),
                        First.drop_front(DigestLength + 1),
                        Base.drop_front(First.size())};
}

/// A path that cannot exist: a digest where a directory of the root would be.
static std::string pathOfDigest(llvm::StringRef Text) {
  return "/" + encodeNix32(hashBytes(HashAlgorithm::SHA256, Text).bytes());
}

std::string dx::outputPlaceholder(llvm::StringRef Output) {
  return pathOfDigest(("nix-output:" + Output).str());
}

std::string dx::unknownOutputPath(llvm::StringRef DerivationPath,
                                  llvm::StringRef OutputName) {
  llvm::StringRef Digest =
      DerivationPath.rsplit('/').second.take_front(StoreDir::DigestLength);
  return pathOfDigest(
      ("nix-upstream-output:" + Digest + ":" + OutputName).str());
}
