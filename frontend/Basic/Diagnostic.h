#pragma once

#include "frontend/Basic/SourceLocation.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <string_view>
#include <vector>

namespace dx {

enum class Severity : uint8_t { Error, Warning, Note };

/// One row of Diagnostics.def.
enum class DiagId : uint16_t {
#define DX_DIAG(Name, ...) Name,
#include "frontend/Basic/Diagnostics.def"
};

/// A row with the types of its arguments, so that a wrong call does not
/// compile.
template <class... Args> struct DiagSpec {
  DiagId Id;
};

namespace diag {
#define DX_DIAG(Name, Severity, Code, Format, ...)                             \
  inline constexpr DiagSpec<__VA_ARGS__> Name{DiagId::Name};
#include "frontend/Basic/Diagnostics.def"
} // namespace diag

[[nodiscard]] Severity severityOf(DiagId Id);
/// The stable name that users see, such as `duplicate-attr`.
[[nodiscard]] llvm::StringRef codeOf(DiagId Id);
[[nodiscard]] llvm::StringRef formatOf(DiagId Id);
/// Puts \p Args in the places {0}, {1}, ... of the row's format.
[[nodiscard]] std::string formatDiag(DiagId Id,
                                     const std::vector<std::string> &Args);
/// The same for another format than the row's.
[[nodiscard]] std::string formatText(llvm::StringRef Format,
                                     const std::vector<std::string> &Args);

/// A replacement that would mend the program.
struct FixIt {
  SourceRange Range;
  std::string Replacement;
};

struct DiagNote {
  DiagId Id;
  SourceRange Range;
  std::string Message;
  /// What the message was made of, for those who word the row differently.
  std::vector<std::string> Args;
};

/// One finding, its message made, with the places that explain it.
struct Diagnostic {
  DiagId Id;
  SourceRange Range;
  std::string Message;
  std::vector<DiagNote> Notes;
  std::vector<FixIt> Fixes;
  /// What the message was made of, for those who word the row differently.
  std::vector<std::string> Args;

  [[nodiscard]] Severity severity() const { return severityOf(Id); }
  [[nodiscard]] llvm::StringRef code() const { return codeOf(Id); }
};

/// Arguments of a diagnostic as text.
[[nodiscard]] inline std::string diagArg(std::string_view S) {
  return std::string(S);
}
[[nodiscard]] inline std::string diagArg(int64_t N) {
  return std::to_string(N);
}
[[nodiscard]] inline std::string diagArg(uint64_t N) {
  return std::to_string(N);
}
[[nodiscard]] inline std::string diagArg(unsigned N) {
  return std::to_string(N);
}

/// Makes a diagnostic of a row, outside of an engine (failures of evaluation
/// travel as exceptions and are reported where they are caught).
template <class... Args>
Diagnostic makeDiag(SourceRange Range, DiagSpec<Args...> Spec,
                    std::type_identity_t<Args>... Values) {
  std::vector<std::string> Texts{diagArg(Values)...};
  std::string Message = formatDiag(Spec.Id, Texts);
  return {Spec.Id, Range, std::move(Message), {}, {}, std::move(Texts)};
}

template <class... Args>
DiagNote makeNote(SourceRange Range, DiagSpec<Args...> Spec,
                  std::type_identity_t<Args>... Values) {
  std::vector<std::string> Texts{diagArg(Values)...};
  std::string Message = formatDiag(Spec.Id, Texts);
  return {Spec.Id, Range, std::move(Message), std::move(Texts)};
}

} // namespace dx
