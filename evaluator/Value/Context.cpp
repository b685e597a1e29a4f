#include "evaluator/Value/Context.h"

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

ContextId ContextTable::make(llvm::ArrayRef<ContextElement> Elements) {
  if (Elements.empty())
    return 0;
  std::vector<ContextElement> Sorted(Elements.begin(), Elements.end());
  llvm::sort(Sorted);
  Sorted.erase(std::unique(Sorted.begin(), Sorted.end()), Sorted.end());
  auto [It, New] = Index.try_emplace(keyOf(Sorted), ContextId(Sets.size()));
  if (!New)
    return It->second;
  for (ContextElement &E : Sorted) {
    E.Text = Texts.insert(E.Text).first->first();
    E.Output = Texts.insert(E.Output).first->first();
  }
  Sets.push_back(std::move(Sorted));
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
  std::vector<ContextElement> Both(Sets[A]);
  Both.insert(Both.end(), Sets[B].begin(), Sets[B].end());
  // make() may not touch Unions, but It may not outlive an insertion there.
  ContextId Id = make(Both);
  Unions[{Key.first, Key.second}] = Id;
  return Id;
}

ContextId ContextTable::visiblePart(ContextId Id) {
  std::vector<ContextElement> Visible;
  llvm::copy_if(Sets[Id], std::back_inserter(Visible),
                [](const ContextElement &E) {
                  return E.Kind <= ContextKind::DerivationOutput;
                });
  return Visible.size() == Sets[Id].size() ? Id : make(Visible);
}
