#pragma once

#include "frontend/Basic/SourceLocation.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dx {

/// A group that a process needs: `credentials.groups.NAME = { gid? }`.
struct GroupDeclaration {
  std::string Name;
  std::optional<uint32_t> Gid;
  SourceRange Range;
};

/// A user that a process needs: `credentials.users.NAME = { group; … }`.
struct UserDeclaration {
  std::string Name;
  std::string Group;
  std::optional<uint32_t> Uid;
  std::optional<std::string> HomeDir;
  bool CreateHomeDir = false;
  std::optional<std::string> Description;
  std::optional<std::string> Shell;
  SourceRange Range;
};

struct Credentials {
  std::vector<GroupDeclaration> Groups;
  std::vector<UserDeclaration> Users;

  [[nodiscard]] bool isEmpty() const { return Groups.empty() && Users.empty(); }
};

} // namespace dx
