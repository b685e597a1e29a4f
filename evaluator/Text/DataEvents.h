#pragma once

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>

namespace dx {

/// Receives a data document (JSON, TOML) piece by piece, so that a value can be
/// built without a document in between. Every value is one call, or what stands
/// between a begin and its end; in an object, each value comes after its key. A
/// key may come twice: the later value counts. Texts are valid during the call
/// and hold no NUL. What a function throws passes through the reader.
class DataEvents {
public:
  virtual ~DataEvents();
  virtual void null() = 0;
  virtual void boolean(bool Value) = 0;
  virtual void integer(int64_t Value) = 0;
  virtual void real(double Value) = 0;
  virtual void string(llvm::StringRef Text) = 0;
  virtual void beginList() = 0;
  virtual void endList() = 0;
  virtual void beginObject() = 0;
  virtual void key(llvm::StringRef Name) = 0;
  virtual void endObject() = 0;
};

/// Why a document was refused, and where: JSON knows the byte, TOML the line.
struct DataError {
  std::string Why;
  size_t Offset = 0; ///< byte in the document
  size_t Line = 0;   ///< from 1; 0 where it is not known
};

} // namespace dx
