#include "evaluator/Eval/ToXml.h"

#include "evaluator/Text/Escapes.h"
#include "evaluator/Text/Numbers.h"
#include "llvm/ADT/StringSet.h"
#include <map>

using namespace dx;

namespace {
struct XmlOptions {
  bool Strict;
  bool Locations;
};

/// Attributes of an element, sorted by name as Nix writes them.
using XmlAttributes = std::map<llvm::StringRef, std::string>;

class XmlSerialiser {
  Evaluator &E;
  XmlOptions Options;
  std::string &Out;
  ContextId &Context;
  llvm::StringSet<> SeenDerivations;
  size_t Depth = 0;

public:
  XmlSerialiser(Evaluator &E, XmlOptions Options, std::string &Out,
                ContextId &Context)
      : E(E), Options(Options), Out(Out), Context(Context) {}
  void writeDocument(Value V);

private:
  void begin(llvm::StringRef Tag, const XmlAttributes &Attributes);
  void open(llvm::StringRef Tag, const XmlAttributes &Attributes = {});
  void close(llvm::StringRef Tag);
  void empty(llvm::StringRef Tag, const XmlAttributes &Attributes = {});
  void scalar(llvm::StringRef Tag, llvm::StringRef Value);
  void addPlace(XmlAttributes &Attributes, SourceLoc Loc);

  Value computed(Value V) { return Options.Strict ? E.forced(V) : followed(V); }
  void write(Value V);
  void writeComputed(Value V);
  void writeList(Value List);
  void writeAttrs(Value Set);
  void writeDerivation(Value Set);
  void writeEntries(Value Set);
  void writeFunction(Value Function);
  std::string stringAttr(Value Set, Symbol Name);
};
} // namespace

void XmlSerialiser::begin(llvm::StringRef Tag,
                          const XmlAttributes &Attributes) {
  Out.append(2 * Depth, ' ');
  (Out += '<') += Tag;
  for (const auto &[Name, Text] : Attributes) {
    ((Out += ' ') += Name) += "=\"";
    appendXmlAttribute(Out, Text);
    Out += '"';
  }
}

void XmlSerialiser::open(llvm::StringRef Tag, const XmlAttributes &Attributes) {
  begin(Tag, Attributes);
  Out += ">\n";
  ++Depth;
}

void XmlSerialiser::close(llvm::StringRef Tag) {
  --Depth;
  Out.append(2 * Depth, ' ');
  ((Out += "</") += Tag) += ">\n";
}

void XmlSerialiser::empty(llvm::StringRef Tag,
                          const XmlAttributes &Attributes) {
  begin(Tag, Attributes);
  Out += " />\n";
}

void XmlSerialiser::scalar(llvm::StringRef Tag, llvm::StringRef Text) {
  empty(Tag, {{"value", Text.str()}});
}

void XmlSerialiser::addPlace(XmlAttributes &Attributes, SourceLoc Loc) {
  if (!Options.Locations)
    return;
  const SourceManager &Sources = E.session().Sources;
  auto Place = Sources.presumed(Loc);
  if (!Place)
    return;
  // Of expressions without a file there is only the place.
  if (llvm::StringRef Name = Sources.name(Place->File); Name.starts_with("/"))
    Attributes["path"] = Name.str();
  Attributes["line"] = std::to_string(Place->Line);
  Attributes["column"] = std::to_string(Place->Column);
}

void XmlSerialiser::write(Value V) {
  E.checkDepth();
  V = computed(V);
  if (V.isForced())
    writeComputed(V);
  else
    empty("unevaluated");
}

void XmlSerialiser::writeComputed(Value V) {
  switch (V.type()) {
  case ValueType::Int:
    return scalar("int", std::to_string(intOf(V)));
  case ValueType::Float:
    return scalar("float", printFloat(floatOf(V)));
  case ValueType::Bool:
    return scalar("bool", V.boolean() ? "true" : "false");
  case ValueType::Null:
    return empty("null");
  case ValueType::String:
    Context = E.session().Contexts.unite(Context, contextOf(V));
    return scalar("string", view(V));
  case ValueType::Path:
    return scalar("path", view(V));
  case ValueType::List:
    return writeList(V);
  case ValueType::Attrs:
    return E.isDerivation(V) ? writeDerivation(V) : writeAttrs(V);
  case ValueType::Function:
    return writeFunction(V);
  }
}

void XmlSerialiser::writeList(Value List) {
  open("list");
  for (Value Element : elements(List))
    write(Element);
  close("list");
}

void XmlSerialiser::writeEntries(Value Set) {
  for (const Attr *A : attrsByName(Set, E.symbols())) {
    XmlAttributes Attributes{{"name", E.symbols().text(A->Name).str()}};
    addPlace(Attributes, A->Origin);
    open("attr", Attributes);
    write(A->V);
    close("attr");
  }
}

void XmlSerialiser::writeAttrs(Value Set) {
  open("attrs");
  writeEntries(Set);
  close("attrs");
}

/// An attribute's text where it is a computed string, else nothing.
std::string XmlSerialiser::stringAttr(Value Set, Symbol Name) {
  const Attr *A = findAttr(Set, Name);
  Value V = A ? computed(A->V) : Value::null();
  return V.isString() ? view(V).str() : "";
}

void XmlSerialiser::writeDerivation(Value Set) {
  std::string DrvPath = stringAttr(Set, E.intern("drvPath"));
  std::string OutPath = stringAttr(Set, E.session().Known.OutPath);
  XmlAttributes Attributes;
  if (!DrvPath.empty())
    Attributes["drvPath"] = DrvPath;
  if (!OutPath.empty())
    Attributes["outPath"] = OutPath;
  open("derivation", Attributes);
  if (!DrvPath.empty() && SeenDerivations.insert(DrvPath).second)
    writeEntries(Set);
  else
    empty("repeated");
  close("derivation");
}

void XmlSerialiser::writeFunction(Value Function) {
  if (!Function.isObject(ObjectKind::Closure))
    return empty("unevaluated");
  const LambdaCode &L =
      *static_cast<ClosureObject *>(Function.object())->Lambda;
  XmlAttributes Place;
  addPlace(Place, L.Range.Begin);
  open("function", Place);
  const SymbolTable &Symbols = E.symbols();
  XmlAttributes Argument;
  if (!L.ArgName.isEmpty())
    Argument["name"] = Symbols.text(L.ArgName).str();
  if (!L.HasPattern) {
    empty("varpat", Argument);
    return close("function");
  }
  if (L.Ellipsis)
    Argument["ellipsis"] = "1";
  open("attrspat", Argument);
  std::vector<llvm::StringRef> Names;
  for (const FormalCode &Formal : L.Formals)
    Names.push_back(Symbols.text(Formal.Name));
  llvm::sort(Names);
  for (llvm::StringRef Name : Names)
    empty("attr", {{"name", Name.str()}});
  close("attrspat");
  close("function");
}

void XmlSerialiser::writeDocument(Value V) {
  Out += "<?xml version='1.0' encoding='utf-8'?>\n";
  open("expr");
  write(V);
  close("expr");
}

std::string dx::toXml(Evaluator &E, Value V, ContextId &Context, bool Strict,
                      bool Locations) {
  std::string Out;
  XmlSerialiser(E, {Strict, Locations}, Out, Context).writeDocument(V);
  return Out;
}
