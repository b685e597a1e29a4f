#include "lowering/Model/References.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace dx;

ReferenceTable::ReferenceTable() { intern({}); }

ReferenceSet ReferenceTable::intern(Ids Members) {
  auto [It, New] = SetOf.try_emplace(std::move(Members), Sets.size());
  if (New)
    Sets.push_back(&It->first);
  return ReferenceSet(It->second);
}

ReferenceSet ReferenceTable::single(const Reference &R) {
  auto [It, New] = IdOf.try_emplace(R, All.size());
  if (New)
    All.push_back(&It->first);
  return intern({It->second});
}

ReferenceSet ReferenceTable::unite(ReferenceSet A, ReferenceSet B) {
  if (A == B || B.isEmpty())
    return A;
  if (A.isEmpty())
    return B;
  std::pair<uint32_t, uint32_t> Key = std::minmax({A.id(), B.id()});
  if (auto It = Unions.find(Key); It != Unions.end())
    return ReferenceSet(It->second);
  Ids United;
  std::set_union(Sets[A.id()]->begin(), Sets[A.id()]->end(),
                 Sets[B.id()]->begin(), Sets[B.id()]->end(),
                 std::back_inserter(United));
  ReferenceSet Result = intern(std::move(United));
  Unions[Key] = Result.id();
  return Result;
}

std::vector<const Reference *> ReferenceTable::members(ReferenceSet S) const {
  std::vector<const Reference *> Result;
  for (uint32_t Id : *Sets[S.id()])
    Result.push_back(All[Id]);
  return Result;
}

std::vector<std::string> ReferenceTable::names(ReferenceSet S,
                                               ReferenceKind Kind) const {
  std::vector<std::string> Result;
  for (const Reference *R : members(S))
    if (R->Kind == Kind)
      Result.push_back(R->Name);
  llvm::sort(Result);
  Result.erase(std::unique(Result.begin(), Result.end()), Result.end());
  return Result;
}
