#pragma once

#include "frontend/Basic/SourceLocation.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dx {

/// Names a buffer of a SourceManager.
struct FileId {
  uint32_t Index = 0;
  friend bool operator==(FileId, FileId) = default;
};

/// A place as people read it. Lines and columns count from 1; a column is a
/// byte, as in Nix.
struct PresumedLoc {
  FileId File;
  uint32_t Line = 0;
  uint32_t Column = 0;
};

/// Keeps the text of every source of a session and translates places.
///
/// Buffers are appended one after another in a 32-bit space. A buffer's text
/// stays where it is for the manager's life.
class SourceManager {
public:
  /// Adds a buffer. \p Name is what diagnostics print: a path, `(string)`,
  /// `(stdin)`. \p IsLibrary marks files of the standard library, which
  /// diagnostics name only after the user's own. A name that comes again with
  /// the same text is the same buffer: what is wrong with a file that is read
  /// twice is found at one place. No value when the 4 GiB of the location space
  /// are used up.
  std::optional<FileId> addBuffer(std::string Name, std::string Text,
                                  bool IsLibrary = false);

  [[nodiscard]] llvm::StringRef name(FileId File) const;
  [[nodiscard]] llvm::StringRef text(FileId File) const;
  [[nodiscard]] bool isLibrary(FileId File) const;
  /// The place of the buffer's first byte.
  [[nodiscard]] SourceLoc start(FileId File) const;

  /// The buffer that holds \p Loc; none for an invalid place.
  [[nodiscard]] std::optional<FileId> file(SourceLoc Loc) const;
  /// Line and column, counted on demand.
  [[nodiscard]] std::optional<PresumedLoc> presumed(SourceLoc Loc) const;
  /// The text between the ends of a range; empty for an invalid one.
  [[nodiscard]] llvm::StringRef text(SourceRange Range) const;
  /// The whole line (without its end) on which \p Loc lies.
  [[nodiscard]] llvm::StringRef lineText(SourceLoc Loc) const;
  /// An origin carries only where it begins: this gives the identifier, the
  /// string or the single byte that begins there.
  [[nodiscard]] SourceRange tokenAt(SourceLoc Loc) const;

private:
  struct Buffer {
    std::string Name;
    std::string Text;
    uint32_t Start;
    bool IsLibrary;
    /// Offsets of line starts, filled at the first question.
    mutable std::vector<uint32_t> LineStarts;
  };
  [[nodiscard]] const Buffer &buffer(FileId File) const;
  static void indexLines(const Buffer &B);

  std::vector<std::unique_ptr<Buffer>> Buffers;
  /// The last buffer of each name.
  llvm::StringMap<FileId> ByName;
  /// Offset zero is no place.
  uint32_t NextStart = 1;
};

} // namespace dx
