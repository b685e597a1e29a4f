#include "evaluator/Eval/PrintValue.h"

#include "evaluator/Text/Escapes.h"
#include "evaluator/Text/Numbers.h"
#include "llvm/ADT/DenseSet.h"

using namespace dx;

namespace {
class Printer {
  Evaluator &E;
  std::string &Out;
  llvm::DenseSet<const Object *> Seen;

public:
  Printer(Evaluator &E, std::string &Out) : E(E), Out(Out) {}
  void print(Value V);

private:
  void printComputed(Value V);
  void printList(Value List);
  void printAttrs(Value Set);
  bool isRepeated(Value V, size_t Size);
};
} // namespace

void Printer::print(Value V) {
  E.checkDepth();
  V = followed(V);
  if (V.isObject(ObjectKind::Blackhole))
    Out += "«potential infinite recursion»";
  else if (!V.isForced())
    Out += "<CODE>";
  else
    printComputed(V);
}

void Printer::printComputed(Value V) {
  switch (V.type()) {
  case ValueType::Int:
    Out += std::to_string(intOf(V));
    return;
  case ValueType::Float:
    Out += printFloat(floatOf(V));
    return;
  case ValueType::Bool:
    Out += V.boolean() ? "true" : "false";
    return;
  case ValueType::Null:
    Out += "null";
    return;
  case ValueType::String:
    return appendQuoted(Out, view(V));
  case ValueType::Path:
    Out += view(V);
    return;
  case ValueType::List:
    return printList(V);
  case ValueType::Attrs:
    return printAttrs(V);
  case ValueType::Function:
    Out += V.isObject(ObjectKind::Closure)   ? "<LAMBDA>"
           : V.isObject(ObjectKind::Builtin) ? "<PRIMOP>"
                                             : "<PRIMOP-APP>";
    return;
  }
}

/// Whether a set or list was printed before. Empty ones are printed each time.
bool Printer::isRepeated(Value V, size_t Size) {
  if (Size == 0 || Seen.insert(V.object()).second)
    return false;
  Out += "«repeated»";
  return true;
}

void Printer::printList(Value List) {
  auto Elements = elements(List);
  if (isRepeated(List, Elements.size()))
    return;
  Out += "[ ";
  for (Value Element : Elements) {
    print(Element);
    Out += ' ';
  }
  Out += ']';
}

void Printer::printAttrs(Value Set) {
  if (isRepeated(Set, attrCount(Set)))
    return;
  Out += "{ ";
  for (const Attr *A : attrsByName(Set, E.symbols())) {
    appendAttributeName(Out, E.symbols().text(A->Name));
    Out += " = ";
    print(A->V);
    Out += "; ";
  }
  Out += '}';
}

std::string dx::printValue(Evaluator &E, Value V) {
  std::string Out;
  Printer(E, Out).print(V);
  return Out;
}
