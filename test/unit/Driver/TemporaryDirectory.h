#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace dx::test {

/// A new directory, removed with what it holds at the end.
class TemporaryDirectory {
  std::string Path;

public:
  TemporaryDirectory() {
    std::string Pattern =
        (std::filesystem::temp_directory_path() / "dxc-test-XXXXXX").string();
    Path = ::mkdtemp(Pattern.data());
  }
  TemporaryDirectory(const TemporaryDirectory &) = delete;
  ~TemporaryDirectory() {
    std::error_code Ignored;
    std::filesystem::remove_all(Path, Ignored);
  }
  [[nodiscard]] const std::string &path() const { return Path; }
};

} // namespace dx::test
