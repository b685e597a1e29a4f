#pragma once

#include "evaluator/Store/Nar.h"
#include "evaluator/Store/VirtualStore.h"
#include "llvm/ADT/ArrayRef.h"

namespace dx {

/// The entries in the order in which a store takes them: what an entry refers
/// to comes before it; else by path.
std::vector<const StoreEntry *>
referencesFirst(llvm::ArrayRef<const StoreEntry *> Entries,
                const VirtualStore &Store);

/// Writes store paths in the format of `nix-store --export`, for `nix-store
/// --import`: for each path 1, its archive, a mark, the path, its references,
/// its deriver (none) and 0; at the end 0. Numbers and strings are written as
/// in archives.
class ExportWriter {
public:
  /// The sink must live as long as the writer.
  ExportWriter(const StoreDir &Dir, FileSystem &Files, ByteSink Sink)
      : Dir(Dir), Files(Files), Sink(Sink) {}

  /// False, with why in \p Error, for what has no contents before activation
  /// (a deferred build), and for a copied file that cannot be read or has
  /// changed since its path was computed.
  bool add(const StoreEntry &Entry, std::string &Error);
  void finish() { number(0); }

private:
  void number(uint64_t N);
  void string(llvm::StringRef Text);
  bool archive(const StoreEntry &Entry, std::string &Error);
  bool archiveCopy(const StoreEntry &Entry, const StoreCopy &Copy,
                   std::string &Error);

  const StoreDir &Dir;
  FileSystem &Files;
  ByteSink Sink;
};

} // namespace dx
