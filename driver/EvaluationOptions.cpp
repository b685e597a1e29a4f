#include "driver/EvaluationOptions.h"

#include "driver/Input.h"
#include "driver/LintOptions.h"
#include "driver/OutputWriter.h"
#include "driver/Usage.h"
#include "frontend/Basic/Path.h"

using namespace dx;

void EvaluationOptions::addTo(CLI::App &Command) {
  Command
      .add_option("-I,--include", Include,
                  "Look for <NAME> at PATH (NAME=PATH), or in PATH")
      ->allow_extra_args(false)
      ->type_name("NAME=PATH");
  using Form = GivenArgument::Form;
  auto AddArgument = [this](Form TextIs) {
    return [this, TextIs](const std::vector<std::string> &Pair) {
      for (size_t I = 0; I + 1 < Pair.size(); I += 2)
        Given.push_back({Pair[I], Pair[I + 1], TextIs});
      return true;
    };
  };
  auto Add = [&](const char *Name, Form TextIs, const char *Help) {
    Command.add_option(Name, CLI::callback_t(AddArgument(TextIs)), Help)
        ->type_size(2)
        ->expected(1, CLI::detail::expected_max_vector_size)
        ->allow_extra_args(false)
        ->trigger_on_parse() // the order of --arg and --argstr counts
        ->type_name("NAME VALUE");
  };
  Add("--arg", Form::Expression,
      "Give the function's argument NAME an expression");
  Add("--argstr", Form::String, "Give the function's argument NAME a string");
  Command.add_option("--system", System, "The value of builtins.currentSystem");
  Command
      .add_option_function<std::string>(
          "--heap-limit",
          [this](const std::string &Size) { HeapLimit = parseSize(Size); },
          "Stop when more bytes of memory are needed (suffixes K, M, G)")
      ->type_name("SIZE");
  Command
      .add_option("--time-limit", TimeLimit,
                  "Stop after so many seconds of evaluation")
      ->check(CLI::Range(uint32_t(1), UINT32_MAX))
      ->type_name("SECONDS");
  Command
      .add_option("--max-call-depth", MaxCallDepth,
                  "Stop when more function calls are inside one another")
      ->check(CLI::Range(uint32_t(1), UINT32_MAX))
      ->type_name("NUMBER");
  Command.add_flag("--show-trace", ShowTrace,
                   "Show everything that led to a failure");
  Command.add_flag("--pipe-operators", PipeOperators,
                   "Allow the operators |> and <|");
  Command.add_flag("--ca-derivations", ContentAddressed,
                   "Allow derivations whose outputs are named by contents");
  Command.add_flag("--toml-timestamps", TomlTimestamps,
                   "Let fromTOML give sets for dates and times");
  addLintOptions(Command, Lints);
  Command.add_flag("-v,--verbose", Verbose, "Say more about what is done");
}

std::string dx::nixStoreDirectory() {
  for (const char *Variable : {"NIX_STORE_DIR", "NIX_STORE"})
    if (const char *Given = getenv(Variable)) {
      bool IsAbsolute = llvm::StringRef(Given).starts_with("/");
      std::string Path = IsAbsolute ? normalisePath(Given) : "";
      if (!isUsableStoreDir(Path))
        refuseUsage(diag::NixStoreNotUsable, Variable, Given);
      return Path;
    }
  return StoreDir::Default.str();
}

SessionOptions EvaluationOptions::sessionOptions(bool UsesNix) const {
  SessionOptions Options;
  const char *NixPath = UsesNix ? getenv("NIX_PATH") : nullptr;
  Options.SearchPath = searchPath(Include, NixPath ? NixPath : "");
  if (UsesNix)
    Options.StoreDirectory = nixStoreDirectory();
  if (!System.empty())
    Options.System = System;
  Options.HeapLimit = HeapLimit;
  Options.PipeOperators = PipeOperators;
  Options.TomlTimestamps = TomlTimestamps;
  Options.ContentAddressed = ContentAddressed;
  Options.Lints = Lints;
  Options.MaxCallDepth = MaxCallDepth;
  Options.TimeLimit = TimeLimit;
  Options.ShowTrace = ShowTrace;
  Options.AbortOnWarn = AbortOnWarn;
  Options.TraceVerbose = TraceVerbose;
  return Options;
}

static Value argumentValue(Evaluator &E, const GivenArgument &A) {
  switch (A.TextIs) {
  case GivenArgument::Form::Expression:
    return E.delayText("(--arg " + A.Name + ")", A.Text,
                       E.session().Options.WorkingDirectory);
  case GivenArgument::Form::String:
    return E.string(A.Text);
  case GivenArgument::Form::File:
    return E.string(readText(E, A.Text));
  case GivenArgument::Form::StandardInput:
    return E.string(readText(E, "-"));
  }
  return Value::null();
}

Value EvaluationOptions::arguments(Evaluator &E) const {
  llvm::SmallVector<Attr, 8> Attrs;
  // Of a name given twice the last counts, and makeAttrs keeps the first.
  for (const GivenArgument &A : llvm::reverse(Given))
    Attrs.push_back({E.intern(A.Name), SourceLoc(), argumentValue(E, A)});
  return makeAttrs(E.heap(), Attrs);
}

bool EvaluationOptions::includes(llvm::StringRef Name) const {
  return llvm::any_of(searchPath(Include, ""), [&](const SearchPathEntry &E) {
    return E.Prefix == Name;
  });
}
