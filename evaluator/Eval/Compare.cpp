#include "evaluator/Eval/Evaluator.h"

using namespace dx;

bool Evaluator::less(Value A, Value B, SourceRange Site) {
  A = forced(A);
  B = forced(B);
  if (A.isSmallInt() && B.isSmallInt()) [[likely]]
    return A.smallInt() < B.smallInt();
  if (A.isInt() && B.isInt())
    return intOf(A) < intOf(B);
  if (A.isNumber() && B.isNumber())
    return numberOf(A) < numberOf(B);
  if ((A.isString() && B.isString()) || (A.isPath() && B.isPath()))
    return view(A) < view(B);
  if (!A.isList() || !B.isList())
    fail(Site, diag::CannotCompare, describeType(A), describeType(B));
  checkDepth();
  auto X = elements(A), Y = elements(B);
  for (size_t I = 0; I < Y.size(); ++I) {
    if (I == X.size())
      return true;
    if (!equalParts(X[I], Y[I]))
      return less(X[I], Y[I], Site);
  }
  return false;
}

/// Whether a set stands for a derivation, which is compared by its path.
bool Evaluator::isDerivation(Value Set) {
  Attr *Type = findAttr(Set, S.Known.Type);
  if (!Type)
    return false;
  Value V = force(Type->V);
  return V.isString() && view(V) == "derivation";
}

bool Evaluator::equalParts(Value &A, Value &B) {
  return force(A) == force(B) || equal(A, B);
}

static bool equalLists(Evaluator &E, Value A, Value B) {
  auto X = elements(A), Y = elements(B);
  if (X.size() != Y.size())
    return false;
  for (size_t I = 0; I < X.size(); ++I)
    if (!E.equalParts(X[I], Y[I]))
      return false;
  return true;
}

static bool equalSets(Evaluator &E, Value A, Value B) {
  if (E.isDerivation(A) && E.isDerivation(B)) {
    Symbol OutPath = E.session().Known.OutPath;
    Attr *X = findAttr(A, OutPath), *Y = findAttr(B, OutPath);
    if (X && Y)
      return E.equal(X->V, Y->V);
  }
  if (attrCount(A) != attrCount(B))
    return false;
  AttrCursor C(A), D(B);
  for (;;) {
    Attr *X = C.next(), *Y = D.next();
    if (!X || !Y)
      return true;
    if (X->Name != Y->Name || !E.equalParts(X->V, Y->V))
      return false;
  }
}

bool Evaluator::equal(Value A, Value B) {
  A = forced(A);
  B = forced(B);
  if (A.isNumber() && B.isNumber()) {
    if (A.isInt() && B.isInt())
      return intOf(A) == intOf(B);
    return numberOf(A) == numberOf(B);
  }
  ValueType T = A.type();
  if (T != B.type())
    return false;
  switch (T) {
  case ValueType::String:
  case ValueType::Path:
    return view(A) == view(B);
  case ValueType::List:
    checkDepth();
    return equalLists(*this, A, B);
  case ValueType::Attrs:
    checkDepth();
    return equalSets(*this, A, B);
  case ValueType::Bool:
  case ValueType::Null:
    return A == B;
  case ValueType::Int:
  case ValueType::Float:
  case ValueType::Function:
    return false;
  }
}
