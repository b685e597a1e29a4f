#include "evaluator/Eval/Session.h"

using namespace dx;

Session::Session(FileSystem &Files, SessionOptions Given,
                 llvm::ArrayRef<BuiltinInfo> Builtins)
    : Files(Files), Options(std::move(Given)), Builtins(Builtins),
      Store(StoreDir(Options.StoreDirectory)), Derivations(Store, Files) {
#define DX_SYMBOL(Identifier, Text) Known.Identifier = Symbols.intern(Text);
#include "evaluator/Eval/KnownSymbols.def"
}
