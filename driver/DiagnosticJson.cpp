#include "driver/DiagnosticJson.h"

#include "llvm/Support/JSON.h"

using namespace dx;
namespace json = llvm::json;

static llvm::StringRef nameOf(Severity Level) {
  switch (Level) {
  case Severity::Error:
    return "error";
  case Severity::Warning:
    return "warning";
  case Severity::Note:
    return "note";
  }
  return {};
}

/// JSON holds UTF-8 only; sources and names may hold any bytes.
static std::string utf8(llvm::StringRef Text) { return json::fixUTF8(Text); }

static json::Value point(const PresumedLoc &Place) {
  return json::Object{{"line", Place.Line}, {"column", Place.Column}};
}

static json::Value location(const SourceManager &Sources, SourceRange Range) {
  auto Begin = Sources.presumed(Range.Begin);
  if (!Begin)
    return nullptr;
  auto End = Sources.presumed(Range.End).value_or(*Begin);
  return json::Object{{"file", utf8(Sources.name(Begin->File))},
                      {"start", point(*Begin)},
                      {"end", point(End)}};
}

static json::Object object(const Diagnostic &D, const SourceManager &Sources) {
  json::Array Notes, Fixes;
  for (const DiagNote &N : D.Notes)
    Notes.push_back(json::Object{{"code", codeOf(N.Id)},
                                 {"message", utf8(N.Message)},
                                 {"location", location(Sources, N.Range)}});
  for (const FixIt &F : D.Fixes)
    Fixes.push_back(json::Object{{"location", location(Sources, F.Range)},
                                 {"replacement", utf8(F.Replacement)}});
  return json::Object{{"severity", nameOf(D.severity())},
                      {"code", D.code()},
                      {"message", utf8(D.Message)},
                      {"location", location(Sources, D.Range)},
                      {"notes", std::move(Notes)},
                      {"fixes", std::move(Fixes)}};
}

void dx::printJson(DiagnosticList Diags, const SourceManager &Sources,
                   llvm::raw_ostream &Out) {
  for (const Diagnostic *D : Diags)
    Out << json::Value(object(*D, Sources)) << '\n';
}

static json::Value sarifRegion(const SourceManager &Sources,
                               SourceRange Range) {
  auto Begin = *Sources.presumed(Range.Begin);
  auto End = Sources.presumed(Range.End).value_or(Begin);
  return json::Object{{"startLine", Begin.Line},
                      {"startColumn", Begin.Column},
                      {"endLine", End.Line},
                      {"endColumn", End.Column}};
}

static json::Value sarifPlace(const SourceManager &Sources, SourceRange Range) {
  auto File = Sources.file(Range.Begin);
  return json::Object{
      {"artifactLocation", json::Object{{"uri", utf8(Sources.name(*File))}}},
      {"region", sarifRegion(Sources, Range)}};
}

static json::Array sarifLocations(const SourceManager &Sources,
                                  SourceRange Range) {
  if (!Range.isValid())
    return {};
  json::Array Places;
  Places.push_back(
      json::Object{{"physicalLocation", sarifPlace(Sources, Range)}});
  return Places;
}

static json::Value sarifResult(const Diagnostic &D,
                               const SourceManager &Sources) {
  json::Array Related;
  for (const DiagNote &N : D.Notes) {
    json::Object Note{{"message", json::Object{{"text", utf8(N.Message)}}}};
    if (N.Range.isValid())
      Note["physicalLocation"] = sarifPlace(Sources, N.Range);
    Related.push_back(std::move(Note));
  }
  return json::Object{{"ruleId", D.code()},
                      {"level", nameOf(D.severity())},
                      {"message", json::Object{{"text", utf8(D.Message)}}},
                      {"locations", sarifLocations(Sources, D.Range)},
                      {"relatedLocations", std::move(Related)}};
}

void dx::printSarif(DiagnosticList Diags, const SourceManager &Sources,
                    llvm::raw_ostream &Out) {
  json::Array Results;
  for (const Diagnostic *D : Diags)
    Results.push_back(sarifResult(*D, Sources));
  json::Object Driver{{"name", "dxc"}};
  json::Object Run{{"tool", json::Object{{"driver", std::move(Driver)}}},
                   {"results", std::move(Results)}};
  json::Object Log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                   {"version", "2.1.0"},
                   {"runs", json::Array{std::move(Run)}}};
  Out << json::Value(std::move(Log)) << '\n';
}
