#pragma once

#include "evaluator/Code/Code.h"
#include "evaluator/Eval/Frames.h"
#include "evaluator/Eval/Session.h"
#include "evaluator/Value/Attrs.h"
#include "evaluator/Value/Functions.h"
#include "evaluator/Value/Lists.h"
#include "evaluator/Value/Scalars.h"
#include "evaluator/Value/Strings.h"
#include <optional>

namespace dx {

/// A computed value's type with its article, for messages: "a set".
[[nodiscard]] llvm::StringRef describeType(Value V);

/// What a coercion to a string accepts and does.
struct Coercion {
  /// Booleans, null, numbers and lists too, as `toString` takes them.
  bool More = false;
  /// A path becomes the store path of its copy, as in `"${./x}"`.
  bool CopyToStore = true;
};

/// Evaluates code on a session. Every function that computes something may
/// throw EvalError; nothing else leaves.
class Evaluator {
public:
  explicit Evaluator(Session &S);

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
  /// Gives a function whose parameters are a set the attributes it asks for,
  /// out of \p Args: what `--arg` and model commands do.
  Value autoCall(Value Function, Value Args);

  // --- Sources

  /// The value of a file's expression, evaluated once per canonical path.
  /// Directories give their default.nix, else default.dx.
  Value importFile(llvm::StringRef Path, SourceRange Site);
  /// The same with additional variables, and never remembered.
  Value importScoped(llvm::StringRef Path, Value Scope, SourceRange Site);
  /// Parses, checks and evaluates a text.
  Value evalText(std::string Name, std::string Text, llvm::StringRef BaseDir);
  /// `<name>` in \p SearchPath (a list of sets as builtins.nixPath gives them).
  Value findFile(Value SearchPath, llvm::StringRef Name, SourceRange Site);

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

  /// `A Op B` for Add, Sub, Mul and Div on computed numbers.
  Value arithmeticOn(CodeOp Op, Value A, Value B, SourceRange Site);
  /// Whether a set is a derivation (`type = "derivation"`).
  bool isDerivation(Value Set);

  bool equal(Value A, Value B, SourceRange Site);
  /// As parts of lists and sets: also functions are equal to themselves there.
  bool equalParts(Value &A, Value &B, SourceRange Site);
  /// `<` on numbers, strings, paths and lists.
  bool less(Value A, Value B, SourceRange Site);

  // --- Failing

  /// Ends the evaluation with a diagnostic and the trace of what is going on.
  template <class... Args>
  [[noreturn]] void fail(SourceRange Range, DiagSpec<Args...> Spec,
                         std::type_identity_t<Args>... Values) {
    raise(makeDiag(Range, Spec, Values...));
  }
  [[noreturn]] void raise(Diagnostic D, Catch Catchable = Catch::No,
                          Permanence Lasts = Permanence::Lasting);
  /// Fails with "value is X while Y was expected".
  [[noreturn]] void wrongType(Value Got, llvm::StringRef Expected,
                              SourceRange Site);
  /// Fails where evaluation must not go deeper: at a limit, without room for a
  /// frame of \p Slots on the stack, or because the user interrupted. Every
  /// function that recurses over values asks.
  void checkDepth(uint32_t Slots = 0);
  /// Ends every evaluation of this session at the next call; may be called from
  /// a signal handler.
  static void interrupt();

  /// Runs \p Work and gives the failure that ended it, if one did. Thunks that
  /// were being computed inside keep the failure.
  template <class Callable> std::optional<EvalError> attempt(Callable &&Work) {
    TraceFrame Boundary;
    push(Boundary);
    std::optional<EvalError> Failure;
    try {
      Work();
    } catch (const EvalError &Error) {
      Failure = Error;
    }
    Top = Boundary.Prev;
    return Failure;
  }
  /// Fails again with a failure that attempt gave.
  [[noreturn]] void rethrow(const EvalError &Error);
  /// Runs \p Work with a note in the trace of its failures.
  template <class Callable>
  auto withNote(SourceRange Site, const std::string &Text, Callable &&Work) {
    TraceFrame Note(Site, &Text);
    push(Note);
    auto Result = Work();
    pop(Note);
    return Result;
  }
  /// The frames that are being evaluated, innermost first.
  TraceFrame *frames() { return Top; }
  /// The place of the innermost call or expression being evaluated.
  [[nodiscard]] SourceRange currentSite() const;

  /// Computes code that wants to be computed now.
  Value eval(const Code &C, Frame F);
  /// Makes the value of code that may wait: a constant, a variable as it is, a
  /// function, or a thunk.
  Value delay(const Code &C, Frame F);

private:
  // Force.cpp
  Value forceObject(Object *O);
  void forceDeep(Value V, llvm::DenseSet<Object *> &Seen);
  Value runThunk(Object *O);
  Value runSuspended(Object *O, ObjectKind Kind);
  [[noreturn]] void failAgain(const FailedObject &O);
  [[noreturn]] void failRecursion(Object *O);

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
  [[noreturn]] void failFormals(const LambdaCode &L, Value Args,
                                SourceRange Site);
  Value evalCall(const CallCode &C, Frame F);

  // Units.cpp
  Value makeUnit(const UnitCode &U);
  void fillCaptures(const UnitCode &U, Value V, Frame F);
  Value tryEager(const Code &C, Frame F);
  Value peek(const Code &C, Frame F);
  Value evalAttrs(const GroupCode &C, Frame F);
  Value evalRecAttrs(const GroupCode &C, Frame F);
  Value addDynamic(const GroupCode &C, Value Static, Frame F);
  void bindGroup(const GroupCode &C, Frame F);
  Value applyOverrides(const GroupCode &C, Value Set, Frame F);

  // Select.cpp
  Value evalSelect(const SelectCode &C, Frame F);
  Value evalHasAttr(const SelectCode &C, Frame F);
  Value evalWithLookup(const WithLookupCode &C, Frame F);
  Symbol attrName(Value Name, SourceRange Site);
  Symbol stepName(const AttrStep &Step, Frame F);
  [[noreturn]] void failMissing(Value Set, Symbol Name, SourceRange Site);

  // Evaluate.cpp
  Value evalUndefined(const UndefinedCode &C);
  [[noreturn]] void failAssertion(const AssertCode &C);

  // Coerce.cpp
  Value textOfSet(Value Set, SourceRange Site);
  void coerceList(Value List, Coercion How, SourceRange Site, std::string &Out,
                  ContextId &Context);

  // Compare.cpp
  bool equalSets(Value A, Value B, SourceRange Site);

  // Operators.cpp
  Value evalBinary(const BinaryCode &C, Frame F);
  Value add(const BinaryCode &C, Value A, Value B);
  bool evalBool(const Code &C, Frame F);
  Value negate(const UnaryCode &C, Value V);
  Value interpolate(const PartsCode &C, Frame F);
  Value interpolatePath(const PartsCode &C, Frame F);

  // Import.cpp
  Value evalSource(FileId File, llvm::StringRef BaseDir, Value Scope,
                   SourceRange Site);
  std::string resolveImport(llvm::StringRef Path, SourceRange Site);
  [[noreturn]] void failSource(const DiagnosticEngine &Found);

  void push(TraceFrame &F) {
    F.Prev = Top;
    F.Calls = (Top ? Top->Calls : 0) + F.isCall();
    Top = &F;
  }
  void pop(TraceFrame &F) { Top = F.Prev; }

  // Trace.cpp
  void addTrace(Diagnostic &D);
  [[noreturn]] void unwind(const EvalError &Error, uint64_t Number);

  Session &S;
  uint32_t MaxCalls;
  TraceFrame *Top = nullptr;
};

} // namespace dx
