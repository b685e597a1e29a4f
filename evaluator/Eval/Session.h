#pragma once

#include "evaluator/Eval/Builtin.h"
#include "evaluator/Eval/EvalError.h"
#include "evaluator/Store/DerivationTable.h"
#include "evaluator/Store/VirtualStore.h"
#include "evaluator/Text/Regex.h"
#include "evaluator/Value/Context.h"
#include "evaluator/Value/Heap.h"
#include "frontend/Basic/DiagnosticEngine.h"
#include "frontend/Basic/FileSystem.h"
#include "frontend/Basic/SourceManager.h"
#include "frontend/Basic/SymbolTable.h"
#include "frontend/Sema/LintLevels.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Allocator.h"
#include <functional>
#include <string>
#include <vector>

namespace dx {

/// One entry of the search path: `-I nixpkgs=/x` or `-I /x` (no prefix).
struct SearchPathEntry {
  std::string Prefix;
  std::string Path;
};

/// What a session is told from outside.
struct SessionOptions {
  std::string StoreDirectory = "/nix/store";
  std::vector<SearchPathEntry> SearchPath;
  std::string HomeDirectory;
  /// Where relative paths of expressions without a file start.
  std::string WorkingDirectory;
  /// `builtins.currentSystem`.
  std::string System = "x86_64-linux";
  bool PipeOperators = false;
  /// Derivations may have outputs that are named by their contents, as with
  /// Nix's experimental `ca-derivations`.
  bool ContentAddressed = false;
  /// Dates and times of TOML become sets instead of errors, as with Nix's
  /// experimental `parse-toml-timestamps`.
  bool TomlTimestamps = false;
  /// Literals that are not wanted, in all files but the standard library's.
  LintLevels Lints;
  /// Function calls inside one another; 0 is a limit at which a recursion is
  /// taken to be endless.
  uint32_t MaxCallDepth = 0;
  /// Diagnostics show every frame of a failure, not only the innermost and the
  /// outermost ones.
  bool ShowTrace = false;
  /// Files with mistakes in their names (an undefined variable, an attribute
  /// defined twice) are evaluated all the same: the mistakes are reported at
  /// once, and only what needs an undefined variable fails. Nix fails the whole
  /// file.
  bool KeepGoing = false;
  /// `builtins.warn` fails once it has printed its warning.
  bool AbortOnWarn = false;
  /// `builtins.traceVerbose` prints what it is given.
  bool TraceVerbose = false;
  /// Bytes of the heap; 0 is no limit.
  size_t HeapLimit = 0;
  /// Seconds that evaluation may take, for messages: whoever keeps the time
  /// calls requestInterruption.
  uint32_t TimeLimit = 0;
  /// What `builtins.getEnv` sees; null: the process's environment.
  std::function<std::string(llvm::StringRef)> Environment;
  /// Asked before a path is imported or copied to the store: another path to
  /// take instead (the standard library's), or nothing.
  std::function<std::optional<std::string>(llvm::StringRef Path)> Substitute;
  /// Takes a line that `builtins.trace` or `warn` prints, without its end.
  std::function<void(llvm::StringRef)> Trace;
};

/// Files below this directory are the standard library's.
inline constexpr llvm::StringLiteral LibraryRoot = "/.dxlib";

/// Everything that an evaluation needs and makes, confined to one thread.
struct Session {
  /// \p Files must show the standard library below LibraryRoot.
  Session(FileSystem &Files, SessionOptions Options,
          llvm::ArrayRef<BuiltinInfo> Builtins);
  Session(const Session &) = delete;

  FileSystem &Files;
  SessionOptions Options;
  llvm::ArrayRef<BuiltinInfo> Builtins;

  SymbolTable Symbols;
  SourceManager Sources;
  DiagnosticEngine Diags;
  Heap Memory;
  ContextTable Contexts;
  VirtualStore Store;
  DerivationTable Derivations;
  llvm::BumpPtrAllocator CodeArena;

  /// Global names and their values; the second also has what only the standard
  /// library sees (`__dx`).
  llvm::DenseMap<Symbol, Value> Globals;
  llvm::DenseMap<Symbol, Value> LibraryGlobals;
  llvm::DenseSet<Symbol> GlobalNames;
  llvm::DenseSet<Symbol> LibraryGlobalNames;

  /// Values of imported files, by canonical path; no value while a file's is
  /// being computed.
  llvm::StringMap<Value> Imports;
  /// Store paths of copied sources, by the path they were copied from.
  llvm::StringMap<std::string> CopiedSources;
  /// Compiled regular expressions.
  RegexCache Regexes;
  /// What failed thunks point to.
  std::vector<EvalError> Failures;

  /// Names that the evaluator looks for.
  struct {
#define DX_SYMBOL(Identifier, Text) Symbol Identifier;
#include "evaluator/Eval/KnownSymbols.def"
  } Known;
};

} // namespace dx
