// The global names, and the members of `builtins` that are no functions.

#include "evaluator/Builtins/Builtins.h"
#include "evaluator/Value/Attrs.h"
#include "evaluator/Value/Functions.h"
#include "evaluator/Value/Lists.h"
#include "evaluator/Value/Scalars.h"
#include "evaluator/Value/Strings.h"
#include <ctime>

using namespace dx;

namespace {
/// Collects the members of `builtins`.
class Registry {
  Session &S;
  llvm::SmallVector<Attr, 160> Members;

public:
  explicit Registry(Session &S) : S(S) {}

  void addGlobal(llvm::StringRef Name, Value V) {
    Symbol Global = S.Symbols.intern(Name);
    S.Globals[Global] = V;
    S.GlobalNames.insert(Global);
  }
  /// A member that is also a global of its own name, or with `__` before it.
  void add(llvm::StringRef Name, Value V, bool IsGlobal) {
    Members.push_back({S.Symbols.intern(Name), {}, V});
    addGlobal(IsGlobal ? Name.str() : "__" + Name.str(), V);
  }
  void addFunctions() {
    for (const BuiltinInfo &Info : S.Builtins)
      add(Info.Name, Value(S.Memory.make<BuiltinObject>(0, &Info)),
          Info.IsGlobal);
  }
  /// Ends with `builtins`, which holds itself.
  void addBuiltins() {
    Symbol Name = S.Symbols.intern("builtins");
    Members.push_back({Name, {}, Value::null()});
    Value Set = makeAttrs(S.Memory, Members);
    findAttr(Set, Name)->V = Set;
    addGlobal("builtins", Set);
  }
};
} // namespace

/// `[ { path = "/x"; prefix = "nixpkgs"; } ]`.
static Value searchPath(Session &S) {
  auto Entries = llvm::ArrayRef(S.Options.SearchPath);
  ListObject *Result = makeListCells(S.Memory, Entries.size());
  Result->Size = 0;
  for (const SearchPathEntry &Entry : Entries) {
    Attr Members[] = {{S.Known.Path, {}, makeString(S.Memory, Entry.Path)},
                      {S.Known.Prefix, {}, makeString(S.Memory, Entry.Prefix)}};
    Result->elements()[Result->Size++] = makeAttrs(S.Memory, Members);
  }
  return Value(Result);
}

static void addConstants(Session &S, Registry &R) {
  auto Text = [&](llvm::StringRef Bytes) {
    return makeString(S.Memory, Bytes);
  };
  R.add("true", Value::boolean(true), true);
  R.add("false", Value::boolean(false), true);
  R.add("null", Value::null(), true);
  R.add("currentSystem", Text(S.Options.System), false);
  R.add("currentTime", makeInt(S.Memory, std::time(nullptr)), false);
  R.add("langVersion", Value::smallInt(LangVersion), false);
  R.add("nixVersion", Text(NixVersion), false);
  R.add("nixPath", searchPath(S), false);
  R.add("storeDir", Text(S.Store.dir().path()), false);
  // A function of the library: read when it is used first.
  std::string File = LibraryRoot.str() + "/derivation.dx";
  Value Import = S.Globals[S.Symbols.intern("import")];
  R.add("derivation",
        Value(S.Memory.make<CallThunkObject>(0, Import, Text(File))), true);
}

/// The set that the standard library sees as `__dx`.
static Value primitives(Session &S) {
  llvm::SmallVector<Attr, 8> Members;
  for (const BuiltinInfo &Info : primitiveTable())
    Members.push_back({S.Symbols.intern(Info.Name),
                       {},
                       Value(S.Memory.make<BuiltinObject>(0, &Info))});
  return makeAttrs(S.Memory, Members);
}

void dx::registerGlobals(Session &S) {
  Registry R(S);
  R.addFunctions();
  addConstants(S, R);
  R.addBuiltins();
  Symbol Primitives = S.Symbols.intern("__dx");
  S.LibraryGlobals = S.Globals;
  S.LibraryGlobals[Primitives] = primitives(S);
  S.LibraryGlobalNames = S.GlobalNames;
  S.LibraryGlobalNames.insert(Primitives);
}
