#pragma once

#include "evaluator/Store/Hash.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace dx {

/// How the bytes of a fixed-output path are hashed: the file's own contents, or
/// its archive (nar).
enum class IngestionMethod : uint8_t { Flat, Recursive };

/// The parts of `/nix/store/DIGEST-NAME/REST`, into the text that was parsed.
struct StorePathParts {
  llvm::StringRef Path;   ///< `/nix/store/DIGEST-NAME`
  llvm::StringRef Digest; ///< 32 characters of Nix's base 32
  llvm::StringRef Name;
  llvm::StringRef Rest; ///< empty, or begins with `/`
};

/// Whether `Name` may be the name of a store path: 1 to 211 characters of
/// `[0-9a-zA-Z+._?=-]`, not `.` or `..`, not beginning with `.-` or `..-`. If
/// not, why in `Error`.
bool isValidStoreName(llvm::StringRef Name, std::string &Error);

/// What the builder of a derivation reads where an output's path will stand
/// (`builtins.placeholder`).
std::string outputPlaceholder(llvm::StringRef Output);

/// What stands for an output of the derivation at a store path as long as only
/// a build can tell where it will lie. \p OutputName is that of its store path.
std::string unknownOutputPath(llvm::StringRef DerivationPath,
                              llvm::StringRef OutputName);

/// A store directory, and the arithmetic of the paths in it. Paths are those
/// that Nix computes for a store at this directory.
/// Functions that return an optional give nothing on failure, and why in
/// `Error`. References are full store paths, in any order.
class StoreDir {
public:
  static constexpr llvm::StringLiteral Default = "/nix/store";
  /// Characters of the digest in a store path.
  static constexpr size_t DigestLength = 32;

  /// An absolute path without a slash at its end.
  explicit StoreDir(llvm::StringRef Path = Default) : Dir(Path) {}
  llvm::StringRef path() const { return Dir; }

  /// A store path for `Type` (`source`, `text:REF…`, `output:out`), from the
  /// hash of what is stored. The name is not checked.
  std::string makePath(llvm::StringRef Type, const Hash &Inner,
                       llvm::StringRef Name) const;

  /// The path of a text file (`builtins.toFile`) from the SHA-256 of its
  /// contents.
  std::optional<std::string>
  makeTextPath(llvm::StringRef Name, const Hash &Contents,
               llvm::ArrayRef<std::string> References,
               std::string &Error) const;

  /// The same from the contents themselves.
  std::optional<std::string> pathForText(llvm::StringRef Name,
                                         llvm::StringRef Contents,
                                         llvm::ArrayRef<std::string> References,
                                         std::string &Error) const;

  /// The path of what is named by its hash (`builtins.path`, fixed outputs).
  /// Only recursive SHA-256 paths may have references.
  std::optional<std::string> makeFixedOutputPath(
      llvm::StringRef Name, IngestionMethod Method, const Hash &Contents,
      llvm::ArrayRef<std::string> References, std::string &Error) const;

  /// Whether the path lies below the store directory. Cheap.
  bool contains(llvm::StringRef Path) const {
    return Path.size() > Dir.size() + 1 && Path.starts_with(Dir) &&
           Path[Dir.size()] == '/';
  }

  /// The store path that `Path` is or lies below; nothing if there is none.
  std::optional<StorePathParts> split(llvm::StringRef Path) const;

private:
  std::string Dir;
};

} // namespace dx
