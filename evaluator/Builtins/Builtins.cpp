#include "evaluator/Builtins/Builtins.h"

#include "evaluator/Builtins/BuiltinFunctions.h"

using namespace dx;

static constexpr BuiltinInfo BuiltinRows[] = {
#define DX_BUILTIN(Identifier, Name, Arity, IsGlobal, Parameters, Doc)         \
  {Name, Arity, IsGlobal, Parameters, Doc, builtin##Identifier},
#include "evaluator/Builtins/Builtins.def"
};

static constexpr BuiltinInfo PrimitiveRows[] = {
#define DX_BUILTIN(Identifier, Name, Arity, IsGlobal, Parameters, Doc)         \
  {Name, Arity, IsGlobal, Parameters, Doc, primitive##Identifier},
#include "evaluator/Builtins/Primitives.def"
};

llvm::ArrayRef<BuiltinInfo> dx::builtinTable() { return BuiltinRows; }

llvm::ArrayRef<BuiltinInfo> dx::primitiveTable() { return PrimitiveRows; }
