#pragma once

#include "evaluator/Eval/BuiltinCall.h"
#include "llvm/ADT/DenseSet.h"
#include <set>

namespace dx {

/// The keys that a closure has met. Keys are equal where `<` holds in neither
/// direction; integers and strings among themselves are hashed instead.
class KeySet {
public:
  explicit KeySet(BuiltinCall &Call) : Call(Call), Mixed(Less{&Call}) {}

  /// Whether the (computed) key is new. Fails where it cannot be compared with
  /// another one.
  bool insert(Value Key);

private:
  struct Less {
    BuiltinCall *Call;
    bool operator()(Value A, Value B) const {
      return Call->E.less(A, B, Call->Site);
    }
  };
  void mix();

  BuiltinCall &Call;
  llvm::DenseSet<int64_t> Numbers;
  llvm::DenseSet<llvm::StringRef> Texts;
  std::set<Value, Less> Mixed;
};

} // namespace dx
