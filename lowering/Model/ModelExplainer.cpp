#include "lowering/Model/ModelExplainer.h"

#include "frontend/Basic/Nearest.h"
#include "lowering/Model/ValueReader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace dx;

void ModelExplainer::addEntry(llvm::StringRef Name, SourceRange Place) {
  if (Places.try_emplace(Name, Place).second)
    Names.push_back(Name.str());
}

void ModelExplainer::explain(Diagnostic &D) const {
  if (D.Id == DiagId::MissingArgument || D.Id == DiagId::MissingArguments)
    explainMissing(D);
  else if (D.Id == DiagId::UnexpectedArgument)
    explainUnexpected(D);
}

static bool isNameCharacter(char C) {
  return llvm::isAlnum(C) || C == '_' || C == '-' || C == '\'';
}

/// The names and dots at the beginning of a text.
static llvm::StringRef leadingPath(llvm::StringRef Text) {
  return Text.take_while([](char C) { return isNameCharacter(C) || C == '.'; });
}

std::optional<ModelExplainer::WrittenCall>
ModelExplainer::callAt(SourceRange Place) const {
  auto File = Sources.file(Place.Begin);
  if (!File)
    return std::nullopt;
  llvm::StringRef Text = Sources.text(*File);
  llvm::StringRef Rest =
      Text.substr(Place.Begin.offset() - Sources.start(*File).offset());
  llvm::StringRef Function = leadingPath(Rest);
  Rest = Rest.drop_front(Function.size()).ltrim();
  if (Rest.consume_front("=") && !Rest.starts_with("=")) {
    Rest = Rest.ltrim();
    Function = leadingPath(Rest);
    Rest = Rest.drop_front(Function.size()).ltrim();
  }
  if (Function.empty() || !Rest.consume_front("{"))
    return std::nullopt;
  return WrittenCall{
      Function.substr(Function.rfind('.') + 1),
      Sources.start(*File).advanced(uint32_t(Rest.data() - Text.data()))};
}

/// The evaluator's notes with the name that the user wrote.
void ModelExplainer::nameFunction(Diagnostic &D, llvm::StringRef Name) const {
  std::string Function = "`" + Name.str() + "`";
  for (DiagNote &N : D.Notes)
    if (N.Id == DiagId::FunctionHere)
      N = makeNote(N.Range, diag::FunctionHere, Function);
    else if (N.Id == DiagId::ParameterHere)
      N = makeNote(N.Range, diag::ParameterHere, Function,
                   Sources.text(N.Range));
}

/// Whether the call has an argument whose name is nearly the parameter's.
static bool isMisspelt(const Diagnostic &D, llvm::StringRef Parameter,
                       const SourceManager &Sources) {
  return llvm::any_of(D.Notes, [&](const DiagNote &N) {
    return N.Id == DiagId::UnexpectedNear &&
           N.Message == makeNote(N.Range, diag::UnexpectedNear,
                                 Sources.text(N.Range), Parameter)
                            .Message;
  });
}

void ModelExplainer::explainMissing(Diagnostic &D) const {
  // The evaluator points at each parameter that got nothing.
  std::vector<llvm::StringRef> Parameters;
  std::vector<DiagNote> Advice;
  auto Call = callAt(D.Range);
  for (const DiagNote &N : D.Notes) {
    if (N.Id != DiagId::ParameterHere)
      continue;
    Parameters.push_back(Sources.text(N.Range));
    if (!isMisspelt(D, Parameters.back(), Sources))
      explainParameter(D, N.Range, Call, Advice);
  }
  if (Call) {
    D.Message = makeDiag(D.Range, diag::ConstructorNeeds, Call->Function,
                         quotedNames(Parameters))
                    .Message;
    nameFunction(D, Call->Function);
  }
  // What was misspelt comes first, then what the model can give.
  auto Here = llvm::find_if(
      D.Notes, [](const DiagNote &N) { return N.Id == DiagId::ParameterHere; });
  D.Notes.insert(Here, Advice.begin(), Advice.end());
}

void ModelExplainer::explainUnexpected(Diagnostic &D) const {
  auto Calling = llvm::find_if(D.Notes, [](const DiagNote &N) {
    return N.Id == DiagId::WhileCalling || N.Id == DiagId::WhileCallingUnnamed;
  });
  auto Call = Calling == D.Notes.end() ? std::nullopt : callAt(Calling->Range);
  if (!Call)
    return;
  D.Message = makeDiag(D.Range, diag::ConstructorDoesNotTake, Call->Function,
                       Sources.text(D.Range))
                  .Message;
  nameFunction(D, Call->Function);
  // The call is the line that the error shows.
  D.Notes.erase(Calling);
}

/// Whether a text has the name as a word of its own.
static bool mentions(llvm::StringRef Text, llvm::StringRef Name) {
  for (; !Text.empty(); Text = Text.drop_front(1)) {
    llvm::StringRef Word =
        Text.take_while([](char C) { return isNameCharacter(C); });
    if (Word == Name)
      return true;
    Text = Text.drop_front(Word.size());
    if (Text.empty())
      break;
  }
  return false;
}

/// Whether the constructor with that parameter makes it a dependency of its
/// process: names it in a binding `dependencies = …;` after it.
bool ModelExplainer::isDependency(SourceRange Parameter) const {
  auto File = Sources.file(Parameter.Begin);
  if (!File)
    return false;
  llvm::StringRef Name = Sources.text(Parameter);
  llvm::StringRef Rest = Sources.text(*File).substr(
      Parameter.End.offset() - Sources.start(*File).offset());
  static constexpr llvm::StringLiteral Field = "dependencies";
  for (size_t At; (At = Rest.find(Field)) != llvm::StringRef::npos;) {
    Rest = Rest.drop_front(At + Field.size());
    llvm::StringRef Binding = Rest.ltrim();
    if (!Binding.consume_front("=") || Binding.starts_with("="))
      continue;
    if (mentions(Binding.take_until([](char C) { return C == ';'; }), Name))
      return true;
  }
  return false;
}

void ModelExplainer::explainParameter(Diagnostic &D, SourceRange Parameter,
                                      const std::optional<WrittenCall> &Call,
                                      std::vector<DiagNote> &Advice) const {
  llvm::StringRef Name = Sources.text(Parameter);
  auto Entry = Places.find(Name);
  if (Kind == ModelKind::Services) {
    Advice.push_back(Entry != Places.end()
                         ? makeNote(Entry->second, diag::PassService, Name)
                         : makeNote({}, diag::NoSuchService, Name));
  } else if (Entry != Places.end()) {
    Advice.push_back(makeNote(Entry->second, diag::PassEntry, Name));
    if (Call)
      D.Fixes.push_back(
          {SourceRange(Call->Arguments), " inherit " + Name.str() + ";"});
  } else if (auto Near = nearest(Name, Names)) {
    Advice.push_back(makeNote(Places.find(*Near)->second, diag::PassOtherEntry,
                              Name, *Near));
  } else if (isDependency(Parameter)) {
    Advice.push_back(makeNote({}, diag::AddEntry, Name));
  }
}

void ModelExplainer::explainUndefined(DiagnosticEngine &Diags) const {
  llvm::SmallVector<FileId, 2> Files;
  for (const auto &Place : Places)
    if (auto File = Sources.file(Place.second.Begin);
        File && !llvm::is_contained(Files, *File))
      Files.push_back(*File);
  Diags.explain(DiagId::UndefinedVariable, [&](Diagnostic &D) {
    auto File = Sources.file(D.Range.Begin);
    if (File && llvm::is_contained(Files, *File))
      D.Notes.push_back(
          makeNote(D.Range, diag::UndeclaredEntry, Sources.text(D.Range)));
  });
}
