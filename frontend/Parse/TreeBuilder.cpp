#include "frontend/Parse/TreeBuilder.h"

#include "grammar/DxParser.h"
#include <cerrno>
#include <cstdlib>

using namespace dx;

TreeBuilder::TreeBuilder(const TokenBuffer &Tokens, SourceLoc Start,
                         AstContext &Ctx, DiagnosticEngine &Diags,
                         const ParseOptions &Options)
    : Tokens(Tokens), Start(Start), Ctx(Ctx), Diags(Diags), Options(Options),
      Operators(Ctx, Diags, Operands) {}

//===-- Rules -------------------------------------------------------------===//

TreeBuilder::Marks TreeBuilder::marks() const {
  return {uint32_t(Operands.size()),   uint32_t(Operators.size()),
          uint32_t(Names.size()),      uint32_t(Pieces.size()),
          uint32_t(Strings.size()),    uint32_t(Bindings.size()),
          uint32_t(FormalList.size()), uint32_t(Patterns.size())};
}

void TreeBuilder::enterRule(size_t Rule) {
  Frame F{marks(), uint32_t(Tokens.position()), 0, uint32_t(Operands.size())};
  F.Rule = uint8_t(Rule);
  if (!Frames.empty()) {
    const Frame &Parent = Frames.back();
    // A list's element and a default after `or` nest without an expression.
    bool Nests = Rule == DxParser::RuleExpr ||
                 (Rule == DxParser::RuleOperand && Parent.Rule == Rule);
    F.Depth = Parent.Depth + Parent.Prefixes + Nests;
  }
  Frames.push_back(F);
  checkDepth(F.Depth);
}

void TreeBuilder::checkDepth(unsigned Depth) {
  if (Depth <= MaxDepth)
    return;
  Diags.report(range(Tokens.current()), diag::NestingTooDeep, MaxDepth);
  throw NestingLimitReached();
}

void TreeBuilder::exitRule(bool Failed) {
  Frame F = Frames.pop_back_val();
  if (Failed)
    leaveFailed(F);
}

void TreeBuilder::truncate(const Marks &To) {
  Operands.truncate(To.Operands);
  Operators.truncate(To.Operators);
  Pieces.truncate(To.Pieces);
  Strings.truncate(To.Strings);
  Bindings.truncate(To.Bindings);
  Patterns.truncate(To.Patterns);
}

void TreeBuilder::leaveFailed(const Frame &F) {
  truncate(F.Base);
  // The names of an unfinished path are still worth something.
  if (F.Rule != DxParser::RuleAttrpath)
    Names.truncate(F.Base.Names);
  switch (F.Rule) {
  case DxParser::RuleExpr:
  case DxParser::RuleOperand:
    pushError(rangeFrom(F.FirstToken));
    break;
  case DxParser::RuleString:
    Strings.push_back({{}, rangeFrom(F.FirstToken)});
    break;
  case DxParser::RuleFormals: {
    Formals Pattern;
    Pattern.List = take(FormalList, F.Base.Formals);
    Pattern.Range = rangeFrom(F.FirstToken);
    Patterns.push_back(Ctx.make<Formals>(Pattern));
    break;
  }
  default:
    break;
  }
}

const Expr *TreeBuilder::takeResult() {
  if (Operands.empty())
    pushError(rangeFrom(0));
  return pop();
}

SourceRange TreeBuilder::rangeFrom(size_t FirstToken) const {
  uint32_t Begin = Tokens.Tokens[FirstToken].Begin;
  uint32_t End = std::max(Begin, Tokens.previousEnd());
  return {Start.advanced(Begin), Start.advanced(End)};
}

//===-- Literals and variables --------------------------------------------===//

void TreeBuilder::variable(const Token *Name) {
  push(Ctx.make<VarExpr>(range(*Name), Ctx.symbols().intern(Tokens.text(*Name)),
                         Ctx.nextVarId()));
}

void TreeBuilder::integer(const Token *Literal) {
  int64_t Value = 0;
  llvm::StringRef Text = Tokens.text(*Literal);
  if (Text.getAsInteger(10, Value))
    Diags.report(range(*Literal), diag::InvalidInteger,
                 Tokens.excerpt(*Literal));
  push(Ctx.make<IntExpr>(range(*Literal), Value));
}

void TreeBuilder::floating(const Token *Literal) {
  std::string Text = Tokens.text(*Literal).str();
  errno = 0;
  double Value = std::strtod(Text.c_str(), nullptr);
  if (errno)
    Diags.report(range(*Literal), diag::InvalidFloat, Tokens.excerpt(*Literal));
  push(Ctx.make<FloatExpr>(range(*Literal), Value));
}

void TreeBuilder::uri(const Token *Literal) {
  StringPart Part{Tokens.text(*Literal), nullptr, range(*Literal)};
  push(Ctx.make<StringExpr>(range(*Literal), StringStyle::Uri,
                            Ctx.copy(llvm::ArrayRef(Part))));
}

void TreeBuilder::searchPath(const Token *Literal) {
  push(Ctx.make<SearchPathExpr>(
      range(*Literal), Tokens.text(*Literal).drop_front().drop_back()));
}

//===-- Expressions -------------------------------------------------------===//

void TreeBuilder::parenthesized() { Operands.back().Range = ruleRange(); }

void TreeBuilder::list() {
  llvm::SmallVector<const Expr *, 16> Elements;
  for (const Operand &O :
       llvm::ArrayRef(Operands).drop_front(frame().Base.Operands))
    Elements.push_back(O.E);
  Operands.truncate(frame().Base.Operands);
  push(Ctx.make<ListExpr>(ruleRange(),
                          Ctx.copy(llvm::ArrayRef<const Expr *>(Elements))));
}

void TreeBuilder::application() {
  frame().Prefixes = 0;
  uint32_t First = frame().Application;
  if (Operands.size() - First < 2)
    return;
  llvm::SmallVector<const Expr *, 8> Args;
  for (const Operand &O : llvm::ArrayRef(Operands).drop_front(First + 1))
    Args.push_back(O.E);
  Operand Function = Operands[First];
  SourceRange Range(Function.Range.Begin, Operands.back().Range.End);
  Operands.truncate(First);
  Operands.push_back(
      {Ctx.make<CallExpr>(Range, Function.E,
                          Ctx.copy(llvm::ArrayRef<const Expr *>(Args))),
       Range});
}

/// `f or` applies f to a variable `or`: `or` was a name before it was a
/// keyword.
void TreeBuilder::applyToOr(const Token *Or) {
  const Expr *Arg = Ctx.make<VarExpr>(range(*Or), Ctx.symbols().intern("or"),
                                      Ctx.nextVarId());
  Operand Function = Operands.pop_back_val();
  push(Ctx.make<CallExpr>(ruleRange(), Function.E,
                          Ctx.copy(llvm::ArrayRef<const Expr *>(Arg))));
}

void TreeBuilder::select() {
  const Expr *Default = nullptr;
  if (Operands.size() > frame().Base.Operands + 1)
    Default = pop();
  AttrPath Path = take(Names, frame().Base.Names);
  if (Path.empty())
    return;
  const Expr *Base = pop();
  push(Ctx.make<SelectExpr>(ruleRange(), Base, Path, Default));
}

void TreeBuilder::assertion() {
  const Expr *Body = pop();
  const Expr *Cond = pop();
  push(Ctx.make<AssertExpr>(ruleRange(), Cond, Body));
}

void TreeBuilder::with() {
  const Expr *Body = pop();
  const Expr *Set = pop();
  push(Ctx.make<WithExpr>(ruleRange(), Set, Body, Ctx.nextWithId()));
}

void TreeBuilder::conditional() {
  const Expr *Else = pop();
  const Expr *Then = pop();
  const Expr *Cond = pop();
  push(Ctx.make<IfExpr>(ruleRange(), Cond, Then, Else));
}

//===-- Operators ---------------------------------------------------------===//

void TreeBuilder::prefix(const Token *Op) {
  if (!Op)
    return;
  checkDepth(frame().Depth + ++frame().Prefixes);
  Operators.prefix(Op->Type == DxParser::Not ? UnaryOp::Not : UnaryOp::Negate,
                   range(*Op));
}

/// The grammar names the tokens of operators after Operators.def.
static BinaryOp operatorOf(uint8_t TokenType) {
  switch (TokenType) {
#define DX_BINARY(Name, ...)                                                   \
  case DxParser::Name:                                                         \
    return BinaryOp::Name;
#include "frontend/Syntax/Operators.def"
  default:
    llvm_unreachable("not an operator");
  }
}

void TreeBuilder::infix(const Token *Op) {
  BinaryOp Operator = operatorOf(Op->Type);
  bool IsPipe =
      Operator == BinaryOp::PipeInto || Operator == BinaryOp::PipeFrom;
  // The option turns on both; once is enough.
  if (IsPipe && !Options.PipeOperators && !ReportedPipe) {
    Diags.report(range(*Op), diag::PipesDisabled, spelling(Operator));
    ReportedPipe = true;
  }
  Operators.infix(Operator, range(*Op), frame().Base.Operators);
  frame().Application = uint32_t(Operands.size());
}

void TreeBuilder::beginHasAttr() { Operators.question(frame().Base.Operators); }

void TreeBuilder::hasAttr() {
  AttrPath Path = take(Names, frame().Base.Names);
  if (Path.empty())
    return;
  Operand Base = Operands.pop_back_val();
  SourceRange Range(Base.Range.Begin, ruleRange().End);
  push(Ctx.make<HasAttrExpr>(Range, Base.E, Path));
}

void TreeBuilder::finishOperators() {
  Operators.finish(frame().Base.Operators);
}
