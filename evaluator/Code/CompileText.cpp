#include "evaluator/Code/CompilerState.h"
#include "evaluator/Value/Strings.h"
#include "frontend/Basic/Path.h"

using namespace dx;

const Code *Compiler::node(const StringExpr &E) {
  if (E.Parts.empty())
    return constant(E.range(), makeString(Env.Constants, ""));
  if (E.Parts.size() == 1 && !E.Parts[0].Interpolated)
    return constant(E.range(), makeString(Env.Constants, E.Parts[0].Text));
  llvm::SmallVector<const Code *, 4> Parts;
  for (const StringPart &P : E.Parts)
    Parts.push_back(P.Interpolated
                        ? strict(*P.Interpolated)
                        : constant(P.Range, makeString(Env.Constants, P.Text)));
  return make<PartsCode>(E.range(), CodeOp::Interpolate, copy(Parts));
}

/// Before an interpolation a slash at the end matters: `./${x}`.
static std::string normalise(llvm::StringRef Path) {
  std::string Out = normalisePath(Path);
  if (Path.ends_with("/") && Out != "/")
    Out += '/';
  return Out;
}

std::string Compiler::absolutePath(llvm::StringRef Written) const {
  if (Written.starts_with("~"))
    return normalise(Env.HomeDir.str() + Written.drop_front().str());
  if (Written.starts_with("/"))
    return normalise(Written);
  return normalise(Env.BaseDir.str() + "/" + Written.str());
}

const Code *Compiler::node(const PathExpr &E) {
  std::string First = absolutePath(E.Parts[0].Text);
  if (E.Parts.size() == 1)
    return constant(E.range(), makePath(Env.Constants, First));
  llvm::SmallVector<const Code *, 4> Parts;
  Parts.push_back(constant(E.Parts[0].Range, makePath(Env.Constants, First)));
  for (const StringPart &P : E.Parts.drop_front())
    Parts.push_back(P.Interpolated
                        ? strict(*P.Interpolated)
                        : constant(P.Range, makeString(Env.Constants, P.Text)));
  return make<PartsCode>(E.range(), CodeOp::InterpolatePath, copy(Parts));
}

const Code *Compiler::node(const SearchPathExpr &E) {
  VarRef Find{VarKind::Global, DeclId::None};
  VarRef Where{VarKind::Global, DeclId::None};
  auto It = Names.Shadowed.find(&E);
  if (It != Names.Shadowed.end()) {
    Find = It->second.Function;
    Where = It->second.SearchPath;
  }
  // `<x>` is `__findFile __nixPath "x"`.
  SourceRange R = E.range();
  const Code *F = variable(Find, Env.Symbols.intern("__findFile"), R);
  const Code *Dirs = variable(Where, Env.Symbols.intern("__nixPath"), R);
  const Code *Name = constant(R, makeString(Env.Constants, E.Name));
  return call(F, {Dirs, Name}, R);
}
