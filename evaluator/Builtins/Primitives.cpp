// The primitives on which the standard library stands: `__dx`.

#include "evaluator/Builtins/BuiltinFunctions.h"
#include "evaluator/Builtins/StoreStrings.h"
#include "evaluator/Builtins/StoreTree.h"

using namespace dx;

static std::string nameIn(BuiltinCall &Call, Value Arguments) {
  return Call.plainStringIn(Call.attr(Arguments, "name"), "`name`").str();
}

Value dx::primitiveStoreFile(BuiltinCall &Call) {
  Value Arguments = Call.attrs(0);
  std::string Name = nameIn(Call, Arguments), Error;
  Value &TextSlot = Call.attr(Arguments, "text");
  llvm::StringRef Text = Call.stringIn(TextSlot, "`text`");
  Attr *Flag = Call.optionalAttr(Arguments, "executable");
  bool Executable = Flag && Call.booleanIn(Flag->V, "`executable`");
  auto References = storeReferences(Call, Name, contextOf(TextSlot));
  VirtualStore &Store = Call.session().Store;
  const StoreEntry *Entry =
      Executable ? Store.addExecutable(Name, Text, std::move(References), Error)
                 : Store.addText(Name, Text, std::move(References), Error);
  if (!Entry)
    Call.fail(diag::CannotMakeStorePath, Name, Error);
  return storeString(Call, Entry->Path, contextOf(TextSlot));
}

Value dx::primitiveStoreTree(BuiltinCall &Call) {
  Value Arguments = Call.attrs(0);
  std::string Name = nameIn(Call, Arguments), Error;
  StoreTree Tree(Call);
  Tree.addFiles(Call.attrsIn(Call.attr(Arguments, "files"), "`files`"));
  auto References = storeReferences(Call, Name, Tree.context());
  const StoreEntry *Entry = Call.session().Store.addTree(
      Name, Tree.takeTree(), std::move(References), Error);
  if (!Entry)
    Call.fail(diag::CannotMakeStorePath, Name, Error);
  return storeString(Call, Entry->Path, Tree.context());
}

/// The second argument's text with one more thing that it refers to.
static Value referTo(BuiltinCall &Call, ContextKind Kind) {
  llvm::StringRef Subject = Call.plainString(0), Path = Call.string(1);
  ContextTable &Contexts = Call.session().Contexts;
  llvm::StringRef Output = Kind == ContextKind::HostPathUnknown ? Path : "";
  ContextId Element = Contexts.single({Kind, Subject, Output});
  return withContext(Call.heap(), Call.Args[1],
                     Contexts.unite(contextOf(Call.Args[1]), Element));
}

Value dx::primitiveHostPath(BuiltinCall &Call) {
  return referTo(Call, ContextKind::HostPackage);
}

Value dx::primitiveHostPathUnknown(BuiltinCall &Call) {
  return referTo(Call, ContextKind::HostPathUnknown);
}

Value dx::primitiveInstancePath(BuiltinCall &Call) {
  return referTo(Call, ContextKind::Instance);
}

/// Reads what a deferred build is made of; \p Context takes what it refers to.
static DeferredBuild readBuild(BuiltinCall &Call, Value Arguments,
                               ContextId &Context) {
  DeferredBuild Build;
  auto Text = [&](Value V) {
    std::string Out;
    Call.E.coerceToString(V, {.More = true}, Call.Site, Out, Context);
    return Out;
  };
  Build.Script = Text(Call.attr(Arguments, "script"));
  if (Attr *Path = Call.optionalAttr(Arguments, "path"))
    for (Value Directory : elements(Call.listIn(Path->V, "`path`")))
      Build.Path.push_back(Text(Directory));
  if (Attr *Env = Call.optionalAttr(Arguments, "env"))
    for (const Attr *A :
         attrsByName(Call.attrsIn(Env->V, "`env`"), Call.E.symbols()))
      Build.Environment.emplace_back(Call.E.symbols().text(A->Name),
                                     Text(A->V));
  return Build;
}

Value dx::primitiveDeferredBuild(BuiltinCall &Call) {
  Value Arguments = Call.attrs(0);
  std::string Name = nameIn(Call, Arguments), Error;
  ContextId Context = 0;
  DeferredBuild Build = readBuild(Call, Arguments, Context);
  auto References = storeReferences(Call, Name, Context);
  const StoreEntry *Entry = Call.session().Store.addDeferredBuild(
      Name, std::move(Build), std::move(References), Error);
  if (!Entry)
    Call.fail(diag::CannotMakeStorePath, Name, Error);
  return storeString(Call, Entry->Path, Context);
}
