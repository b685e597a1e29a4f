#pragma once

#include "evaluator/Eval/Evaluator.h"

namespace dx {

/// The arguments of a builtin, read with the type that the builtin needs. A
/// wrong type fails with the builtin's and the parameter's name. Indices count
/// from 0.
class BuiltinCall {
public:
  Evaluator &E;
  const BuiltinInfo &Info;
  llvm::MutableArrayRef<Value> Args;
  /// Where the call stands.
  SourceRange Site;

  BuiltinCall(Evaluator &E, const BuiltinInfo &Info,
              llvm::MutableArrayRef<Value> Args, SourceRange Site)
      : E(E), Info(Info), Args(Args), Site(Site) {}

  /// The argument as it is, maybe a thunk.
  Value raw(size_t I) { return Args[I]; }
  /// Computed, of any type.
  Value value(size_t I) { return E.force(Args[I]); }
  int64_t integer(size_t I);
  /// An integer or a float.
  double number(size_t I);
  bool boolean(size_t I);
  /// The text of a string (not of a path).
  llvm::StringRef string(size_t I);
  /// The text of a string without a context that Nix would see.
  llvm::StringRef plainString(size_t I);
  Value attrs(size_t I);
  Value list(size_t I);
  /// A function, or a set with `__functor`.
  Value function(size_t I);
  /// An absolute path; \p Context takes what it refers to.
  std::string path(size_t I, ContextId &Context);
  /// An absolute path to read: fails where it refers to an output of a
  /// derivation that nobody has built.
  std::string builtPath(size_t I) { return builtPathIn(Args[I]); }

  /// The same for a value found inside an argument: \p What says which, such as
  /// "an element of the list".
  bool booleanIn(Value &V, llvm::StringRef What);
  llvm::StringRef stringIn(Value &V, llvm::StringRef What);
  llvm::StringRef plainStringIn(Value &V, llvm::StringRef What);
  Value attrsIn(Value &V, llvm::StringRef What);
  Value listIn(Value &V, llvm::StringRef What);
  Value functionIn(Value &V, llvm::StringRef What);
  /// As path() of an argument.
  std::string pathIn(Value V, ContextId &Context);
  std::string builtPathIn(Value V);
  /// A required attribute of a set argument, as a slot to force.
  Value &attr(Value Set, Symbol Name);
  Value &attr(Value Set, llvm::StringRef Name) {
    return attr(Set, E.intern(Name));
  }
  /// An attribute that may be left out, or null.
  Attr *optionalAttr(Value Set, llvm::StringRef Name) {
    return findAttr(Set, E.intern(Name));
  }

  // What builtins make their results with.
  Heap &heap() { return E.heap(); }
  Session &session() { return E.session(); }
  Value makeString(llvm::StringRef Text, ContextId Context = 0) {
    return E.string(Text, Context);
  }
  Value makeInt(int64_t N) { return dx::makeInt(heap(), N); }

  /// Fails at the call.
  template <class... A>
  [[noreturn]] void fail(DiagSpec<A...> Spec, std::type_identity_t<A>... V) {
    E.fail(Site, Spec, V...);
  }
  /// Fails again with a failure that attempt gave, a note in the place of the
  /// call's own line in the trace.
  [[noreturn]] void rethrow(const EvalError &Error, DiagNote Note);

private:
  void checkPlain(Value String);
  void checkBuilt(llvm::StringRef Derivation, llvm::StringRef Output);
  [[noreturn]] void wrongType(size_t I, llvm::StringRef Expected);
  [[noreturn]] void wrongTypeIn(Value V, llvm::StringRef What,
                                llvm::StringRef Expected);
};

} // namespace dx
