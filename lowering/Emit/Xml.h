#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <utility>
#include <vector>

namespace dx {

/// Writes an XML document, indented by two spaces. Texts are escaped; what no
/// XML document can hold (control characters) becomes U+FFFD.
class XmlWriter {
public:
  using Attributes =
      llvm::ArrayRef<std::pair<llvm::StringRef, llvm::StringRef>>;

  XmlWriter() : Out("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n") {}

  /// Begins an element with elements in it.
  void open(llvm::StringRef Tag, Attributes Attrs = {});
  void close();
  /// A whole element with text in it.
  void element(llvm::StringRef Tag, llvm::StringRef Text,
               Attributes Attrs = {});
  /// A whole element without contents.
  void empty(llvm::StringRef Tag, Attributes Attrs = {});
  [[nodiscard]] std::string take() { return std::move(Out); }

private:
  void begin(llvm::StringRef Tag, Attributes Attrs);

  std::string Out;
  std::vector<std::string> Open;
};

} // namespace dx
