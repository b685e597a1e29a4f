#include "driver/ModelForm.h"

#include "frontend/Basic/Nearest.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

using namespace dx;

/// What a function's body ends in, behind `let`, `with` and `assert`.
static const Expr *resultOf(const Expr *E) {
  while (true) {
    if (const auto *Let = llvm::dyn_cast<LetExpr>(E))
      E = Let->Body;
    else if (const auto *With = llvm::dyn_cast<WithExpr>(E))
      E = With->Body;
    else if (const auto *Assert = llvm::dyn_cast<AssertExpr>(E))
      E = Assert->Body;
    else
      return E;
  }
}

namespace {

/// What an entry of a model may have.
struct EntryForm {
  bool HasPkg = false;
  bool HasType = false;
};

/// Collects what the bindings of a set look like.
class FormReader {
  const SymbolTable &Symbols;
  llvm::DenseMap<Symbol, EntryForm> Entries;
  /// Whether there is a binding that does not show what the entry has.
  bool HasOthers = false;

public:
  FormReader(const SymbolTable &Symbols, const AttrsExpr &Model)
      : Symbols(Symbols) {
    for (const Binding &B : Model.Bindings)
      HasOthers |= !read(B);
  }

  [[nodiscard]] bool isEmpty() const { return Entries.empty() && !HasOthers; }
  [[nodiscard]] bool hasSet() const { return !Entries.empty(); }
  [[nodiscard]] bool all(bool EntryForm::*Has) const {
    return hasSet() && !HasOthers &&
           llvm::all_of(Entries, [&](const auto &E) { return E.second.*Has; });
  }
  [[nodiscard]] bool any(bool EntryForm::*Has) const {
    return llvm::any_of(Entries, [&](const auto &E) { return E.second.*Has; });
  }

private:
  /// \return whether the binding shows its entry: `a = { … };`, `a.pkg = …;`.
  bool read(const Binding &B) {
    if (B.IsInherit || B.Path.front().Dynamic)
      return false;
    Symbol Key = B.Path.front().Name;
    if (B.Path.size() > 1) {
      readName(B.Path[1], Entries[Key]);
      return true;
    }
    const auto *Set = llvm::dyn_cast_if_present<AttrsExpr>(B.Value);
    if (!Set)
      return false;
    EntryForm &Entry = Entries[Key];
    for (const Binding &Field : Set->Bindings)
      for (const AttrName &Name :
           Field.IsInherit ? Field.Inherited : Field.Path.take_front())
        readName(Name, Entry);
    return true;
  }

  void readName(const AttrName &Name, EntryForm &Entry) {
    if (Name.Dynamic)
      return;
    Entry.HasPkg |= Symbols.text(Name.Name) == "pkg";
    Entry.HasType |= Symbols.text(Name.Name) == "type";
  }
};

} // namespace

/// Whether a parameter is `processManager`, or nearly: a model is one although
/// its header is wrong.
static bool takesManager(const LambdaExpr &Function,
                         const SymbolTable &Symbols) {
  static const std::string Manager = "processManager";
  return Function.Pattern &&
         llvm::any_of(Function.Pattern->List, [&](const Formal &F) {
           llvm::StringRef Name = Symbols.text(F.Name);
           return Name == Manager || nearest(Name, {Manager});
         });
}

ModelForm dx::modelFormOf(const Expr &Root, const SymbolTable &Symbols,
                          llvm::ArrayRef<std::string> ModelArguments) {
  const auto *Function = llvm::dyn_cast<LambdaExpr>(&Root);
  if (!Function)
    return ModelForm::None;
  auto TakesAny = [&](llvm::ArrayRef<std::string> Names) {
    return Function->Pattern &&
           llvm::any_of(Function->Pattern->List, [&](const Formal &F) {
             return llvm::is_contained(Names, Symbols.text(F.Name));
           });
  };
  const Expr *Result = resultOf(Function->Body);
  // A constructor, or a function of the library.
  if (llvm::isa<LambdaExpr>(Result))
    return ModelForm::None;
  bool TakesKnown = TakesAny(ModelArguments);
  bool TakesManager = takesManager(*Function, Symbols);
  const auto *Model = llvm::dyn_cast<AttrsExpr>(Result);
  if (!Model)
    return TakesKnown ? ModelForm::Unclear : ModelForm::None;
  FormReader Form(Symbols, *Model);
  bool IsModel = Form.all(&EntryForm::HasPkg) ||
                 (TakesKnown && Form.any(&EntryForm::HasPkg)) ||
                 (TakesManager && (Form.hasSet() || Form.isEmpty()));
  if (!IsModel)
    return TakesKnown ? ModelForm::Unclear : ModelForm::None;
  bool IsServices = TakesAny({"distribution", "invDistribution"}) ||
                    (!TakesManager && Form.any(&EntryForm::HasType));
  return IsServices ? ModelForm::Services : ModelForm::Processes;
}
