#pragma once

#include "evaluator/Code/Groups.h"
#include "evaluator/Code/Units.h"
#include "evaluator/Eval/Coercion.h"
#include "evaluator/Eval/EvalStack.h"
#include "evaluator/Value/Attrs.h"
#include "evaluator/Value/Functions.h"
#include "evaluator/Value/Lists.h"
#include "evaluator/Value/Scalars.h"
#include "evaluator/Value/Strings.h"

namespace dx {

/// The operators on numbers.
enum class Arithmetic : uint8_t { Add, Sub, Mul, Div };

/// Evaluates code on a session. Every function that computes something may
/// throw EvalError; nothing else leaves.
class Evaluator : public EvalStack {
public:
  using EvalStack::EvalStack;

  Session &session() { return S; }
  Heap &heap() { return S.Memory; }
  SymbolTable &symbols() { return S.Symbols; }

  // --- Forcing

  /// Computes the value in a slot and writes it back there.
  Value force(Value &Slot) {
    if (Slot.isForced()) [[likely]]
      return Slot;
    return Slot = forceObject(Slot.object());
  }
  /// The same without a slot to write to.
  Value forced(Value V) { return V.isForced() ? V : forceObject(V.object()); }
  /// Computes everything below a value too.
  void forceDeep(Value V);

  // --- Functions

  /// Applies a function (or a functor) to its arguments, which may be thunks.
  Value call(Value Function, llvm::ArrayRef<Value> Args, SourceRange Site = {});
  /// A thunk that will call the function.
  Value callLater(Value Function, Value Argument) {
    return Value(heap().make<CallThunkObject>(0, Function, Argument));
  }
  /// Gives a function of a set what it asks for out of \p Args, as `--arg`
  /// does.
  Value autoCall(Value Function, Value Args);

  // --- Sources

  /// The value of a file's expression, evaluated once per canonical path.
  /// Directories give their default.nix, else default.dx.
  Value importFile(llvm::StringRef Path, SourceRange Site);
  /// The same with additional variables, and never remembered.
  Value importScoped(llvm::StringRef Path, Value Scope, SourceRange Site);
  /// Parses, checks and evaluates a text; delayText parses and checks at once.
  Value evalText(std::string Name, std::string Text, llvm::StringRef BaseDir);
  Value delayText(std::string Name, std::string Text, llvm::StringRef BaseDir);
  /// A list of sets `{ prefix; path; }`, as builtins.nixPath gives it,
  /// computed.
  std::vector<SearchPathEntry> readSearchPath(Value List, SourceRange Site);
  /// `<name>` in \p SearchPath, or in the standard library.
  Value findFile(llvm::ArrayRef<SearchPathEntry> SearchPath,
                 llvm::StringRef Name, SourceRange Site);

  // --- Strings

  /// Appends a value's text to \p Out and what it refers to to \p Context.
  void coerceToString(Value V, Coercion How, SourceRange Site, std::string &Out,
                      ContextId &Context);
  Value coerceToString(Value V, Coercion How, SourceRange Site);
  /// The absolute path that a path, a string or a set with outPath names.
  std::string coerceToPath(Value V, SourceRange Site, ContextId &Context);
  /// Copies a source file or tree into the (virtual) store, once; gives the
  /// store path.
  std::string copyToStore(llvm::StringRef Path, SourceRange Site);
  Value string(llvm::StringRef Text, ContextId Context = 0) {
    return makeString(heap(), Text, Context);
  }
  /// `{ file; line; column; }`, or null for no place.
  Value position(SourceLoc Loc);
  Symbol intern(llvm::StringRef Text) { return S.Symbols.intern(Text); }

  // --- Arithmetic and comparing

  /// `A Op B` on computed numbers; other values fail.
  Value arithmetic(Arithmetic Op, Value A, Value B, SourceRange Site);
  /// Whether a set is a derivation (`type = "derivation"`).
  bool isDerivation(Value Set);

  bool equal(Value A, Value B);
  /// As parts of lists and sets: also functions are equal to themselves there.
  bool equalParts(Value &A, Value &B);
  /// `<` on numbers, strings, paths and lists.
  bool less(Value A, Value B, SourceRange Site);

  /// Computes code that wants to be computed now.
  Value eval(const Code &C, Frame F);
  /// Makes the value of code that may wait: a constant, a variable as it is, a
  /// function, or a thunk.
  Value delay(const Code &C, Frame F);

private:
  // One function for each kind of code.
#define DX_CODE(Kind, Struct) Value eval##Kind(const Struct &C, Frame F);
#define DX_NEXT_CODE(Kind, Struct)                                             \
  const Code *next##Kind(const Struct &C, Frame F);
#include "evaluator/Code/Codes.def"

  // Force.cpp
  Value forceObject(Object *O);
  Value runThunk(Object *O);
  Value runSuspended(Object *O, ObjectKind Kind);

  // Calls.cpp
  Value runLambda(const LambdaCode &L, Value *Captures,
                  llvm::ArrayRef<Value> Args, size_t &Used, SourceRange Site);
  Value runInner(const LambdaCode &Inner, Frame F, llvm::ArrayRef<Value> Args,
                 size_t &Used, SourceRange Site);
  Value callBuiltin(Value Function, llvm::ArrayRef<Value> Args, size_t &Used,
                    SourceRange Site);
  Value runBuiltin(const BuiltinInfo &Info, llvm::MutableArrayRef<Value> Args,
                   SourceRange Site);
  void bindFormals(const LambdaCode &L, Frame F, SourceRange Site);
  // CallErrors.cpp
  [[noreturn]] void failFormals(const LambdaCode &L, Value Args,
                                SourceRange Site);
  [[noreturn]] void failMissing(Value Set, Symbol Name, SourceRange Site);

  // Units.cpp, Groups.cpp
  Value makeUnit(const UnitCode &U);
  void fillCaptures(const UnitCode &U, Value V, Frame F);
  Value addDynamic(const GroupCode &C, Value Static, Frame F);
  void bindGroup(const GroupCode &C, Frame F);

  // Select.cpp
  Symbol attrName(Value Name, SourceRange Site);
  Symbol stepName(const AttrStep &Step, Frame F);

  // Evaluate.cpp, Operators.cpp
  bool evalBool(const Code &C, Frame F);
  bool isLess(const BinaryCode &C, Frame F, bool Swapped);
  Value addText(const BinaryCode &C, Value A, Frame F);

  // Import.cpp
  const UnitCode &compileSource(FileId File, llvm::StringRef BaseDir,
                                Value Scope);
  Value evalSource(FileId File, llvm::StringRef BaseDir, Value Scope);
};

} // namespace dx
