#include "lowering/Backends/Backend.h"

using namespace dx;

#define DX_BACKEND(Name, ...)                                                  \
  namespace dx {                                                               \
  std::unique_ptr<Backend> create##Name##Backend();                            \
  }
#include "lowering/Backends/Backends.def"

Backend::~Backend() = default;

llvm::StringRef dx::nameOf(ManagerKind Kind) {
  switch (Kind) {
#define DX_BACKEND(Name, Spelling, Type)                                       \
  case ManagerKind::Name:                                                      \
    return Spelling;
#include "lowering/Backends/Backends.def"
  }
  llvm_unreachable("not a process manager");
}

std::optional<ManagerKind> dx::managerNamed(llvm::StringRef Name) {
#define DX_BACKEND(Enumerator, Spelling, Type)                                 \
  if (Name == Spelling)                                                        \
    return ManagerKind::Enumerator;
#include "lowering/Backends/Backends.def"
  return std::nullopt;
}

const Backend &dx::backendFor(ManagerKind Kind) {
  switch (Kind) {
#define DX_BACKEND(Name, ...)                                                  \
  case ManagerKind::Name: {                                                    \
    static const std::unique_ptr<Backend> The = create##Name##Backend();       \
    return *The;                                                               \
  }
#include "lowering/Backends/Backends.def"
  }
  llvm_unreachable("not a process manager");
}
