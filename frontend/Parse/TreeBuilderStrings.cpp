#include "frontend/Parse/TreeBuilder.h"

#include "grammar/DxParser.h"

using namespace dx;

void TreeBuilder::text(const Token *Piece) {
  if (!Piece)
    return;
  llvm::StringRef Text = Tokens.text(*Piece);
  if (Text.contains('\0'))
    Diags.report(range(*Piece), diag::NulInString);
  llvm::SmallString<64> Storage;
  if (Piece->Type == DxParser::Str)
    Text = unescape(Text, Storage);
  else if (Piece->Type == DxParser::IndEscape)
    Text = unescapeIndented(Text, Storage);
  // What was decoded lies in the storage; everything else in the source.
  if (!Storage.empty())
    Text = Ctx.copy(Text);
  Pieces.push_back(
      {Text, nullptr, range(*Piece), Piece->Type == DxParser::IndStr});
}

void TreeBuilder::interpolation() {
  Pieces.push_back({{}, pop(), ruleRange(), false});
}

/// Joins pieces of text that stand side by side.
static StringPart joined(llvm::ArrayRef<StringPiece> Run, AstContext &Ctx) {
  StringPart Part;
  Part.Range = {Run.front().Range.Begin, Run.back().Range.End};
  if (Run.size() == 1) {
    Part.Text = Run.front().Text;
    return Part;
  }
  std::string All;
  for (const StringPiece &P : Run)
    All += P.Text;
  Part.Text = Ctx.copy(llvm::StringRef(All));
  return Part;
}

llvm::ArrayRef<StringPart>
TreeBuilder::makeParts(llvm::ArrayRef<StringPiece> All) {
  llvm::SmallVector<StringPart, 8> Parts;
  while (!All.empty()) {
    if (const Expr *E = All.front().Interpolated) {
      Parts.push_back({{}, E, All.front().Range});
      All = All.drop_front();
      continue;
    }
    auto Run = All.take_while([](const auto &P) { return !P.Interpolated; });
    StringPart Part = joined(Run, Ctx);
    if (!Part.Text.empty())
      Parts.push_back(Part);
    All = All.drop_front(Run.size());
  }
  return Ctx.copy(llvm::ArrayRef<StringPart>(Parts));
}

llvm::ArrayRef<StringPart> TreeBuilder::takeParts() {
  uint32_t Base = frame().Base.Pieces;
  auto Parts = makeParts(llvm::ArrayRef(Pieces).drop_front(Base));
  Pieces.truncate(Base);
  return Parts;
}

void TreeBuilder::endString() { Strings.push_back({takeParts(), ruleRange()}); }

void TreeBuilder::quoted() {
  StringParts S = Strings.pop_back_val();
  push(Ctx.make<StringExpr>(S.Range, StringStyle::Quoted, S.Parts));
}

void TreeBuilder::indented() {
  auto Own = llvm::MutableArrayRef(Pieces).drop_front(frame().Base.Pieces);
  llvm::SmallVector<std::string, 8> Stripped;
  stripIndentation(Own, Stripped);
  for (size_t I = 0; I < Own.size(); ++I)
    Own[I].Text = Ctx.copy(llvm::StringRef(Stripped[I]));
  push(Ctx.make<StringExpr>(ruleRange(), StringStyle::Indented, takeParts()));
}

/// The lexer ends a piece at the first of two slashes. As in Nix, only a path
/// with interpolations may go on behind it.
void TreeBuilder::path() {
  auto Own = llvm::ArrayRef(Pieces).drop_front(frame().Base.Pieces);
  bool IsLiteral = llvm::none_of(
      Own, [](const StringPiece &P) { return P.Interpolated != nullptr; });
  if (IsLiteral && Own.size() > 1) {
    SourceRange Slash(Own[1].Range.Begin, Own[1].Range.Begin.advanced(1));
    Diags.report(Slash, diag::PathDoubleSlash).fix(Slash, "");
  }
  push(Ctx.make<PathExpr>(ruleRange(), takeParts()));
}
