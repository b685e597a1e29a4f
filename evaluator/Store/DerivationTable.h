#pragma once

#include "evaluator/Store/Derivation.h"
#include "evaluator/Store/VirtualStore.h"
#include "frontend/Basic/FileSystem.h"
#include "llvm/ADT/StringMap.h"

namespace dx {

/// The derivations that an evaluation made, and those on disk that it asked
/// for, by their store path. Computes Nix's paths of derivations and of their
/// outputs. Functions that return an optional or a pointer give nothing on
/// failure, and why in `Error`.
class DerivationTable {
public:
  DerivationTable(VirtualStore &Store, FileSystem &Files)
      : Store(Store), Files(Files) {}
  DerivationTable(const DerivationTable &) = delete;

  /// Adds a derivation whose outputs have no paths yet: computes them, tells
  /// the builder by variables of the outputs' names (paths stay empty where
  /// only a build can tell them), and puts the text into the
  /// store as `NAME.drv`. Gives the path of that file.
  std::optional<std::string> add(llvm::StringRef Name, Derivation D,
                                 std::string &Error);

  /// The derivation at a store path; read from disk where this evaluation did
  /// not make it. The pointer holds until the next call.
  const Derivation *find(llvm::StringRef Path, std::string &Error);

  /// Adds everything that a derivation is made of, itself included, to
  /// \p Paths: derivations and sources, not outputs.
  bool addClosure(llvm::StringRef Path, std::set<std::string> &Paths,
                  std::string &Error);

private:
  struct Entry {
    Derivation Contents;
    /// What stands for each output in the hashes of those that need it, in base
    /// 16: it does not change with how a fixed output is made.
    std::map<std::string, std::string> Stands;
    /// Some output's path is not known before the build: then neither is that
    /// of what needs it, and nothing stands for it.
    bool IsDeferred = false;
  };

  /// A derivation on disk on the way to be known.
  struct Pending {
    std::string Path;
    Derivation Contents;
  };

  const Entry *entry(llvm::StringRef Path, std::string &Error);
  /// Reads what is not known yet of all that a derivation needs, itself
  /// included. Fails where one needs itself.
  bool readInputs(llvm::StringRef Path, std::string &Error);
  std::optional<Derivation> readFromDisk(llvm::StringRef Path,
                                         std::string &Error) const;
  const std::string *unknownInput(const Derivation &D) const;
  /// That the last of \p Way needs \p Again, which is on the way.
  static std::string describeCycle(llvm::ArrayRef<Pending> Way,
                                   llvm::StringRef Again);
  const Entry *remember(llvm::StringRef Path, Derivation D, std::string &Error);
  /// The text that is hashed: with what stands for its inputs.
  std::optional<std::string> textToHash(Derivation D, std::string &Error);
  bool fixOutput(llvm::StringRef Name, DerivationOutput &Output,
                 std::string &Error) const;
  /// Whether only a build can tell where the outputs will lie: one is named by
  /// its contents, or an input's is.
  std::optional<bool> isDeferred(const Derivation &D, std::string &Error);
  bool computeOutputs(llvm::StringRef Name, Derivation &D, std::string &Error);

  VirtualStore &Store;
  FileSystem &Files;
  llvm::StringMap<Entry> Entries;
};

/// The name of an output's store path: `NAME`, or `NAME-OUTPUT` for others than
/// `out`.
std::string outputPathName(llvm::StringRef Name, llvm::StringRef Output);

} // namespace dx
