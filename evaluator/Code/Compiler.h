#pragma once

#include "evaluator/Code/Units.h"
#include "evaluator/Value/Heap.h"
#include "frontend/Basic/SymbolTable.h"
#include "frontend/Sema/Resolution.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Support/Allocator.h"

namespace dx {

/// Where the values come from that code refers to without variables.
struct CompileEnvironment {
  Heap &Constants;
  SymbolTable &Symbols;
  /// What a global name stands for (`map`, `builtins`, `__sub`, ...).
  const llvm::DenseMap<Symbol, Value> &Globals;
  /// The directory that relative paths start from, without a slash at its end
  /// (empty for the root).
  llvm::StringRef BaseDir;
  /// What `~` stands for.
  llvm::StringRef HomeDir;
};

/// Compiles a resolved tree to a unit without captures. With scopedImport, the
/// first slots of its frame hold the scope's values, in the order of
/// SemaOptions::Scope. Code is allocated in \p Arena and must not outlive it.
const UnitCode *compile(const Expr &Root, const Resolution &Names,
                        const CompileEnvironment &Env,
                        llvm::BumpPtrAllocator &Arena);

} // namespace dx
