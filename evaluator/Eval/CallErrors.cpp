// What a call with wrong arguments, and a missing attribute, are answered with.

#include "evaluator/Eval/Evaluator.h"

#include "evaluator/Text/Escapes.h"
#include "frontend/Basic/Nearest.h"
#include "llvm/ADT/STLExtras.h"

using namespace dx;

/// A name as a program writes it: in quotes where it must be.
static std::string written(Symbol Name, const SymbolTable &Symbols) {
  std::string Out;
  appendAttributeName(Out, Symbols.text(Name));
  return Out;
}

namespace {
/// An argument that the function does not take, and the parameter that was
/// probably meant, one that got no argument; or null.
struct UnexpectedArgument {
  const Attr *Given;
  const FormalCode *Meant;
};

/// Everything that is wrong with the arguments of one call.
class ArgumentMistakes {
  const LambdaCode &L;
  const Session &S;
  /// In the order in which they are written.
  std::vector<const FormalCode *> Missing;
  std::vector<UnexpectedArgument> Unexpected;

public:
  ArgumentMistakes(const LambdaCode &L, Value Args, const Session &S);
  [[nodiscard]] Diagnostic diagnostic(SourceRange Call) const;

private:
  [[nodiscard]] llvm::StringRef text(Symbol Name) const {
    return S.Symbols.text(Name);
  }
  [[nodiscard]] std::string function() const;
  [[nodiscard]] SourceRange place(const UnexpectedArgument &U) const {
    return S.Sources.tokenAt(U.Given->Origin);
  }
  [[nodiscard]] bool areMisspelt() const;
  [[nodiscard]] Diagnostic missing(SourceRange Call) const;
  [[nodiscard]] Diagnostic unexpected(SourceRange Call) const;
  void suggest(Diagnostic &D, const FormalCode &Meant) const;
  void note(Diagnostic &D, const UnexpectedArgument &U) const;
};
} // namespace

ArgumentMistakes::ArgumentMistakes(const LambdaCode &L, Value Args,
                                   const Session &S)
    : L(L), S(S) {
  std::vector<std::string> Free;
  for (const FormalCode &F : L.Formals) {
    if (findAttr(Args, F.Name))
      continue;
    Free.push_back(text(F.Name).str());
    if (!F.Default)
      Missing.push_back(&F);
  }
  llvm::sort(Missing, [](const FormalCode *A, const FormalCode *B) {
    return A->Range.Begin < B->Range.Begin;
  });
  if (L.Ellipsis)
    return;
  for (const Attr *A : attrsByName(Args, S.Symbols))
    if (!L.formal(A->Name)) {
      auto Near = nearest(text(A->Name), Free);
      Unexpected.push_back(
          {A, Near ? L.formal(S.Symbols.find(*Near)) : nullptr});
    }
}

/// How messages call the function.
std::string ArgumentMistakes::function() const {
  return L.Name.isEmpty() ? "the function" : "`" + text(L.Name).str() + "`";
}

/// Whether every parameter that lacks its argument was given under a name that
/// is nearly its own.
bool ArgumentMistakes::areMisspelt() const {
  return llvm::all_of(Missing, [&](const FormalCode *F) {
    return llvm::any_of(
        Unexpected, [&](const UnexpectedArgument &U) { return U.Meant == F; });
  });
}

void ArgumentMistakes::note(Diagnostic &D, const UnexpectedArgument &U) const {
  std::string Name = written(U.Given->Name, S.Symbols);
  D.Notes.push_back(U.Meant ? makeNote(place(U), diag::UnexpectedNear, Name,
                                       text(U.Meant->Name))
                            : makeNote(place(U), diag::AlsoUnexpected, Name));
}

Diagnostic ArgumentMistakes::missing(SourceRange Call) const {
  std::string List;
  for (const FormalCode *F : Missing)
    List += (List.empty() ? "`" : ", `") + text(F->Name).str() + "`";
  Diagnostic D = Missing.size() == 1
                     ? makeDiag(Call, diag::MissingArgument, function(),
                                text(Missing[0]->Name))
                     : makeDiag(Call, diag::MissingArguments, function(), List);
  for (const UnexpectedArgument &U : Unexpected)
    note(D, U);
  for (const FormalCode *F : Missing)
    D.Notes.push_back(
        makeNote(F->Range, diag::ParameterHere, function(), text(F->Name)));
  return D;
}

/// Shows the parameter that was meant for the argument that the diagnostic is
/// about. What is inherited cannot simply be called otherwise.
void ArgumentMistakes::suggest(Diagnostic &D, const FormalCode &Meant) const {
  llvm::StringRef Name = text(Meant.Name);
  D.Notes.push_back(makeNote(Meant.Range, diag::DidYouMean, Name));
  auto File = S.Sources.file(D.Range.Begin);
  if (!File)
    return;
  llvm::StringRef After = S.Sources.text(*File).substr(
      D.Range.End.offset() - S.Sources.start(*File).offset());
  if (After.ltrim().starts_with("="))
    D.Fixes.push_back({D.Range, Name.str()});
}

Diagnostic ArgumentMistakes::unexpected(SourceRange Call) const {
  const UnexpectedArgument &First = Unexpected.front();
  Diagnostic D = makeDiag(First.Given->Origin.isValid() ? place(First) : Call,
                          diag::UnexpectedArgument, function(),
                          written(First.Given->Name, S.Symbols));
  if (First.Meant)
    suggest(D, *First.Meant);
  for (const UnexpectedArgument &U : llvm::drop_begin(Unexpected))
    note(D, U);
  if (!First.Meant && L.PatternRange.isValid())
    D.Notes.push_back(makeNote(L.PatternRange, diag::FunctionHere, function()));
  return D;
}

Diagnostic ArgumentMistakes::diagnostic(SourceRange Call) const {
  return areMisspelt() ? unexpected(Call) : missing(Call);
}

void Evaluator::failFormals(const LambdaCode &L, Value Args, SourceRange Site) {
  raise(ArgumentMistakes(L, Args, S)
            .diagnostic(Site.isValid() ? Site : L.PatternRange));
}

void Evaluator::failMissing(Value Set, Symbol Name, SourceRange Site) {
  Diagnostic D = makeDiag(Site, diag::MissingAttr, written(Name, symbols()));
  std::vector<std::string> Names;
  for (const Attr *A : attrsByName(Set, symbols()))
    Names.push_back(symbols().text(A->Name).str());
  if (auto Near = nearest(symbols().text(Name), Names))
    D.Notes.push_back(makeNote({}, diag::DidYouMean, *Near));
  raise(std::move(D));
}
