#include "evaluator/Value/Context.h"

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace dx;

ContextTable::ContextTable() { Sets.emplace_back(); }

/// A key that is equal exactly for equal sets: lengths keep texts apart.
static std::string keyOf(llvm::ArrayRef<ContextElement> Sorted) {
  std::string Key;
  for (const ContextElement &E : Sorted) {
    Key += char('0' + int(E.Kind));
    Key += std::to_string(E.Text.size()) + ':' + E.Text.str();
    Key += std::to_string(E.Output.size()) + ':' + E.Output.str();
  }
  return Key;
}

/// Sets up to this size are united at once: their number is small, and equal
/// ones get one id.
static constexpr size_t SmallSet = 16;

static void sortUnique(std::vector<ContextElement> &Elements) {
  llvm::sort(Elements);
  Elements.erase(std::unique(Elements.begin(), Elements.end()), Elements.end());
}

ContextId ContextTable::make(llvm::ArrayRef<ContextElement> Elements) {
  if (Elements.empty())
    return 0;
  std::vector<ContextElement> Sorted(Elements.begin(), Elements.end());
  sortUnique(Sorted);
  auto [It, New] = Index.try_emplace(keyOf(Sorted), ContextId(Sets.size()));
  if (!New)
    return It->second;
  for (ContextElement &E : Sorted) {
    E.Text = Texts.insert(E.Text).first->first();
    E.Output = Texts.insert(E.Output).first->first();
  }
  Sets.push_back({std::move(Sorted)});
  return It->second;
}

ContextId ContextTable::unite(ContextId A, ContextId B) {
  if (A == B || B == 0)
    return A;
  if (A == 0)
    return B;
  auto Key = std::minmax(A, B);
  auto [It, New] = Unions.try_emplace({Key.first, Key.second}, 0);
  if (!New)
    return It->second;
  const Set &X = Sets[A], &Y = Sets[B];
  if (X.isUnion() || Y.isUnion() ||
      X.Elements.size() + Y.Elements.size() > SmallSet) {
    It->second = ContextId(Sets.size());
    Sets.push_back({{}, A, B});
    return It->second;
  }
  std::vector<ContextElement> Both(X.Elements);
  Both.insert(Both.end(), Y.Elements.begin(), Y.Elements.end());
  return It->second = make(Both);
}

llvm::ArrayRef<ContextElement> ContextTable::elements(ContextId Id) {
  if (Sets[Id].isUnion())
    collect(Id);
  return Sets[Id].Elements;
}

/// Replaces a union by its elements. Chains of unions are long: no recursion.
void ContextTable::collect(ContextId Union) {
  std::vector<ContextElement> All;
  llvm::DenseSet<ContextId> Seen;
  std::vector<ContextId> Waiting{Union};
  while (!Waiting.empty()) {
    ContextId Id = Waiting.back();
    Waiting.pop_back();
    if (!Seen.insert(Id).second)
      continue;
    const Set &Part = Sets[Id];
    if (Part.isUnion())
      Waiting.insert(Waiting.end(), {Part.Left, Part.Right});
    else
      All.insert(All.end(), Part.Elements.begin(), Part.Elements.end());
  }
  sortUnique(All);
  Sets[Union] = {std::move(All)};
}

ContextId ContextTable::visiblePart(ContextId Id) {
  auto All = elements(Id);
  if (llvm::all_of(All,
                   [](const ContextElement &E) { return isVisible(E.Kind); }))
    return Id;
  std::vector<ContextElement> Visible;
  llvm::copy_if(All, std::back_inserter(Visible),
                [](const ContextElement &E) { return isVisible(E.Kind); });
  return make(Visible);
}
