#include "evaluator/Store/DerivationTable.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/Twine.h"

using namespace dx;

std::string dx::outputPathName(llvm::StringRef Name, llvm::StringRef Output) {
  return Output == "out" ? Name.str() : (Name + "-" + Output).str();
}

static std::string sha256InBase16(llvm::StringRef Text) {
  return encodeBase16(hashBytes(HashAlgorithm::SHA256, Text).bytes());
}

static bool isFixed(const Derivation &D) {
  return D.Outputs.size() == 1 && D.Outputs.begin()->second.isFixed();
}

std::optional<std::string> DerivationTable::textToHash(Derivation D,
                                                       std::string &Error) {
  InputDerivations Stands;
  for (const auto &[Path, Outputs] : D.Inputs) {
    const Entry *Input = entry(Path, Error);
    if (!Input)
      return std::nullopt;
    for (const std::string &Output : Outputs) {
      auto Found = Input->Stands.find(Output);
      if (Found == Input->Stands.end()) {
        Error = "`" + Path + "` has no output `" + Output + "`";
        return std::nullopt;
      }
      Stands[Found->second].insert(Output);
    }
  }
  D.Inputs = std::move(Stands);
  return printDerivation(D);
}

bool DerivationTable::fixOutput(llvm::StringRef Name, DerivationOutput &Output,
                                std::string &Error) const {
  llvm::StringRef Algorithm = Output.HashAlgorithm;
  auto Method = Algorithm.consume_front("r:") ? IngestionMethod::Recursive
                                              : IngestionMethod::Flat;
  auto Digest =
      parseHash(Output.HashDigest, hashAlgorithmNamed(Algorithm), Error);
  if (!Digest)
    return false;
  auto Path = Store.dir().makeFixedOutputPath(Name, Method, *Digest, {}, Error);
  if (Path)
    Output.Path = *Path;
  return Path.has_value();
}

static bool isFloating(const Derivation &D) {
  return llvm::any_of(
      D.Outputs, [](const auto &Output) { return Output.second.isFloating(); });
}

std::optional<bool> DerivationTable::isDeferred(const Derivation &D,
                                                std::string &Error) {
  if (isFixed(D))
    return false;
  bool Answer = isFloating(D);
  for (const auto &[Path, Outputs] : D.Inputs) {
    const Entry *Input = entry(Path, Error);
    if (!Input)
      return std::nullopt;
    Answer |= Input->IsDeferred;
  }
  return Answer;
}

bool DerivationTable::computeOutputs(llvm::StringRef Name, Derivation &D,
                                     std::string &Error) {
  // The paths are made of the text in which they are empty.
  for (auto &[Output, Value] : D.Outputs)
    D.Environment[Output].clear();
  auto Deferred = isDeferred(D, Error);
  if (!Deferred)
    return false;
  if (*Deferred) {
    for (const auto &[Output, Value] : D.Outputs)
      if (Value.isFloating())
        D.Environment[Output] = outputPlaceholder(Output);
    return true;
  }
  if (isFixed(D)) {
    if (!fixOutput(Name, D.Outputs.begin()->second, Error))
      return false;
  } else {
    auto Text = textToHash(D, Error);
    if (!Text)
      return false;
    Hash Digest = hashBytes(HashAlgorithm::SHA256, *Text);
    for (auto &[Output, Value] : D.Outputs)
      Value.Path = Store.dir().makePath("output:" + Output, Digest,
                                        outputPathName(Name, Output));
  }
  for (auto &[Output, Value] : D.Outputs)
    D.Environment[Output] = Value.Path;
  return true;
}

std::optional<std::string>
DerivationTable::add(llvm::StringRef Name, Derivation D, std::string &Error) {
  for (const auto &[Output, Value] : D.Outputs)
    if (!isValidStoreName(outputPathName(Name, Output), Error))
      return std::nullopt;
  if (!computeOutputs(Name, D, Error))
    return std::nullopt;
  std::vector<std::string> References(D.Sources.begin(), D.Sources.end());
  for (const auto &[Path, Outputs] : D.Inputs)
    References.push_back(Path);
  const StoreEntry *File = Store.addText((Name + ".drv").str(),
                                         printDerivation(D), References, Error);
  if (!File || !remember(File->Path, std::move(D), Error))
    return std::nullopt;
  return File->Path;
}

const DerivationTable::Entry *DerivationTable::remember(llvm::StringRef Path,
                                                        Derivation D,
                                                        std::string &Error) {
  if (auto Known = Entries.find(Path); Known != Entries.end())
    return &Known->second;
  Entry Made;
  auto Deferred = isDeferred(D, Error);
  if (!Deferred)
    return nullptr;
  Made.IsDeferred = *Deferred;
  if (*Deferred) {
    // Nothing stands for it.
  } else if (isFixed(D)) {
    const auto &[Output, Value] = *D.Outputs.begin();
    Made.Stands[Output] =
        sha256InBase16("fixed:out:" + Value.HashAlgorithm + ":" +
                       Value.HashDigest + ":" + Value.Path);
  } else {
    for (const auto &[Output, Value] : D.Outputs)
      if (Value.Path.empty()) {
        Error = ("`" + Path + "` has no paths before it is built").str();
        return nullptr;
      }
    auto Text = textToHash(D, Error);
    if (!Text)
      return nullptr;
    std::string Digest = sha256InBase16(*Text);
    for (const auto &[Output, Value] : D.Outputs)
      Made.Stands[Output] = Digest;
  }
  Made.Contents = std::move(D);
  return &Entries.try_emplace(Path, std::move(Made)).first->second;
}

std::optional<Derivation>
DerivationTable::readFromDisk(llvm::StringRef Path, std::string &Error) const {
  std::string Text;
  if (std::error_code Code = Files.read(Path, Text)) {
    Error = ("`" + Path + "` cannot be read: " + Code.message()).str();
    return std::nullopt;
  }
  auto Parsed = parseDerivation(Text, Error);
  if (!Parsed)
    Error = ("`" + Path + "` cannot be read: " + Error).str();
  return Parsed;
}

/// An input that the hash of a derivation needs and that is not known.
const std::string *DerivationTable::unknownInput(const Derivation &D) const {
  if (isFixed(D))
    return nullptr;
  for (const auto &[Path, Outputs] : D.Inputs)
    if (!Entries.count(Path))
      return &Path;
  return nullptr;
}

std::string DerivationTable::describeCycle(llvm::ArrayRef<Pending> Way,
                                           llvm::StringRef Again) {
  std::string Text = ("`" + Again + "` needs itself: it needs ").str();
  while (Way.front().Path != Again)
    Way = Way.drop_front();
  for (const Pending &Step : Way.drop_front())
    Text += "`" + Step.Path + "`, which needs ";
  return Text + "`" + Again.str() + "`";
}

bool DerivationTable::readInputs(llvm::StringRef Path, std::string &Error) {
  std::vector<Pending> Way;
  llvm::StringSet<> OnTheWay;
  std::string Next = Path.str();
  while (true) {
    if (!OnTheWay.insert(Next).second) {
      Error = describeCycle(Way, Next);
      return false;
    }
    auto Read = readFromDisk(Next, Error);
    if (!Read)
      return false;
    Way.push_back({std::move(Next), std::move(*Read)});
    const std::string *Unknown = nullptr;
    while (!Way.empty() && !(Unknown = unknownInput(Way.back().Contents))) {
      Pending Done = std::move(Way.back());
      Way.pop_back();
      if (!remember(Done.Path, std::move(Done.Contents), Error))
        return false;
      OnTheWay.erase(Done.Path);
    }
    if (Way.empty())
      return true;
    Next = *Unknown;
  }
}

const DerivationTable::Entry *DerivationTable::entry(llvm::StringRef Path,
                                                     std::string &Error) {
  if (!Entries.count(Path) && !readInputs(Path, Error))
    return nullptr;
  return &Entries.find(Path)->second;
}

const Derivation *DerivationTable::find(llvm::StringRef Path,
                                        std::string &Error) {
  const Entry *Found = entry(Path, Error);
  return Found ? &Found->Contents : nullptr;
}

bool DerivationTable::addClosure(llvm::StringRef Path,
                                 std::set<std::string> &Paths,
                                 std::string &Error) {
  std::vector<std::string> Waiting = {Path.str()};
  while (!Waiting.empty()) {
    std::string Here = std::move(Waiting.back());
    Waiting.pop_back();
    if (!Paths.insert(Here).second)
      continue;
    if (isDerivationPath(Here)) {
      const Derivation *D = find(Here, Error);
      if (!D)
        return false;
      Waiting.insert(Waiting.end(), D->Sources.begin(), D->Sources.end());
      for (const auto &[Input, Outputs] : D->Inputs)
        Waiting.push_back(Input);
    } else if (const StoreEntry *File = Store.find(Here)) {
      Waiting.insert(Waiting.end(), File->References.begin(),
                     File->References.end());
    }
  }
  return true;
}
