#include "driver/NixSearchPath.h"

#include "driver/NixDiagnosticPrinter.h"
#include "llvm/Support/FileSystem.h"
#include <cstdlib>

using namespace dx;

bool dx::isUrl(llvm::StringRef Name) {
  return Name.contains("://") || Name.starts_with("channel:") ||
         Name.starts_with("flake:");
}

static std::string environmentOr(const char *Name, llvm::StringRef Default) {
  const char *Text = getenv(Name);
  return Text && *Text ? Text : Default.str();
}

/// What Nix looks in where nothing says otherwise.
static std::string defaultNixPath() {
  std::string State = environmentOr("NIX_STATE_DIR", "/nix/var/nix");
  std::string Root = State + "/profiles/per-user/root/channels";
  std::string Path;
  auto Add = [&](llvm::StringRef Name, const std::string &Place) {
    if (llvm::sys::fs::exists(Place))
      Path += (Path.empty() ? "" : ":") + Name.str() + Place;
  };
  Add("", environmentOr("HOME", "") + "/.nix-defexpr/channels");
  Add("nixpkgs=", Root + "/nixpkgs");
  Add("", Root);
  return Path;
}

SessionOptions dx::nixSessionOptions(const NixCommandLine &Line) {
  SessionOptions Options = Line.Options.sessionOptions(/*UsesNix=*/true);
  Options.Trace = [](llvm::StringRef Text) {
    printForTerminal((Text + "\n").str(), llvm::errs());
  };
  const char *Variable = getenv("NIX_PATH");
  Options.SearchPath =
      searchPath(Line.Options.Include, Line.NixPath ? *Line.NixPath
                                       : Variable   ? Variable
                                                    : defaultNixPath());
  return Options;
}

Value dx::findOnNixPath(Evaluator &E, llvm::StringRef Name) {
  Value Path = E.session().Globals.lookup(E.intern("__nixPath"));
  return E.findFile(E.readSearchPath(E.forced(Path), {}), Name, {});
}
