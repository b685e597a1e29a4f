#include "lowering/Emit/Shell.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace dx;

/// Characters that mean nothing to a shell wherever they stand in a word. `=`
/// and `~` are not among them: they do at some places.
static bool isPlain(char C) {
  return llvm::isAlnum(C) || llvm::StringRef("_./:@%+,-").contains(C);
}

std::string dx::shellWord(llvm::StringRef Text) {
  if (!Text.empty() && llvm::all_of(Text, isPlain))
    return Text.str();
  std::string Quoted = "'";
  for (char C : Text)
    if (C == '\'')
      Quoted += "'\\''";
    else
      Quoted += C;
  return Quoted + "'";
}

std::string dx::shellWords(llvm::ArrayRef<std::string> Words) {
  std::string Line;
  for (const std::string &Word : Words) {
    if (!Line.empty())
      Line += ' ';
    Line += shellWord(Word);
  }
  return Line;
}

std::string dx::shellAssignment(llvm::StringRef Name, llvm::StringRef Value) {
  return Name.str() + "=" + shellWord(Value) + "\n";
}

std::string dx::shellComment(llvm::StringRef Text) {
  std::string Line = "# " + Text.str();
  for (char &C : Line)
    if (C == '\n' || C == '\r')
      C = ' ';
  return Line + "\n";
}

bool dx::isShellVariable(llvm::StringRef Name) {
  return !Name.empty() && !llvm::isDigit(Name.front()) &&
         llvm::all_of(Name,
                      [](char C) { return llvm::isAlnum(C) || C == '_'; });
}
