#include "driver/NixStore.h"

#include "evaluator/Store/Export.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/LineIterator.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

using namespace dx;

namespace {
/// Nix's program for its store.
class NixStore {
  Session &S;
  std::string Program;
  std::vector<std::string> StoreOption;

public:
  NixStore(Session &S, llvm::StringRef Uri) : S(S) {
    if (!Uri.empty())
      StoreOption = {"--store", Uri.str()};
  }
  bool find();
  bool dropValid(std::vector<const StoreEntry *> &Entries);
  bool import(llvm::ArrayRef<const StoreEntry *> Entries);

private:
  bool run(std::vector<std::string> Arguments, llvm::StringRef Input,
           llvm::StringRef Output);
};

/// A file that is removed in the end.
class TemporaryFile {
  llvm::SmallString<128> Name;
  int Descriptor = -1;
  llvm::FileRemover Remover;

public:
  std::error_code create() {
    auto Error =
        llvm::sys::fs::createTemporaryFile("dxc", "nar", Descriptor, Name);
    if (!Error)
      Remover.setFile(Name);
    return Error;
  }
  [[nodiscard]] llvm::StringRef name() const { return Name; }
  [[nodiscard]] int descriptor() const { return Descriptor; }
};
} // namespace

static bool fail(Session &S, llvm::StringRef File, std::error_code Error) {
  S.Diags.report({}, diag::CannotWrite, File, Error.message());
  return false;
}

static bool writeExport(Session &S, llvm::ArrayRef<const StoreEntry *> Entries,
                        llvm::raw_ostream &Out) {
  auto Sink = [&](llvm::StringRef Bytes) { Out << Bytes; };
  ExportWriter Writer(S.Store.dir(), S.Files, Sink);
  for (const StoreEntry *Entry : Entries) {
    std::string Error;
    if (Writer.add(*Entry, Error))
      continue;
    S.Diags.report({}, diag::CannotExport, Entry->Path, Error);
    return false;
  }
  Writer.finish();
  return true;
}

static std::vector<const StoreEntry *>
entriesOf(Session &S, llvm::ArrayRef<std::string> Paths) {
  return referencesFirst(S.Store.closure(Paths), S.Store);
}

bool dx::exportClosure(Session &S, llvm::ArrayRef<std::string> Paths,
                       const std::string &File) {
  if (File == "-")
    return writeExport(S, entriesOf(S, Paths), llvm::outs());
  std::error_code Error;
  llvm::raw_fd_ostream Out(File, Error);
  if (Error)
    return fail(S, File, Error);
  bool Written = writeExport(S, entriesOf(S, Paths), Out);
  Out.close();
  Error = Out.error();
  Out.clear_error();
  return Error ? fail(S, File, Error) : Written;
}

bool NixStore::find() {
  auto Found = llvm::sys::findProgramByName("nix-store");
  if (Found) {
    Program = *Found;
    return true;
  }
  S.Diags.report({}, diag::StoreNotThere, Found.getError().message());
  return false;
}

bool NixStore::run(std::vector<std::string> Arguments, llvm::StringRef Input,
                   llvm::StringRef Output) {
  std::vector<llvm::StringRef> Words{Program};
  llvm::append_range(Words, StoreOption);
  llvm::append_range(Words, Arguments);
  std::string Error;
  int Status =
      llvm::sys::ExecuteAndWait(Program, Words, std::nullopt,
                                {Input, Output, std::nullopt}, 0, 0, &Error);
  if (Status == 0)
    return true;
  S.Diags.report({}, diag::StoreRefused, "nix-store " + Arguments.front(),
                 Error.empty() ? "status " + std::to_string(Status) : Error);
  return false;
}

/// Command lines have a limit; this many paths are far below it.
static constexpr size_t PathsAtOnce = 1000;

bool NixStore::dropValid(std::vector<const StoreEntry *> &Entries) {
  llvm::StringSet<> Invalid;
  for (size_t Begin = 0; Begin < Entries.size(); Begin += PathsAtOnce) {
    TemporaryFile Answer;
    if (std::error_code Error = Answer.create())
      return fail(S, "a temporary file", Error);
    llvm::sys::Process::SafelyCloseFileDescriptor(Answer.descriptor());
    std::vector<std::string> Arguments = {"--check-validity",
                                          "--print-invalid"};
    for (const StoreEntry *Entry :
         llvm::ArrayRef(Entries).drop_front(Begin).take_front(PathsAtOnce))
      Arguments.push_back(Entry->Path);
    if (!run(std::move(Arguments), "", Answer.name()))
      return false;
    auto Text = llvm::MemoryBuffer::getFile(Answer.name());
    if (!Text)
      return fail(S, Answer.name(), Text.getError());
    for (llvm::line_iterator Line(**Text); !Line.is_at_end(); ++Line)
      Invalid.insert(*Line);
  }
  llvm::erase_if(Entries, [&](const StoreEntry *Entry) {
    return !Invalid.contains(Entry->Path);
  });
  return true;
}

bool NixStore::import(llvm::ArrayRef<const StoreEntry *> Entries) {
  TemporaryFile Stream;
  if (std::error_code Error = Stream.create())
    return fail(S, "a temporary file", Error);
  llvm::raw_fd_ostream Out(Stream.descriptor(), /*shouldClose=*/true);
  bool Written = writeExport(S, Entries, Out);
  Out.close();
  std::error_code Error = Out.error();
  Out.clear_error();
  if (Error)
    return fail(S, Stream.name(), Error);
  return Written && run({"--import"}, Stream.name(), "/dev/null");
}

bool dx::importClosure(Session &S, llvm::ArrayRef<std::string> Paths,
                       llvm::StringRef Uri) {
  std::vector<const StoreEntry *> Entries = entriesOf(S, Paths);
  if (Entries.empty())
    return true;
  NixStore Store(S, Uri);
  return Store.find() && Store.dropValid(Entries) &&
         (Entries.empty() || Store.import(Entries));
}
