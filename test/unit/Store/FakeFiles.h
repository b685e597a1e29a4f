#pragma once

#include "frontend/Basic/FileSystem.h"
#include "llvm/ADT/Twine.h"
#include <map>

namespace dx::test {

/// Files that exist in a test only: by path, directories with a `/` at the end.
class FakeFiles final : public FileSystem {
public:
  std::map<std::string, std::string> Files;

  std::error_code read(llvm::StringRef Path, std::string &Bytes) override {
    auto Slot = Files.find(Path.str());
    if (Slot == Files.end())
      return std::make_error_code(std::errc::no_such_file_or_directory);
    Bytes = Slot->second;
    return {};
  }
  std::error_code kind(llvm::StringRef Path, FileKind &Kind) override {
    Kind = Files.count(Path.str()) ? FileKind::Regular : FileKind::Directory;
    if (Kind == FileKind::Regular || Files.count((Path + "/").str()))
      return {};
    return std::make_error_code(std::errc::no_such_file_or_directory);
  }
  std::error_code list(llvm::StringRef Path,
                       std::vector<DirEntry> &Entries) override {
    Entries.clear();
    for (const auto &[Name, Text] : Files) {
      llvm::StringRef Rest = Name;
      if (!Rest.consume_front((Path + "/").str()) || Rest.empty())
        continue;
      bool IsDirectory = Rest.consume_back("/");
      if (!Rest.contains('/'))
        Entries.push_back({Rest.str(), IsDirectory ? FileKind::Directory
                                                   : FileKind::Regular});
    }
    return {};
  }
  std::error_code readLink(llvm::StringRef, std::string &) override {
    return std::make_error_code(std::errc::invalid_argument);
  }
  std::error_code isExecutable(llvm::StringRef, bool &Answer) override {
    Answer = false;
    return {};
  }
  std::error_code canonical(llvm::StringRef Path, std::string &Real) override {
    Real = Path.str();
    return {};
  }
};

} // namespace dx::test
