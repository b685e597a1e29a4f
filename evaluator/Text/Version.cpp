#include "evaluator/Text/Version.h"

#include "llvm/ADT/StringExtras.h"
#include <charconv>
#include <optional>

using namespace dx;

static bool isSeparator(char C) { return C == '.' || C == '-'; }

/// Takes the first component off `Rest`; empty at the end.
static llvm::StringRef takeComponent(llvm::StringRef &Rest) {
  Rest = Rest.drop_while(isSeparator);
  bool Number = !Rest.empty() && llvm::isDigit(Rest.front());
  llvm::StringRef Component = Rest.take_while([&](char C) {
    return Number ? llvm::isDigit(C) : !llvm::isDigit(C) && !isSeparator(C);
  });
  Rest = Rest.drop_front(Component.size());
  return Component;
}

/// A component's value if it is a number that Nix takes for one: 32 bits.
static std::optional<int> numberOf(llvm::StringRef Component) {
  int Value = 0;
  auto [End, Code] = std::from_chars(Component.begin(), Component.end(), Value);
  if (Code != std::errc() || End != Component.end())
    return std::nullopt;
  return Value;
}

static bool isBefore(llvm::StringRef A, llvm::StringRef B) {
  std::optional<int> NumberA = numberOf(A), NumberB = numberOf(B);
  if (NumberA && NumberB)
    return *NumberA < *NumberB;
  if (A.empty() && NumberB)
    return true;
  if (A == "pre" && B != "pre")
    return true;
  if (B == "pre")
    return false;
  // A word comes before a number: `2.3a` before `2.3.1`.
  if (NumberB)
    return true;
  if (NumberA)
    return false;
  return A < B;
}

int dx::compareVersions(llvm::StringRef A, llvm::StringRef B) {
  while (!A.empty() || !B.empty()) {
    llvm::StringRef ComponentA = takeComponent(A);
    llvm::StringRef ComponentB = takeComponent(B);
    if (isBefore(ComponentA, ComponentB))
      return -1;
    if (isBefore(ComponentB, ComponentA))
      return 1;
  }
  return 0;
}

llvm::SmallVector<llvm::StringRef, 8>
dx::splitVersion(llvm::StringRef Version) {
  llvm::SmallVector<llvm::StringRef, 8> Components;
  for (;;) {
    llvm::StringRef Component = takeComponent(Version);
    if (Component.empty())
      return Components;
    Components.push_back(Component);
  }
}

PackageName dx::parsePackageName(llvm::StringRef Text) {
  for (size_t I = 0; I + 1 < Text.size(); ++I)
    if (Text[I] == '-' && !llvm::isAlpha(Text[I + 1]))
      return {Text.take_front(I), Text.drop_front(I + 1)};
  return {Text, {}};
}
