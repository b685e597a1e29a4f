#include "evaluator/Text/Escapes.h"

#include "evaluator/Text/Utf8.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/ErrorHandling.h"

using namespace dx;

void dx::appendQuoted(std::string &Out, llvm::StringRef Text) {
  Out += '"';
  for (size_t I = 0; I < Text.size(); ++I) {
    char C = Text[I];
    if (C == '"' || C == '\\' ||
        (C == '$' && I + 1 < Text.size() && Text[I + 1] == '{'))
      (Out += '\\') += C;
    else if (C == '\n')
      Out += "\\n";
    else if (C == '\r')
      Out += "\\r";
    else if (C == '\t')
      Out += "\\t";
    else
      Out += C;
  }
  Out += '"';
}

static bool isKeyword(llvm::StringRef Name) {
  return llvm::StringSwitch<bool>(Name)
      .Cases("if", "then", "else", "assert", "with", true)
      .Cases("let", "in", "rec", "inherit", true)
      .Default(false);
}

bool dx::isBareAttributeName(llvm::StringRef Name) {
  if (Name.empty() || !(llvm::isAlpha(Name[0]) || Name[0] == '_'))
    return false;
  auto IsPart = [](char C) {
    return llvm::isAlnum(C) || C == '_' || C == '\'' || C == '-';
  };
  return llvm::all_of(Name, IsPart) && !isKeyword(Name);
}

void dx::appendAttributeName(std::string &Out, llvm::StringRef Name) {
  if (isBareAttributeName(Name))
    Out += Name;
  else
    appendQuoted(Out, Name);
}

static llvm::StringRef xmlReference(char C) {
  switch (C) {
  case '"':
    return "&quot;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '&':
    return "&amp;";
  case '\n':
    // Otherwise a reader of XML would turn it into a space.
    return "&#xA;";
  default:
    return {};
  }
}

void dx::appendXmlAttribute(std::string &Out, llvm::StringRef Text) {
  for (char C : Text) {
    llvm::StringRef Reference = xmlReference(C);
    if (Reference.empty())
      Out += C;
    else
      Out += Reference;
  }
}

static void appendJsonEscape(std::string &Out, char C) {
  switch (C) {
  case '"':
  case '\\':
    (Out += '\\') += C;
    return;
  case '\n':
    Out += "\\n";
    return;
  case '\r':
    Out += "\\r";
    return;
  case '\t':
    Out += "\\t";
    return;
  default:
    Out += "\\u00";
    Out += llvm::hexdigit(uint8_t(C) >> 4, /*LowerCase=*/true);
    Out += llvm::hexdigit(C & 15, /*LowerCase=*/true);
  }
}

bool dx::appendJsonString(std::string &Out, llvm::StringRef Text) {
  Out += '"';
  const char *At = Text.begin(), *End = Text.end();
  while (At != End) {
    const char *Plain = At;
    At = skipPlainJson(At, End);
    Out.append(Plain, At);
    if (At == End)
      break;
    if (uint8_t(*At) < 0x80) {
      appendJsonEscape(Out, *At++);
      continue;
    }
    size_t Length = utf8SequenceLength(At, End);
    if (!Length)
      return false;
    Out.append(At, Length);
    At += Length;
  }
  Out += '"';
  return true;
}
