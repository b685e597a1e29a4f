#include "driver/OutputWriter.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

using namespace dx;

/// Names of what is being written; a later run removes what a killed one left.
static constexpr llvm::StringLiteral AsidePrefix = ".tmp-";

bool dx::isUsableStoreDir(llvm::StringRef Path) {
  auto IsBad = [](unsigned char C) { return C <= 0x20 || C == 0x7F; };
  return Path.size() > 1 && Path.starts_with("/") && !Path.ends_with("/") &&
         llvm::none_of(Path, IsBad);
}

bool dx::checkStoreDir(llvm::StringRef Path, DiagnosticEngine &Diags) {
  bool Usable = isUsableStoreDir(Path);
  if (!Usable)
    Diags.report(SourceRange(), diag::StoreDirNotUsable, Path);
  return Usable;
}

OutputWriter::OutputWriter(llvm::StringRef Path, OutputKind Kind,
                           FileSystem &Files, DiagnosticEngine &Diags)
    : Path(Path.rtrim('/')), Kind(Kind), Files(Files), Diags(Diags) {
  if (this->Path.empty())
    this->Path = Path.empty() ? "." : "/";
}

/// What was written for an output which failed is taken away again, and the
/// directory if it was made.
OutputWriter::~OutputWriter() {
  if (!Complete && Store.isOpen())
    clearLeftovers(Store);
  if (Made && !Complete && Root.isOpen()) {
    for (llvm::StringRef Name : {"generations", "store", ".lock"})
      (void)Root.remove(Name);
    Root.close();
    ::rmdir(Path.c_str());
  }
  if (LockFile >= 0)
    ::close(LockFile);
}

bool OutputWriter::fail(const llvm::Twine &Relative, std::error_code Code) {
  if (Code == std::errc::interrupted &&
      takeInterruption() != Interruption::None) {
    Diags.report(SourceRange(), diag::Interrupted);
    return false;
  }
  std::string Full = Relative.isTriviallyEmpty()
                         ? Path
                         : (llvm::Twine(Path) + "/" + Relative).str();
  Diags.report(SourceRange(), diag::CannotWrite, Full, Code.message());
  return false;
}

bool OutputWriter::mayWrite(const DirectoryHandle &Directory,
                            llvm::StringRef Shown) {
  struct stat Status;
  if (std::error_code Code = Directory.status(Status)) {
    Diags.report(SourceRange(), diag::CannotWrite, Shown, Code.message());
    return false;
  }
  // Under the sticky bit nobody can replace what is not theirs.
  bool OpenToOthers =
      (Status.st_mode & 022) != 0 && (Status.st_mode & S_ISVTX) == 0;
  if (::geteuid() != 0 || !OpenToOthers)
    return true;
  Diags.report(SourceRange(), diag::OutputOpenToOthers, Shown);
  return false;
}

bool OutputWriter::openDirectory() {
  llvm::StringRef Parent = llvm::sys::path::parent_path(Path);
  std::string Above = Parent.empty() ? "." : Parent.str();
  std::string Name = llvm::sys::path::filename(Path).str();
  DirectoryHandle Holder;
  if (std::error_code Code = Holder.open(Above))
    return fail("", Code);
  struct stat Status;
  std::error_code Code = Holder.status(Name, Status);
  if (!Code && S_ISLNK(Status.st_mode)) {
    Diags.report(SourceRange(), diag::OutputIsLink, Path);
    return false;
  }
  if (!Code && !S_ISDIR(Status.st_mode)) {
    Diags.report(SourceRange(), diag::OutputNotDirectory, Path);
    return false;
  }
  if (!mayWrite(Holder, Above))
    return false;
  Made = Code == std::errc::no_such_file_or_directory;
  Code = Holder.openOrMake(Name, Root);
  return !Code || fail("", Code);
}

bool OutputWriter::open() {
  // A file size limit is an error like others, not the end of the process.
  ::signal(SIGXFSZ, SIG_IGN);
  if (!openDirectory())
    return false;
  struct stat Status;
  if (std::error_code Code = Root.status(Status))
    return fail("", Code);
  if (Status.st_uid != ::geteuid()) {
    Diags.report(SourceRange(), diag::OutputNotOurs, Path, Status.st_uid);
    return false;
  }
  if (!mayWrite(Root, Path) || holdsOtherKind() || !lock())
    return false;
  clearLeftovers(Root);
  return true;
}

/// `activate` and Disnix would each take what the other one uses.
bool OutputWriter::holdsOtherKind() {
  struct stat Status;
  switch (Kind) {
  case OutputKind::Deployment:
    if (Root.status("manifest.xml", Status))
      return false;
    Diags.report({}, diag::OutputIsManifest, Path);
    return true;
  case OutputKind::Manifest:
    if (Root.status("generations", Status))
      return false;
    Diags.report({}, diag::OutputIsDeployment, Path);
    return true;
  }
  llvm_unreachable("not a kind of output");
}

bool OutputWriter::lock() {
  using namespace std::chrono_literals;
  LockFile = Root.openLockFile(".lock");
  if (LockFile < 0)
    return fail(".lock", {errno, std::generic_category()});
  for (int Tries = 0; ::flock(LockFile, LOCK_EX | LOCK_NB) != 0; ++Tries) {
    if (Tries == 100) {
      Diags.report(SourceRange(), diag::OutputBusy, Path);
      return false;
    }
    std::this_thread::sleep_for(100ms);
  }
  return true;
}

void OutputWriter::clearLeftovers(const DirectoryHandle &Directory) {
  std::vector<std::string> Names;
  if (Directory.list(Names))
    return;
  for (const std::string &Name : Names)
    if (llvm::StringRef(Name).starts_with(AsidePrefix))
      (void)Directory.remove(Name);
}

bool OutputWriter::openChild(llvm::StringRef Name, DirectoryHandle &Child) {
  if (std::error_code Code = Root.openOrMake(Name, Child))
    return fail(Name, Code);
  clearLeftovers(Child);
  return true;
}

std::optional<std::string>
OutputWriter::readFromGeneration(llvm::StringRef Name) const {
  DirectoryHandle All;
  if (Root.openChild("generations", All))
    return std::nullopt;
  for (llvm::StringRef Link : {"current", "latest"}) {
    std::string Target;
    DirectoryHandle Generation;
    std::string Text;
    if (Root.readLink(Link, Target))
      continue;
    llvm::StringRef Number = Target;
    if (Number.consume_front("generations/") && !Number.contains('/') &&
        !All.openChild(Number, Generation) && !Generation.readFile(Name, Text))
      return Text;
  }
  return std::nullopt;
}
