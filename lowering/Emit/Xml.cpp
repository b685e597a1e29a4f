#include "lowering/Emit/Xml.h"

using namespace dx;

/// \p InAttribute: white space other than a space would be read as a space.
static std::string escape(llvm::StringRef Text, bool InAttribute) {
  std::string Out;
  for (char C : Text) {
    bool IsSpace = C == '\t' || C == '\n' || C == '\r';
    if (C == '&')
      Out += "&amp;";
    else if (C == '<')
      Out += "&lt;";
    else if (C == '>')
      Out += "&gt;";
    else if (C == '"' && InAttribute)
      Out += "&quot;";
    else if (C == '\r' || (IsSpace && InAttribute))
      Out += "&#" + std::to_string(int(C)) + ";";
    else if (static_cast<unsigned char>(C) < 0x20 && !IsSpace)
      Out += "\xEF\xBF\xBD";
    else
      Out += C;
  }
  return Out;
}

void XmlWriter::begin(llvm::StringRef Tag, Attributes Attrs) {
  Out.append(2 * Open.size(), ' ');
  Out += "<" + Tag.str();
  for (const auto &[Name, Value] : Attrs)
    Out += " " + Name.str() + "=\"" + escape(Value, true) + "\"";
}

void XmlWriter::open(llvm::StringRef Tag, Attributes Attrs) {
  begin(Tag, Attrs);
  Out += ">\n";
  Open.push_back(Tag.str());
}

void XmlWriter::close() {
  std::string Tag = std::move(Open.back());
  Open.pop_back();
  Out.append(2 * Open.size(), ' ');
  Out += "</" + Tag + ">\n";
}

void XmlWriter::element(llvm::StringRef Tag, llvm::StringRef Text,
                        Attributes Attrs) {
  begin(Tag, Attrs);
  Out += ">" + escape(Text, false) + "</" + Tag.str() + ">\n";
}

void XmlWriter::empty(llvm::StringRef Tag, Attributes Attrs) {
  begin(Tag, Attrs);
  Out += "/>\n";
}
