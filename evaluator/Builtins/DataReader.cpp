#include "evaluator/Builtins/DataReader.h"

using namespace dx;

void DataReader::endList() {
  size_t Count = Values.size() - Starts.pop_back_val();
  Value List = makeList(E.heap(), Values.last(Count));
  Values.dropLast(Count);
  Values.push(List);
}

void DataReader::endObject() {
  size_t Count = Values.size() - Starts.pop_back_val();
  AttrsObject *Set = makeAttrCells(E.heap(), Count);
  auto Entries = Values.last(Count);
  auto Names = llvm::ArrayRef(Keys).take_back(Count);
  for (size_t I = 0; I < Count; ++I)
    Set->attrs()[I] = {Names[I], {}, Entries[I]};
  Keys.truncate(Keys.size() - Count);
  Values.dropLast(Count);
  Values.push(sortAttrs(Set, Keep::Last));
}
