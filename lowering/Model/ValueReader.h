#pragma once

#include "evaluator/Eval/EvalError.h"
#include "evaluator/Eval/Evaluator.h"
#include "lowering/Model/QuotedNames.h"
#include "lowering/Model/References.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <set>

namespace dx {

/// What values of a model are read with: each part behind a boundary of its
/// own, so that all mistakes of a model are found in one run.
///
/// A part that cannot be read is reported once, at the place where the user
/// wrote it: the reader keeps a stack of places, from the model's entry down to
/// the field and the list's element, and takes the innermost one outside of the
/// standard library.
class ValueReader {
public:
  /// \p Explain may add to a failure before it is reported.
  ValueReader(Evaluator &E, ReferenceTable &References,
              std::function<void(Diagnostic &)> Explain = nullptr)
      : E(E), References(References), Explain(std::move(Explain)) {}

  Evaluator &E;
  ReferenceTable &References;

  // --- Boundaries and places

  /// Runs \p Read and reports its failure. False when it failed; after an
  /// interrupt or a limit nothing is tried any more.
  bool attempt(llvm::function_ref<void()> Read);
  /// Computes what cannot succeed, because a mistake has been found in what it
  /// needs: nothing is said when it fails, now or later.
  void expectFailure(llvm::function_ref<void()> Read);
  /// How many attempts failed so far.
  [[nodiscard]] size_t failures() const { return Failures; }

  /// One more step down: the name of an attribute (empty: only a further
  /// place) and where it was written.
  class Step {
  public:
    Step(ValueReader &R, llvm::StringRef Name, SourceLoc Origin,
         size_t Element = 0)
        : R(R) {
      R.Steps.push_back({Name, Origin, Element});
    }
    ~Step() { R.Steps.pop_back(); }
    Step(const Step &) = delete;

  private:
    ValueReader &R;
  };

  /// Where what is being read was written.
  [[nodiscard]] SourceRange place() const;
  /// What is being read, such as "`ports` of `sshd`".
  [[nodiscard]] std::string subject() const;
  /// Fails at the place of what is being read.
  template <class... Args>
  [[noreturn]] void fail(DiagSpec<Args...> Spec,
                         std::type_identity_t<Args>... Values) {
    raise(makeDiag(place(), Spec, Values...));
  }
  [[noreturn]] void raise(Diagnostic D);
  [[noreturn]] void wrongType(Value Got, llvm::StringRef Expected);

  // --- Values of one type, computed; another type fails

  Value set(Value &Slot);
  Value list(Value &Slot);
  /// A string's text.
  std::string string(Value &Slot);
  /// Text as `toString` makes it, with what it refers to. Files that paths name
  /// are copied where \p CopyPaths says so, as interpolation does.
  LoweredString text(Value &Slot, bool CopyPaths = false);
  int64_t integer(Value &Slot);
  bool boolean(Value &Slot);
  /// A number, or a text of decimal digits, from \p Min to \p Max.
  int64_t number(Value &Slot, int64_t Min, int64_t Max);
  /// Octal digits such as \p Example, as a shell's `umask` and `chmod` read
  /// them, up to \p Max.
  uint32_t mode(Value &Slot, uint32_t Max, llvm::StringRef Example);

  // --- Parts of sets and lists, each behind its boundary

  /// Reads an attribute that is there and not null. Messages call it \p Shown
  /// where that is given.
  bool field(Value Set, llvm::StringRef Name,
             llvm::function_ref<void(Value &)> Read,
             llvm::StringRef Shown = {});
  /// Goes through a set by name.
  void eachAttr(Value &Slot, llvm::function_ref<void(llvm::StringRef, Attr &)>);
  void eachElement(Value &Slot, llvm::function_ref<void(Value &)> Read);
  /// Reports attributes whose names are not among \p Known.
  void refuseOthers(Value Set, llvm::ArrayRef<llvm::StringRef> Known);

  /// The set of references that a context stands for.
  ReferenceSet references(ContextId Context);
  /// Whether a computed value is a set whose `_type` is \p Type.
  bool hasType(Value V, llvm::StringRef Type);
  /// An attribute of a computed set, or null.
  Attr *attr(Value Set, llvm::StringRef Name) {
    return findAttr(Set, E.intern(Name));
  }

private:
  struct StepPlace {
    llvm::StringRef Name;
    SourceLoc Origin;
    size_t Element;
  };

  /// Fails for a set or function that `toString` does not take.
  void checkText(Value V);
  /// Notes a set or list whose parts are read from now on.
  void open(Value Whole);
  void report(const EvalError &Failure);
  void reportOne(Diagnostic D);
  [[nodiscard]] bool isUsers(SourceLoc Loc) const;
  Reference referenceOf(const ContextElement &Element);

  std::vector<StepPlace> Steps;
  /// Sets and lists whose parts are being read, from the outermost.
  llvm::SmallVector<const Object *, 8> Open;
  std::function<void(Diagnostic &)> Explain;
  std::set<std::shared_ptr<const Diagnostic>> Reported;
  llvm::DenseMap<ContextId, ReferenceSet> Sets;
  size_t Failures = 0;
  bool Stopped = false;
};

} // namespace dx
