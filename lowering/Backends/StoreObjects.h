#pragma once

#include "lowering/Backends/Backend.h"

namespace dx {

/// The store paths that a text with these references mentions, sorted, each
/// once.
[[nodiscard]] std::vector<std::string>
storePathsOf(const LoweringContext &Context, ReferenceSet References);

/// Puts an executable file into the store. Gives its path, which refers to the
/// file and to all that the file refers to.
[[nodiscard]] LoweredString addStoreExecutable(LoweringContext &Context,
                                               llvm::StringRef Name,
                                               const LoweredString &Text);
/// The same for a text that is only read.
[[nodiscard]] LoweredString addStoreText(LoweringContext &Context,
                                         llvm::StringRef Name,
                                         const LoweredString &Text);
/// Puts a directory into the store and gives its path.
[[nodiscard]] LoweredString addStoreTree(LoweringContext &Context,
                                         llvm::StringRef Name,
                                         const OutputTree &Tree,
                                         ReferenceSet References);

/// Collects a text and what it refers to.
class TextBuilder {
public:
  explicit TextBuilder(ReferenceTable &Table) : Table(Table) {}

  /// Text of the compiler's own.
  TextBuilder &operator<<(llvm::StringRef Text) {
    Result.Text += Text;
    return *this;
  }
  /// A string of the model, not quoted.
  TextBuilder &append(const LoweredString &Text);
  /// A string of the model as one word of a shell command.
  TextBuilder &word(const LoweredString &Word);
  TextBuilder &word(llvm::StringRef Word);
  [[nodiscard]] LoweredString take() { return std::move(Result); }

private:
  ReferenceTable &Table;
  LoweredString Result;
};

} // namespace dx
