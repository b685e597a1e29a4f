#include "driver/ParseCommand.h"

#include "driver/Evaluation.h"
#include "driver/LintOptions.h"
#include "driver/Usage.h"
#include "frontend/Basic/FileSystem.h"
#include "frontend/Parse/Parser.h"
#include "frontend/Sema/Lints.h"
#include "frontend/Sema/ResolutionDump.h"
#include "frontend/Sema/Sema.h"
#include "frontend/Sema/TreePrinter.h"
#include "frontend/Sema/Unused.h"
#include "frontend/Syntax/AstDump.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <cstdlib>

using namespace dx;

ParseCommand::ParseCommand(CLI::App &Program)
    : Subcommand(Program, "parse", "Check the syntax of an expression") {
  App->add_option("FILE", File, "A file, or - for standard input")
      ->check(nonEmptyName());
  App->add_option("-E,--expr", Expression, "An expression");
  App->add_flag(
      "--print", Print,
      "Print the expression with everything in parentheses and sorted, "
      "as `nix-instantiate --parse` does");
  App->add_flag("--dump-ast", DumpAst, "Print the syntax tree");
  App->add_flag("--pipe-operators", PipeOperators,
                "Allow the operators |> and <|");
  App->add_flag("--resolve", Resolve, "Check names and duplicates too");
  App->add_flag("--dump-resolved", DumpResolved,
                "Print what every variable refers to, and all bindings");
  App->add_flag("--warn-unused", WarnUnused,
                "Warn of what is never used; implies --resolve");
  addLintOptions(*App, Lints);
  App->add_option("--global", Globals, "With --resolve: a global name")
      ->allow_extra_args(false);
}

/// Reads what the command line names; none when it cannot be read.
static std::error_code readSource(const std::string &File, std::string &Name,
                                  std::string &Text) {
  if (File.empty() || File == "-") {
    Name = "(stdin)";
    auto Input = llvm::MemoryBuffer::getSTDIN();
    if (!Input)
      return Input.getError();
    Text = (*Input)->getBuffer().str();
    return {};
  }
  Name = File;
  return DiskFileSystem().read(File, Text);
}

void ParseCommand::resolveNames(const Expr &Tree, AstContext &Ctx,
                                const SourceManager &Sources,
                                DiagnosticEngine &Diags) {
  llvm::DenseSet<Symbol> GlobalNames;
  for (const std::string &Name : Globals)
    GlobalNames.insert(Ctx.symbols().intern(Name));
  Resolution Names = resolve(Tree, Ctx, {&GlobalNames, {}}, Diags);
  if (WarnUnused && !Diags.hasErrors())
    reportUnused(Tree, Names, Ctx.symbols(), Diags);
  if (DumpResolved)
    dumpResolution(Tree, Names, Ctx.symbols(), Sources, llvm::outs());
}

/// What its names refer to does not matter to the printed tree.
static void printAsParsed(const Expr &Tree, FileId File, AstContext &Ctx,
                          const SourceManager &Sources) {
  DiagnosticEngine Ignored;
  Resolution Names = resolve(Tree, Ctx, {}, Ignored);
  const char *Home = getenv("HOME");
  std::string Path = absolutePath(Sources.name(File));
  TreePlaces Places{llvm::sys::path::parent_path(Path).str(), Home ? Home : ""};
  printTree(Tree, Names, Ctx.symbols(), Places, llvm::outs());
  llvm::outs() << '\n';
}

void ParseCommand::parseText(FileId File, const SourceManager &Sources,
                             DiagnosticEngine &Diags) {
  SymbolTable Symbols;
  AstContext Ctx(Symbols);
  const Expr *Tree =
      parseFile(File, Sources, Ctx, Diags, {.PipeOperators = PipeOperators});
  reportLints(*Tree, Lints, Diags);
  if (DumpAst)
    dumpAst(*Tree, Symbols, Sources, llvm::outs());
  if (Print && !Diags.hasErrors())
    printAsParsed(*Tree, File, Ctx, Sources);
  if (Resolve || DumpResolved || WarnUnused)
    resolveNames(*Tree, Ctx, Sources, Diags);
}

int ParseCommand::run() {
  if (Expression && !File.empty())
    refuseUsage(diag::FileAndExpression);
  SourceManager Sources;
  DiagnosticEngine Diags;
  std::string Name = "(string)";
  std::string Text;
  if (Expression)
    Text = *Expression;
  else if (std::error_code Error = readSource(File, Name, Text))
    Diags.report({}, diag::CannotReadFile, Name, Error.message());
  std::optional<FileId> Id;
  if (!Diags.hasErrors())
    Id = Sources.addBuffer(Name, std::move(Text));
  if (Id)
    parseText(*Id, Sources, Diags);
  else if (!Diags.hasErrors())
    Diags.report({}, diag::SourcesTooLarge, Name);
  return Report.finish(Diags, Sources);
}
