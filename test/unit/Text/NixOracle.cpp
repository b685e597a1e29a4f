#include "NixOracle.h"

#include "evaluator/Text/Escapes.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

bool dx::test::haveNix() {
  return bool(llvm::sys::findProgramByName("nix-instantiate"));
}

std::optional<std::string> dx::test::askNix(const std::string &Expression) {
  auto Nix = llvm::sys::findProgramByName("nix-instantiate");
  llvm::SmallString<128> Input, Output;
  int Descriptor;
  if (!Nix ||
      llvm::sys::fs::createTemporaryFile("dx-oracle", "nix", Descriptor,
                                         Input) ||
      llvm::sys::fs::createTemporaryFile("dx-oracle", "json", Output))
    return std::nullopt;
  llvm::raw_fd_ostream(Descriptor, /*shouldClose=*/true) << Expression;
  std::optional<llvm::StringRef> Redirects[] = {std::nullopt,
                                                llvm::StringRef(Output), ""};
  int Status = llvm::sys::ExecuteAndWait(
      *Nix, {*Nix, "--eval", "--strict", "--json", Input}, std::nullopt,
      Redirects, /*SecondsToWait=*/120);
  auto Buffer = llvm::MemoryBuffer::getFile(Output);
  std::string Text = Buffer ? (*Buffer)->getBuffer().rtrim().str() : "";
  llvm::sys::fs::remove(Input);
  llvm::sys::fs::remove(Output);
  return Status == 0 ? std::optional(Text) : std::nullopt;
}

std::string dx::test::quoted(llvm::StringRef Text) {
  std::string Out;
  appendQuoted(Out, Text);
  return Out;
}
