#include "lowering/Checks/Checks.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Path.h"

using namespace dx;

namespace {

struct Use {
  const ModelEntry *Entry;
  SourceRange Range;
  llvm::StringRef Address; ///< of ports
};

bool isAnyAddress(llvm::StringRef Address) {
  return Address.empty() || Address == "*" || Address == "0.0.0.0" ||
         Address == "::" || Address == "[::]";
}

bool overlap(llvm::StringRef A, llvm::StringRef B) {
  return isAnyAddress(A) || isAnyAddress(B) || A == B;
}

class CollisionCheck {
  DiagnosticEngine &Diags;
  /// By machine, kind and value.
  llvm::StringMap<std::vector<Use>> Uses;

public:
  explicit CollisionCheck(DiagnosticEngine &Diags) : Diags(Diags) {}

  void check(const ModelEntry &Entry) {
    const ProcessInstance &Instance = Entry.Instance;
    for (const ListeningPort &Port : Instance.Ports)
      checkPort(Entry, Port);
    for (const ListeningSocket &Socket : Instance.Sockets)
      checkPath("socket", Socket.Path.Text, {&Entry, Socket.Range, ""});
    if (Instance.PidFile)
      checkPath("PID file", Instance.PidFile->Text,
                {&Entry, Instance.rangeOf(ProcessField::PidFile), ""});
    for (const ManagedDirectory &Directory : Instance.Directories)
      checkPath("directory", Directory.Path.Text,
                {&Entry, Directory.Range, ""});
  }

private:
  void checkPort(const ModelEntry &Entry, const ListeningPort &Port) {
    if (Port.Number == 0) {
      Diags.report(Port.Range, diag::PortNotAssigned, Entry.Key);
      return;
    }
    if (Port.Number > 65535) {
      Diags.report(Port.Range, diag::PortOutOfRange, Entry.Key, Port.Number);
      return;
    }
    const char *Kind = Port.Proto == Protocol::Tcp ? "TCP port" : "UDP port";
    checkUse(Kind, std::to_string(Port.Number),
             {&Entry, Port.Range, Port.Address});
  }

  void checkPath(const char *Kind, llvm::StringRef Path, Use New) {
    llvm::SmallString<128> Clean(Path);
    llvm::sys::path::remove_dots(Clean, /*remove_dot_dot=*/true);
    checkUse(Kind, llvm::StringRef(Clean).rtrim('/'), New);
  }

  /// Only the first other user is compared where addresses differ from one
  /// another; a second report would say nothing new.
  void checkUse(const char *Kind, llvm::StringRef Value, Use New) {
    std::string Key = New.Entry->Machine + '\0' + Kind + '\0' + Value.str();
    std::vector<Use> &All = Uses[Key];
    for (const Use &Old : All) {
      if (Old.Entry == New.Entry || !overlap(Old.Address, New.Address))
        continue;
      Diags
          .report(New.Range, diag::UsedTwice, Kind, Value, Old.Entry->Key,
                  New.Entry->Key)
          .note(Old.Range, diag::FirstUsedHere, Old.Entry->Key);
      return;
    }
    All.push_back(New);
  }
};

} // namespace

void dx::checkCollisions(const ProcessesModel &Model, DiagnosticEngine &Diags) {
  CollisionCheck Check(Diags);
  for (const ModelEntry &Entry : Model.Entries)
    if (!Entry.Failed)
      Check.check(Entry);
}
