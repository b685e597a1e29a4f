#include "lowering/Model/EntryAttributes.h"

#include "frontend/Basic/Nearest.h"
#include "llvm/ADT/STLExtras.h"

using namespace dx;

static constexpr llvm::StringLiteral Reserved[] = {
#define DX_ENTRY_ATTRIBUTE(Name) Name,
#include "lowering/Model/EntryAttributes.def"
};

bool dx::isReservedAttribute(llvm::StringRef Name) {
  return llvm::is_contained(Reserved, Name);
}

/// Short names are alike too easily.
static constexpr size_t ShortestMisspelt = 6;

/// What a misspelt attribute may stand for.
static std::vector<std::string> longAttributes() {
  std::vector<std::string> Names = {RequiredIdsAttribute.str()};
  for (llvm::StringRef Name : Reserved)
    if (Name.size() >= ShortestMisspelt)
      Names.push_back(Name.str());
  return Names;
}

/// How services say what they depend on.
static bool isServiceDependency(llvm::StringRef Name) {
  return Name == "dependsOn" || Name == "connectsTo" ||
         Name == "activatesAfter";
}

/// The first attribute of a set that is nearly the missing one, or null.
static Attr *misspeltFor(ValueReader &R, Value Fields, llvm::StringRef Name) {
  for (Attr *A : attrsByName(Fields, R.E.symbols())) {
    llvm::StringRef Other = R.E.symbols().text(A->Name);
    if (!isReservedAttribute(Other) && nearest(Other, {Name.str()}))
      return A;
  }
  return nullptr;
}

void dx::failMissingAttribute(ValueReader &R, Value Fields,
                              llvm::StringRef Name) {
  Diagnostic D = makeDiag(R.place(), diag::FieldMissing, R.subject(), Name);
  if (Attr *A = misspeltFor(R, Fields, Name)) {
    ValueReader::Step S(R, {}, A->Origin);
    D.Notes.push_back(makeNote(R.place(), diag::DidYouMean, Name));
  }
  R.raise(std::move(D));
}

void dx::checkEntryAttributes(ValueReader &R, ModelKind Kind, Value Fields,
                              llvm::StringRef Key) {
  static const std::vector<std::string> Known = longAttributes();
  DiagnosticEngine &Diags = R.E.session().Diags;
  for (Attr *A : attrsByName(Fields, R.E.symbols())) {
    llvm::StringRef Name = R.E.symbols().text(A->Name);
    ValueReader::Step S(R, Name, A->Origin);
    std::string Meant = Name.str();
    bool IsKnown = isReservedAttribute(Name) || Name == RequiredIdsAttribute;
    if (!IsKnown && Name.size() >= ShortestMisspelt)
      Meant = nearest(Name, Known).value_or(Meant);
    if (Kind == ModelKind::Processes && isServiceDependency(Meant))
      Diags.report(R.place(), diag::DependencyOfEntry, Name, Key);
    else if (Meant != Name)
      Diags.report(R.place(), diag::UnknownEntryAttribute, Name, Key)
          .note(R.place(), diag::DidYouMean, Meant);
  }
}
