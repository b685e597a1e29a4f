#include "lowering/Emit/SupervisordIni.h"
#include "lowering/Emit/Shell.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <cassert>

using namespace dx;

/// Expands to nothing. Keeps a `;` from starting a comment and white space
/// from being trimmed.
static constexpr llvm::StringLiteral Nothing = "%(here).0s";

static std::string doublePercents(llvm::StringRef Text) {
  std::string Result;
  for (char C : Text)
    Result.append(C == '%' ? 2 : 1, C);
  return Result;
}

/// Takes text whose `%` are doubled already.
static std::string protectFromReader(llvm::StringRef Text) {
  std::string Result;
  if (Text.starts_with(" "))
    Result += Nothing;
  for (size_t I = 0; I < Text.size(); ++I) {
    bool StartsComment = Text[I] == ';' || Text[I] == '#';
    if (StartsComment && (I == 0 || Text[I - 1] == ' '))
      Result += Nothing;
    Result += Text[I];
  }
  if (Text.ends_with(" "))
    Result += Nothing;
  return Result;
}

static std::string escapeValue(llvm::StringRef Text) {
  return protectFromReader(doublePercents(Text));
}

/// Paths of the deployment itself may hold any character: supervisord reads
/// them in the encoding in which it gives them to the system.
[[maybe_unused]] static bool hasControlCharacters(llvm::StringRef Text) {
  return llvm::any_of(Text,
                      [](unsigned char C) { return C < 0x20 || C == 0x7F; });
}

bool dx::isSupervisordText(llvm::StringRef Text) {
  return llvm::all_of(Text, llvm::isPrint);
}

bool dx::isSupervisordEnvironment(llvm::StringRef Name, llvm::StringRef Value) {
  return isShellVariable(Name) && isSupervisordText(Value) &&
         Value.find_first_of("\"'") == llvm::StringRef::npos;
}

void SupervisordIni::comment(llvm::StringRef Line) {
  Text += "; ";
  for (char C : Line)
    Text += llvm::isPrint(C) ? C : ' ';
  Text += '\n';
}

void SupervisordIni::section(llvm::StringRef Name) {
  if (!Text.empty() && !llvm::StringRef(Text).starts_with(";"))
    Text += '\n';
  Text += "[" + Name.str() + "]\n";
}

void SupervisordIni::line(llvm::StringRef Key, llvm::StringRef Escaped) {
  Text += Key.str() + "=" + Escaped.str() + "\n";
}

void SupervisordIni::option(llvm::StringRef Key, llvm::StringRef Value) {
  assert(!hasControlCharacters(Value) && "value has no spelling");
  line(Key, escapeValue(Value));
}

void SupervisordIni::option(llvm::StringRef Key, int64_t Value) {
  line(Key, std::to_string(Value));
}

void SupervisordIni::logFile(llvm::StringRef Key, llvm::StringRef Path) {
  assert(!hasControlCharacters(Path) && "path has no spelling");
  line(Key, protectFromReader(doublePercents(doublePercents(Path))));
}

void SupervisordIni::command(llvm::ArrayRef<std::string> Words) {
  line("command", escapeValue(shellWords(Words)));
}

void SupervisordIni::environment(
    llvm::ArrayRef<std::pair<std::string, std::string>> Variables) {
  std::string List;
  for (const auto &[Name, Value] : Variables) {
    assert(isSupervisordEnvironment(Name, Value) && "value has no spelling");
    if (!List.empty())
      List += ',';
    List += Name + "=\"" + Value + "\"";
  }
  line("environment", escapeValue(List));
}
