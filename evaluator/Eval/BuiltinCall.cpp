#include "evaluator/Eval/BuiltinCall.h"

#include "frontend/Basic/Path.h"
#include "llvm/ADT/STLExtras.h"

using namespace dx;

int64_t BuiltinCall::integer(size_t I) {
  Value V = value(I);
  if (!V.isInt())
    wrongType(I, "an integer");
  return intOf(V);
}

double BuiltinCall::number(size_t I) {
  Value V = value(I);
  if (V.isFloat())
    return floatOf(V);
  if (!V.isInt())
    wrongType(I, "a number");
  return double(intOf(V));
}

bool BuiltinCall::boolean(size_t I) {
  Value V = value(I);
  if (!V.isBool())
    wrongType(I, "a Boolean");
  return V.boolean();
}

llvm::StringRef BuiltinCall::string(size_t I) {
  Value V = value(I);
  if (!V.isString())
    wrongType(I, "a string");
  return view(V);
}

llvm::StringRef BuiltinCall::plainString(size_t I) {
  llvm::StringRef Text = string(I);
  checkPlain(Args[I]);
  return Text;
}

void BuiltinCall::checkPlain(Value String) {
  ContextTable &Contexts = session().Contexts;
  ContextId Visible = Contexts.visiblePart(contextOf(String));
  if (Visible != 0)
    fail(diag::StringRefersToStore, view(String),
         Contexts.elements(Visible).front().Text);
}

Value BuiltinCall::attrs(size_t I) {
  Value V = value(I);
  if (!V.isAttrs())
    wrongType(I, "a set");
  return V;
}

Value BuiltinCall::list(size_t I) {
  Value V = value(I);
  if (!V.isList())
    wrongType(I, "a list");
  return V;
}

/// Whether a computed value can be called.
static bool isCallable(Value V, const Session &S) {
  return V.isFunction() || (V.isAttrs() && findAttr(V, S.Known.Functor));
}

Value BuiltinCall::function(size_t I) {
  if (!isCallable(value(I), session()))
    wrongType(I, "a function");
  return Args[I];
}

std::string BuiltinCall::path(size_t I, ContextId &Context) {
  return pathIn(Args[I], Context);
}

std::string BuiltinCall::pathIn(Value V, ContextId &Context) {
  return normalisePath(E.coerceToPath(V, Site, Context));
}

void BuiltinCall::checkBuilt(llvm::StringRef Derivation,
                             llvm::StringRef Output) {
  std::string Error;
  const auto *Found = session().Derivations.find(Derivation, Error);
  if (!Found)
    fail(diag::CannotReadDerivation, Derivation, Error);
  auto Wanted = Found->Outputs.find(Output.str());
  if (Wanted == Found->Outputs.end())
    fail(diag::NoSuchOutput, Derivation, Output);
  FileKind Kind{};
  if (session().Files.kind(Wanted->second.Path, Kind))
    fail(diag::OutputNotBuilt, Wanted->second.Path, Derivation);
}

std::string BuiltinCall::builtPathIn(Value V) {
  ContextId Context = 0;
  std::string Path = pathIn(V, Context);
  for (const ContextElement &E : session().Contexts.elements(Context))
    if (E.Kind == ContextKind::DerivationOutput)
      checkBuilt(E.Text, E.Output);
  return Path;
}

bool BuiltinCall::booleanIn(Value &V, llvm::StringRef What) {
  if (!E.force(V).isBool())
    wrongTypeIn(V, What, "a Boolean");
  return V.boolean();
}

llvm::StringRef BuiltinCall::stringIn(Value &V, llvm::StringRef What) {
  if (!E.force(V).isString())
    wrongTypeIn(V, What, "a string");
  return view(V);
}

llvm::StringRef BuiltinCall::plainStringIn(Value &V, llvm::StringRef What) {
  llvm::StringRef Text = stringIn(V, What);
  checkPlain(V);
  return Text;
}

Value BuiltinCall::attrsIn(Value &V, llvm::StringRef What) {
  if (!E.force(V).isAttrs())
    wrongTypeIn(V, What, "a set");
  return V;
}

Value BuiltinCall::listIn(Value &V, llvm::StringRef What) {
  if (!E.force(V).isList())
    wrongTypeIn(V, What, "a list");
  return V;
}

Value BuiltinCall::functionIn(Value &V, llvm::StringRef What) {
  if (!isCallable(E.force(V), session()))
    wrongTypeIn(V, What, "a function");
  return V;
}

Value &BuiltinCall::attr(Value Set, Symbol Name) {
  Attr *Found = findAttr(Set, Name);
  if (!Found)
    fail(diag::BuiltinNeedsAttr, Info.Name, E.symbols().text(Name));
  return Found->V;
}

/// The name of a parameter, out of the row's list.
static llvm::StringRef parameterName(const BuiltinInfo &Info, size_t I) {
  llvm::StringRef Rest = Info.Parameters;
  for (; I != 0; --I)
    Rest = Rest.split(' ').second;
  return Rest.split(' ').first;
}

void BuiltinCall::wrongType(size_t I, llvm::StringRef Expected) {
  fail(diag::WrongArgumentType, Info.Name, parameterName(Info, I),
       describeType(Args[I]), Expected);
}

void BuiltinCall::wrongTypeIn(Value V, llvm::StringRef What,
                              llvm::StringRef Expected) {
  fail(diag::WrongPartType, Info.Name, What, describeType(V), Expected);
}

void BuiltinCall::rethrow(const EvalError &Error, DiagNote Note) {
  Diagnostic D = *Error.What;
  // Those of calls inside this one have their notes already.
  std::string Line = makeNote({}, diag::WhileCallingBuiltin, Info.Name).Message;
  auto Own = llvm::find_if(
      D.Notes, [&](const DiagNote &N) { return N.Message == Line; });
  if (Own == D.Notes.end())
    D.Notes.push_back(std::move(Note));
  else
    *Own = std::move(Note);
  EvalError Result = Error;
  Result.What = std::make_shared<const Diagnostic>(std::move(D));
  E.rethrow(Result);
}
