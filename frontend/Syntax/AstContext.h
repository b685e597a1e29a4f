#pragma once

#include "frontend/Basic/SymbolTable.h"
#include "frontend/Syntax/Expr.h"
#include "llvm/Support/Allocator.h"
#include <type_traits>
#include <utility>

namespace dx {

/// Owns the syntax tree of one file and numbers what Sema answers about.
class AstContext {
public:
  explicit AstContext(SymbolTable &Symbols) : Symbols(Symbols) {}
  AstContext(const AstContext &) = delete;
  AstContext &operator=(const AstContext &) = delete;

  /// Makes a node. Nodes are never destroyed, so they own nothing.
  template <class Node, class... Args> const Node *make(Args &&...Values) {
    static_assert(std::is_trivially_destructible_v<Node>);
    return new (Arena.Allocate<Node>()) Node(std::forward<Args>(Values)...);
  }
  /// Copies a list that was gathered elsewhere into the arena.
  template <class T> llvm::ArrayRef<T> copy(llvm::ArrayRef<T> List) {
    static_assert(std::is_trivially_destructible_v<T>);
    return List.copy(Arena);
  }
  llvm::StringRef copy(llvm::StringRef Text) { return Text.copy(Arena); }

  uint32_t nextVarId() { return VarCount++; }
  uint32_t nextGroupId() { return GroupCount++; }
  uint32_t nextLambdaId() { return LambdaCount++; }
  uint32_t nextWithId() { return WithCount++; }
  /// How many of each the tree has.
  [[nodiscard]] uint32_t varCount() const { return VarCount; }
  [[nodiscard]] uint32_t groupCount() const { return GroupCount; }
  [[nodiscard]] uint32_t lambdaCount() const { return LambdaCount; }
  [[nodiscard]] uint32_t withCount() const { return WithCount; }

  /// The parser left something out of the tree or made something up. What is
  /// missing in it says nothing about the program then.
  void setIncomplete() { Incomplete = true; }
  [[nodiscard]] bool isIncomplete() const { return Incomplete; }

  SymbolTable &symbols() { return Symbols; }

private:
  SymbolTable &Symbols;
  llvm::BumpPtrAllocator Arena;
  uint32_t VarCount = 0;
  uint32_t GroupCount = 0;
  uint32_t LambdaCount = 0;
  uint32_t WithCount = 0;
  bool Incomplete = false;
};

} // namespace dx
