#include "driver/Evaluation.h"

#include "driver/Signals.h"
#include "evaluator/Builtins/Builtins.h"
#include "frontend/Basic/Memory.h"
#include "frontend/Basic/Path.h"
#include "stdlib/Stdlib.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdlib>
#include <unistd.h>

using namespace dx;

std::string dx::workingDirectory() {
  char *Here = getcwd(nullptr, 0);
  std::string Path = Here ? Here : "/";
  free(Here);
  return Path;
}

std::string dx::absolutePath(llvm::StringRef Path) {
  return normalisePath(Path.starts_with("/")
                           ? Path.str()
                           : workingDirectory() + "/" + Path.str());
}

static SearchPathEntry parseEntry(llvm::StringRef Entry) {
  auto [Prefix, Path] = Entry.split('=');
  if (!Entry.contains('='))
    return {"", Entry.str()};
  return {Prefix.str(), Path.str()};
}

/// Where the first entry of NIX_PATH ends: at a colon that is not a URL's
/// (`nixpkgs=https://…`, `channel:…`).
static size_t entryLength(llvm::StringRef Variable) {
  size_t Colon = Variable.find(':');
  llvm::StringRef Rest = Variable.substr(Colon);
  llvm::StringRef Scheme = Variable.take_front(Colon);
  Scheme = Scheme.substr(Scheme.find('=') + 1);
  bool IsUrl =
      Rest.starts_with("://") || Scheme == "channel" || Scheme == "flake";
  return IsUrl ? Variable.find(':', Colon + 1) : Colon;
}

std::vector<SearchPathEntry>
dx::searchPath(llvm::ArrayRef<std::string> Included, llvm::StringRef Variable) {
  std::vector<SearchPathEntry> Entries;
  for (const std::string &Entry : Included)
    Entries.push_back(parseEntry(Entry));
  while (!Variable.empty()) {
    size_t Length = std::min(entryLength(Variable), Variable.size());
    if (Length != 0)
      Entries.push_back(parseEntry(Variable.take_front(Length)));
    Variable = Variable.drop_front(std::min(Length + 1, Variable.size()));
  }
  return Entries;
}

static std::string environmentVariable(const char *Name) {
  const char *Text = getenv(Name);
  return Text ? Text : "";
}

static SessionOptions complete(SessionOptions Options) {
  if (Options.HomeDirectory.empty())
    Options.HomeDirectory = environmentVariable("HOME");
  if (Options.WorkingDirectory.empty())
    Options.WorkingDirectory = workingDirectory();
  if (!Options.Environment)
    Options.Environment = [](llvm::StringRef Name) {
      return environmentVariable(Name.str().c_str());
    };
  if (!Options.Trace)
    Options.Trace = [](llvm::StringRef Text) { llvm::errs() << Text << '\n'; };
  return Options;
}

/// What the program takes besides what it is asked for.
static constexpr size_t OwnMemory = size_t(16) << 20;

static void startLimits(const SessionOptions &Options) {
  if (Options.HeapLimit != 0)
    limitMemory(Options.HeapLimit + OwnMemory);
  if (Options.TimeLimit != 0)
    startTimeLimit(Options.TimeLimit);
}

Evaluation::Evaluation(SessionOptions Options,
                       llvm::function_ref<void(Session &)> Prepare)
    : Files(Disk, LibraryRoot),
      TheSession(Files, complete(std::move(Options)), builtinTable()),
      TheEvaluator(TheSession) {
  for (const StdlibFile &File : stdlibFiles())
    Files.addLibraryFile(File.Path, File.Text);
  Files.setStore(&TheSession.Store);
  if (Prepare)
    Prepare(TheSession);
  // The limit counts what the globals take, and does not keep them from it.
  TheSession.Memory.setLimit(0);
  registerGlobals(TheSession);
  TheSession.Memory.setLimit(TheSession.Options.HeapLimit);
  startLimits(TheSession.Options);
}
