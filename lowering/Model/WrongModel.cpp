#include "lowering/Model/WrongModel.h"

#include "lowering/Model/InstanceReader.h"
#include "lowering/Model/ModelArguments.h"
#include "llvm/ADT/STLExtras.h"

using namespace dx;

static std::optional<SourceRange> requiredAt(ValueReader &R, Value Model,
                                             llvm::StringRef Name) {
  const LambdaCode *L = patternOf(Model);
  const FormalCode *F = L ? L->formal(R.E.intern(Name)) : nullptr;
  if (!F || F->Default)
    return std::nullopt;
  return F->Range;
}

std::optional<SourceRange> dx::servicesPattern(ValueReader &R, Value Model) {
  auto Distribution = requiredAt(R, Model, "distribution");
  return Distribution ? Distribution : requiredAt(R, Model, "invDistribution");
}

std::optional<SourceRange> dx::distributionPattern(ValueReader &R,
                                                   Value Model) {
  return requiredAt(R, Model, "infrastructure");
}

/// A value, computed without a word; no value where that fails.
static Value quietly(ValueReader &R, Value &Slot) {
  Value Result;
  (void)R.E.attempt([&] { Result = R.E.force(Slot); });
  return Result;
}

namespace {

/// What one entry shows.
struct Shown {
  bool HasType = false;
  Value Pkg; ///< no value where there is none
};

} // namespace

static Shown shownBy(ValueReader &R, Attr &Entry) {
  Value Fields = quietly(R, Entry.V);
  if (!Fields.isValid() || !Fields.isAttrs())
    return {};
  Attr *Pkg = R.attr(Fields, "pkg");
  return {R.attr(Fields, "type") != nullptr,
          Pkg ? quietly(R, Pkg->V) : Value()};
}

static bool isInstance(ValueReader &R, Value V) {
  bool Is = false;
  (void)R.E.attempt([&] { Is = V.isValid() && R.hasType(V, InstanceType); });
  return Is;
}

bool dx::areServices(ValueReader &R, Value Entries) {
  bool Found = false;
  for (AttrCursor C(Entries); Attr *A = C.next();) {
    Shown Entry = shownBy(R, *A);
    if (isInstance(R, Entry.Pkg))
      return false;
    Found |= Entry.HasType && Entry.Pkg.isValid() && Entry.Pkg.isFunction();
  }
  return Found;
}

bool dx::areProcesses(ValueReader &R, Value Entries) {
  bool Found = false;
  for (AttrCursor C(Entries); Attr *A = C.next();) {
    Shown Entry = shownBy(R, *A);
    if (Entry.HasType)
      return false;
    Found |= isInstance(R, Entry.Pkg);
  }
  return Found;
}

bool dx::areTargets(ValueReader &R, Value Entries) {
  for (AttrCursor C(Entries); Attr *A = C.next();) {
    Value Fields = quietly(R, A->V);
    if (!Fields.isValid() || !Fields.isAttrs() || !R.attr(Fields, "properties"))
      return false;
  }
  return attrCount(Entries) != 0;
}
