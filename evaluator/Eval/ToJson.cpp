#include "evaluator/Eval/ToJson.h"

#include "evaluator/Text/Escapes.h"
#include "evaluator/Text/JsonWriter.h"

using namespace dx;

namespace {
/// The way to the value being written, for messages: links on the stack.
struct Step {
  const Step *Outer;
  Symbol Name;
  size_t Index;
  bool IsIndex;
};

class JsonSerialiser {
  Evaluator &E;
  PathsInJson Paths;
  ThunksInJson Thunks;
  SourceRange Site;
  JsonWriter Writer;
  ContextId &Context;
  const Step *Here = nullptr;

public:
  JsonSerialiser(Evaluator &E, PathsInJson Paths, ThunksInJson Thunks,
                 SourceRange Site, std::string &Out, ContextId &Context)
      : E(E), Paths(Paths), Thunks(Thunks), Site(Site), Writer(Out),
        Context(Context) {}
  void write(Value V);

private:
  Value computed(Value &Slot);
  void writeText(llvm::StringRef Text);
  void writePath(llvm::StringRef Path);
  void writeList(Value List);
  void writeAttrs(Value Set);
  void writeEntries(Value Set);
  [[nodiscard]] std::string place() const;
};
} // namespace

/// `a.b[2]`, or a word for the whole value.
std::string JsonSerialiser::place() const {
  llvm::SmallVector<const Step *, 16> Steps;
  for (const Step *S = Here; S; S = S->Outer)
    Steps.push_back(S);
  std::string Text;
  for (const Step *S : llvm::reverse(Steps)) {
    if (S->IsIndex) {
      Text += '[' + std::to_string(S->Index) + ']';
      continue;
    }
    if (!Text.empty())
      Text += '.';
    appendAttributeName(Text, E.symbols().text(S->Name));
  }
  return Text.empty() ? "the value itself" : "`" + Text + "`";
}

Value JsonSerialiser::computed(Value &Slot) {
  if (Thunks == ThunksInJson::Refused && !followed(Slot).isForced())
    E.fail(Site, diag::ThunkInJson, place());
  return E.force(Slot);
}

void JsonSerialiser::writeText(llvm::StringRef Text) {
  if (!Writer.string(Text))
    E.fail(Site, diag::JsonNotUtf8, place());
}

void JsonSerialiser::writePath(llvm::StringRef Path) {
  if (Paths == PathsInJson::AsTheyAre)
    return writeText(Path);
  std::string Copy = E.copyToStore(Path, Site);
  ContextTable &Contexts = E.session().Contexts;
  Context =
      Contexts.unite(Context, Contexts.single({ContextKind::Path, Copy, {}}));
  writeText(Copy);
}

void JsonSerialiser::writeList(Value List) {
  Writer.beginList();
  Step Inner{Here, Symbol(), 0, true};
  Here = &Inner;
  for (Value &Element : elements(List)) {
    write(computed(Element));
    ++Inner.Index;
  }
  Here = Inner.Outer;
  Writer.endList();
}

void JsonSerialiser::writeEntries(Value Set) {
  Writer.beginObject();
  Step Inner{Here, Symbol(), 0, false};
  Here = &Inner;
  for (Attr *A : attrsByName(Set, E.symbols())) {
    Inner.Name = A->Name;
    if (!Writer.key(E.symbols().text(A->Name)))
      E.fail(Site, diag::JsonNotUtf8, place());
    write(computed(A->V));
  }
  Here = Inner.Outer;
  Writer.endObject();
}

void JsonSerialiser::writeAttrs(Value Set) {
  const auto &Known = E.session().Known;
  if (findAttr(Set, Known.ToString)) {
    std::string Text;
    E.coerceToString(Set, {.More = false, .CopyToStore = false}, Site, Text,
                     Context);
    return writeText(Text);
  }
  if (Attr *OutPath = findAttr(Set, Known.OutPath))
    return write(computed(OutPath->V));
  writeEntries(Set);
}

void JsonSerialiser::write(Value V) {
  E.checkDepth();
  switch (V.type()) {
  case ValueType::Int:
    return Writer.integer(intOf(V));
  case ValueType::Float:
    return Writer.real(floatOf(V));
  case ValueType::Bool:
    return Writer.boolean(V.boolean());
  case ValueType::Null:
    return Writer.null();
  case ValueType::String:
    Context = E.session().Contexts.unite(Context, contextOf(V));
    return writeText(view(V));
  case ValueType::Path:
    return writePath(view(V));
  case ValueType::List:
    return writeList(V);
  case ValueType::Attrs:
    return writeAttrs(V);
  case ValueType::Function:
    E.fail(Site, diag::FunctionInJson, place());
  }
}

std::string dx::toJson(Evaluator &E, Value V, ContextId &Context,
                       PathsInJson Paths, SourceRange Site,
                       ThunksInJson Thunks) {
  std::string Out;
  JsonSerialiser(E, Paths, Thunks, Site, Out, Context).write(E.forced(V));
  return Out;
}
