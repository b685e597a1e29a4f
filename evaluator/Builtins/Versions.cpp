// Builtins on version numbers and package names.

#include "evaluator/Builtins/BuiltinFunctions.h"
#include "evaluator/Builtins/ListBuilder.h"
#include "evaluator/Text/Version.h"

using namespace dx;

Value dx::builtinCompareVersions(BuiltinCall &Call) {
  llvm::StringRef A = Call.plainString(0);
  return Value::smallInt(compareVersions(A, Call.plainString(1)));
}

Value dx::builtinSplitVersion(BuiltinCall &Call) {
  auto Parts = splitVersion(Call.plainString(0));
  ListBuilder Result(Call.heap(), Parts.size());
  for (llvm::StringRef Part : Parts)
    Result.push(Call.makeString(Part));
  return Result.finish();
}

Value dx::builtinParseDrvName(BuiltinCall &Call) {
  PackageName Parsed = parsePackageName(Call.plainString(0));
  const auto &Known = Call.session().Known;
  Attr Entries[] = {{Known.Name, {}, Call.makeString(Parsed.Name)},
                    {Known.Version, {}, Call.makeString(Parsed.Version)}};
  return makeAttrs(Call.heap(), Entries);
}
