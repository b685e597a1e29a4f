#include "test/unit/Builtins/EvalFixture.h"

#include "llvm/ADT/StringSet.h"

using namespace dx;

static size_t wordCount(llvm::StringRef Text) {
  llvm::SmallVector<llvm::StringRef, 4> Words;
  Text.split(Words, ' ', -1, /*KeepEmpty=*/false);
  return Words.size();
}

TEST(BuiltinTable, RowsAreComplete) {
  llvm::StringSet<> Names;
  for (auto Table : {builtinTable(), primitiveTable()})
    for (const BuiltinInfo &Info : Table) {
      EXPECT_EQ(wordCount(Info.Parameters), Info.Arity) << Info.Name.str();
      EXPECT_TRUE(Info.Documentation.ends_with(".")) << Info.Name.str();
      EXPECT_TRUE(Names.insert(Info.Name).second) << Info.Name.str();
    }
}

class Globals : public EvalFixture {};

TEST_F(Globals, OrdinaryFilesDoNotSeeThePrimitives) {
  Symbol Primitives = S.Symbols.intern("__dx");
  EXPECT_FALSE(S.GlobalNames.contains(Primitives));
  EXPECT_FALSE(S.Globals.contains(Primitives));
  EXPECT_TRUE(S.LibraryGlobalNames.contains(Primitives));
  EXPECT_TRUE(S.LibraryGlobals.lookup(Primitives).isAttrs());
}

TEST_F(Globals, BuiltinsHoldsItself) {
  Value Set = S.Globals.lookup(S.Symbols.intern("builtins"));
  EXPECT_EQ(findAttr(Set, S.Symbols.intern("builtins"))->V, Set);
}

TEST_F(Globals, TheSearchPathIsAList) {
  SessionOptions Options;
  Options.SearchPath = {{"a", "/x"}, {"", "/y"}};
  Session Other(Files, Options, builtinTable());
  registerGlobals(Other);
  Evaluator OtherEvaluator(Other);
  Value Path = Other.Globals.lookup(Other.Symbols.intern("__nixPath"));
  EXPECT_EQ(printValue(OtherEvaluator, Path),
            "[ { path = \"/x\"; prefix = \"a\"; } "
            "{ path = \"/y\"; prefix = \"\"; } ]");
}
