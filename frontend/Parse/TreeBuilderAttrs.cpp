#include "frontend/Parse/TreeBuilder.h"

#include "grammar/DxParser.h"

using namespace dx;

//===-- Names -------------------------------------------------------------===//

void TreeBuilder::attrName(const Token *Name) {
  if (!Name)
    return;
  Symbol S = Ctx.symbols().intern(Tokens.text(*Name));
  Names.push_back({S, nullptr, range(*Name)});
}

/// The text of a string without interpolations.
static std::optional<llvm::StringRef>
staticText(llvm::ArrayRef<StringPart> Parts) {
  if (Parts.empty())
    return llvm::StringRef();
  if (Parts.size() == 1 && !Parts.front().Interpolated)
    return Parts.front().Text;
  return std::nullopt;
}

void TreeBuilder::attrString() {
  StringParts S = Strings.pop_back_val();
  if (auto Text = staticText(S.Parts)) {
    Names.push_back({Ctx.symbols().intern(*Text), nullptr, S.Range});
    return;
  }
  const Expr *Name =
      Ctx.make<StringExpr>(S.Range, StringStyle::Quoted, S.Parts);
  Names.push_back({Symbol(), Name, S.Range});
}

/// `${"a"}` is the name a, known before evaluation.
void TreeBuilder::attrDynamic() {
  const Expr *Name = pop();
  if (const auto *String = llvm::dyn_cast<StringExpr>(Name))
    if (auto Text = staticText(String->Parts)) {
      Names.push_back({Ctx.symbols().intern(*Text), nullptr, ruleRange()});
      return;
    }
  Names.push_back({Symbol(), Name, ruleRange()});
}

//===-- Bindings ----------------------------------------------------------===//

void TreeBuilder::binding() {
  Binding B;
  B.Range = ruleRange();
  B.Value = pop();
  B.Path = take(Names, frame().Base.Names);
  if (!B.Path.empty())
    Bindings.push_back(B);
}

void TreeBuilder::inheritFrom() { frame().HasFrom = true; }

void TreeBuilder::inherit() {
  Binding B;
  B.Range = ruleRange();
  B.IsInherit = true;
  if (frame().HasFrom)
    B.From = pop();
  llvm::SmallVector<AttrName, 8> Known;
  llvm::SmallVector<const VarExpr *, 8> Vars;
  for (const AttrName &Name :
       llvm::ArrayRef(Names).drop_front(frame().Base.Names)) {
    if (Name.Dynamic) {
      Diags.report(Name.Range, diag::DynamicInherit);
      continue;
    }
    Known.push_back(Name);
    if (!B.From)
      Vars.push_back(Ctx.make<VarExpr>(Name.Range, Name.Name, Ctx.nextVarId()));
  }
  Names.truncate(frame().Base.Names);
  B.Inherited = Ctx.copy(llvm::ArrayRef<AttrName>(Known));
  B.InheritedVars = Ctx.copy(llvm::ArrayRef<const VarExpr *>(Vars));
  Bindings.push_back(B);
}

void TreeBuilder::pushAttrs(AttrsStyle Style) {
  push(Ctx.make<AttrsExpr>(ruleRange(), Style,
                           take(Bindings, frame().Base.Bindings),
                           Ctx.nextGroupId()));
}

void TreeBuilder::attrs() { pushAttrs(AttrsStyle::Plain); }
void TreeBuilder::recursiveAttrs() { pushAttrs(AttrsStyle::Rec); }
void TreeBuilder::legacyLet() { pushAttrs(AttrsStyle::LegacyLet); }

void TreeBuilder::let() {
  const Expr *Body = pop();
  push(Ctx.make<LetExpr>(ruleRange(), take(Bindings, frame().Base.Bindings),
                         Body, Ctx.nextGroupId()));
}

//===-- Functions ---------------------------------------------------------===//

void TreeBuilder::lambdaName(const Token *Name) { attrName(Name); }

void TreeBuilder::lambda() {
  const Expr *Body = pop();
  AttrName Arg;
  if (Names.size() > frame().Base.Names)
    Arg = Names.pop_back_val();
  const Formals *Pattern = nullptr;
  if (Patterns.size() > frame().Base.Patterns)
    Pattern = Patterns.pop_back_val();
  push(Ctx.make<LambdaExpr>(ruleRange(), Arg.Name, Arg.Range, Pattern, Body,
                            Ctx.nextLambdaId()));
}

/// Called in the rule of one parameter: its state is the surrounding rule's.
void TreeBuilder::checkFormalAllowed(SourceRange Range) {
  Frame &Pattern = Frames[Frames.size() - 2];
  // After a comma that has been reported this is no second mistake.
  if (Pattern.SawEllipsis && !Pattern.ReportedEllipsis)
    Diags.report(Range, diag::EllipsisNotLast);
  Pattern.AfterFormal = true;
}

void TreeBuilder::formalName(const Token *Name) {
  Formal F;
  if (Name) {
    F.Name = Ctx.symbols().intern(Tokens.text(*Name));
    F.Range = range(*Name);
    checkFormalAllowed(F.Range);
  }
  FormalList.push_back(F);
}

void TreeBuilder::formalDefault() { FormalList.back().Default = pop(); }

void TreeBuilder::ellipsis(const Token *Dots) {
  checkFormalAllowed(range(*Dots));
  Frames[Frames.size() - 2].SawEllipsis = true;
}

void TreeBuilder::formalComma(const Token *Comma) {
  if (Comma && frame().SawEllipsis && !frame().ReportedEllipsis) {
    Diags.report(range(*Comma), diag::EllipsisNotLast);
    frame().ReportedEllipsis = true;
  } else if (Comma && !frame().AfterFormal) {
    Diags.report(range(*Comma), diag::ExpectedFormal, "`,`");
  }
  frame().AfterFormal = false;
}

void TreeBuilder::formals() {
  auto Unnamed = [](const Formal &F) { return F.Name.isEmpty(); };
  FormalList.erase(std::remove_if(FormalList.begin() + frame().Base.Formals,
                                  FormalList.end(), Unnamed),
                   FormalList.end());
  Formals Pattern;
  Pattern.List = take(FormalList, frame().Base.Formals);
  Pattern.Ellipsis = frame().SawEllipsis;
  Pattern.Range = ruleRange();
  Patterns.push_back(Ctx.make<Formals>(Pattern));
}
