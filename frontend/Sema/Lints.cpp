#include "frontend/Sema/Lints.h"

#include "frontend/Basic/Stack.h"
#include "frontend/Syntax/ExprChildren.h"
#include "llvm/Support/Casting.h"
#include <optional>

using namespace dx;

namespace {

class Linter {
  const LintLevels &Levels;
  DiagnosticEngine &Diags;

public:
  Linter(const LintLevels &Levels, DiagnosticEngine &Diags)
      : Levels(Levels), Diags(Diags) {}
  void visit(const Expr &E);

private:
  void check(const StringExpr &E);
  void check(const PathExpr &E);

  template <class... Args>
  std::optional<DiagnosticBuilder>
  report(LintLevel Level, SourceRange Range, DiagSpec<Args...> Warning,
         DiagSpec<Args...> Error, llvm::StringRef Text);
};

} // namespace

/// Reports one literal; nothing where the level says so.
template <class... Args>
std::optional<DiagnosticBuilder>
Linter::report(LintLevel Level, SourceRange Range, DiagSpec<Args...> Warning,
               DiagSpec<Args...> Error, llvm::StringRef Text) {
  if (Level == LintLevel::Ignore)
    return std::nullopt;
  return Diags.report(Range, Level == LintLevel::Warn ? Warning : Error, Text);
}

void Linter::check(const StringExpr &E) {
  if (E.Style != StringStyle::Uri)
    return;
  llvm::StringRef Text = E.Parts.front().Text;
  if (auto D = report(Levels.UrlLiterals, E.range(), diag::UrlLiteral,
                      diag::RefusedUrlLiteral, Text))
    D->fix(E.range(), "\"" + Text.str() + "\"");
}

void Linter::check(const PathExpr &E) {
  llvm::StringRef Start = E.Parts.front().Text;
  if (Start.starts_with("/") || Start.starts_with("~"))
    report(Levels.AbsolutePathLiterals, E.range(), diag::AbsolutePathLiteral,
           diag::RefusedAbsolutePathLiteral, Start);
  else if (!Start.starts_with("."))
    if (auto D =
            report(Levels.ShortPathLiterals, E.range(), diag::ShortPathLiteral,
                   diag::RefusedShortPathLiteral, Start))
      D->fix(SourceRange(E.range().Begin, E.range().Begin), "./");
}

void Linter::visit(const Expr &E) {
  if (stackIsLow())
    return;
  if (const auto *String = llvm::dyn_cast<StringExpr>(&E))
    check(*String);
  else if (const auto *Path = llvm::dyn_cast<PathExpr>(&E))
    check(*Path);
  forEachChild(E, [this](const Expr &Child) { visit(Child); });
}

void dx::reportLints(const Expr &Root, const LintLevels &Levels,
                     DiagnosticEngine &Diags) {
  if (Levels == LintLevels())
    return;
  DiagnosticEngine Found;
  Linter(Levels, Found).visit(Root);
  Diags.addSorted(Found);
}
