#include "driver/ModelKind.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

using namespace dx;

/// The set that an expression ends in, behind functions, `let`, `with` and
/// `assert`; null where it ends in something else.
static const AttrsExpr *resultOf(const Expr *E) {
  while (true) {
    if (const auto *Function = llvm::dyn_cast<LambdaExpr>(E))
      E = Function->Body;
    else if (const auto *Let = llvm::dyn_cast<LetExpr>(E))
      E = Let->Body;
    else if (const auto *With = llvm::dyn_cast<WithExpr>(E))
      E = With->Body;
    else if (const auto *Assert = llvm::dyn_cast<AssertExpr>(E))
      E = Assert->Body;
    else
      return llvm::dyn_cast<AttrsExpr>(E);
  }
}

namespace {

/// What an entry of a model may have, by the entry's name.
struct EntryForm {
  bool HasPkg = false;
  bool HasType = false;
};

class FormReader {
  const SymbolTable &Symbols;

public:
  llvm::DenseMap<Symbol, EntryForm> Entries;

  explicit FormReader(const SymbolTable &Symbols) : Symbols(Symbols) {}

  /// \return whether the binding is one of a model: `a = { … };`, `a.pkg = …;`.
  bool read(const Binding &B) {
    if (B.IsInherit || B.Path.front().Dynamic)
      return false;
    EntryForm &Entry = Entries[B.Path.front().Name];
    if (B.Path.size() > 1) {
      readName(B.Path[1], Entry);
      return true;
    }
    const auto *Set = llvm::dyn_cast_if_present<AttrsExpr>(B.Value);
    if (!Set)
      return false;
    for (const Binding &Field : Set->Bindings)
      for (const AttrName &Name :
           Field.IsInherit ? Field.Inherited : Field.Path.take_front())
        readName(Name, Entry);
    return true;
  }

private:
  void readName(const AttrName &Name, EntryForm &Entry) {
    if (Name.Dynamic)
      return;
    Entry.HasPkg |= Symbols.text(Name.Name) == "pkg";
    Entry.HasType |= Symbols.text(Name.Name) == "type";
  }
};

} // namespace

ModelKind dx::modelKindOf(const Expr &Root, const SymbolTable &Symbols) {
  const AttrsExpr *Model = resultOf(&Root);
  if (!llvm::isa<LambdaExpr>(Root) || !Model || Model->Bindings.empty())
    return ModelKind::None;
  FormReader Form(Symbols);
  if (!llvm::all_of(Model->Bindings,
                    [&](const Binding &B) { return Form.read(B); }))
    return ModelKind::None;
  auto Entries = llvm::make_second_range(Form.Entries);
  if (!llvm::all_of(Entries, [](const EntryForm &E) { return E.HasPkg; }))
    return ModelKind::None;
  return llvm::any_of(Entries, [](const EntryForm &E) { return E.HasType; })
             ? ModelKind::Services
             : ModelKind::Processes;
}
