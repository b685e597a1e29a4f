// Where to read a path that may lie in the virtual store.

#include "evaluator/Store/VirtualStore.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"
#include <algorithm>

using namespace dx;
using Status = StoreLocation::Status;

// As the kernel: more links than these on the way are a loop.
static constexpr unsigned MaxLinks = 40;

bool StoreCopy::excludes(llvm::StringRef Path) const {
  while (!Excluded.empty() && !Path.empty()) {
    if (std::binary_search(Excluded.begin(), Excluded.end(), Path))
      return true;
    Path = llvm::sys::path::parent_path(Path);
  }
  return false;
}

static StoreLocation located(Status Where, const StoreEntry *Entry) {
  StoreLocation Result;
  Result.Where = Where;
  Result.Entry = Entry;
  return Result;
}

static StoreLocation onDisk(Status Where, const StoreEntry *Entry,
                            std::string Path) {
  StoreLocation Result = located(Where, Entry);
  Result.OnDisk = std::move(Path);
  return Result;
}

static StoreLocation inMemory(const StoreEntry *Entry, const TreeFile &File) {
  StoreLocation Result = located(Status::InMemory, Entry);
  Result.Kind = FileKind::Regular;
  Result.File = &File;
  return Result;
}

static StoreLocation inMemory(const StoreEntry *Entry, const TreeNode &Node) {
  if (const TreeFile *File = Node.file())
    return inMemory(Entry, *File);
  StoreLocation Result = located(Status::InMemory, Entry);
  Result.Link = Node.link();
  Result.Directory = Node.directory();
  Result.Kind = Result.Link ? FileKind::Symlink : FileKind::Directory;
  return Result;
}

/// What lies at `Rest` of a copied tree.
static StoreLocation locateInCopy(const StoreEntry *Entry,
                                  const StoreCopy &Copy, llvm::StringRef Rest) {
  if (Rest.empty())
    return onDisk(Status::OnDisk, Entry, Copy.Origin);
  if (Copy.excludes(Rest))
    return located(Status::Missing, Entry);
  return onDisk(Status::OnDisk, Entry, Copy.Origin + "/" + Rest.str());
}

/// The path that a link in directory `Parent` leads to, and then on to `Rest`.
static std::string followLink(llvm::StringRef Parent, const TreeLink &Link,
                              llvm::StringRef Rest) {
  llvm::SmallString<128> Path;
  if (!llvm::sys::path::is_absolute(Link.Target))
    Path = Parent;
  llvm::sys::path::append(Path, Link.Target);
  if (!Rest.empty())
    llvm::sys::path::append(Path, Rest);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path.str().str();
}

/// What lies at `Rest` of a tree in memory; or, with the path that it leads to
/// in `Redirect`, nothing yet, because a link is to be followed.
static StoreLocation locateInTree(const StoreEntry *Entry, const TreeNode *Node,
                                  llvm::StringRef Rest, bool FollowLast,
                                  std::string &Redirect) {
  std::string Here = Entry->Path;
  while (Node) {
    const TreeLink *Link = Node->link();
    if (Link && (FollowLast || !Rest.empty())) {
      Redirect = followLink(llvm::sys::path::parent_path(Here), *Link, Rest);
      break;
    }
    if (Rest.empty())
      return inMemory(Entry, *Node);
    auto [Name, Below] = Rest.split('/');
    Node = Node->child(Name);
    (Here += '/') += Name;
    Rest = Below;
  }
  return located(Status::Missing, Entry);
}

/// `Rest` is empty, or relative to the entry.
static StoreLocation locateInEntry(const StoreEntry *Entry,
                                   llvm::StringRef Rest, bool FollowLast,
                                   std::string &Redirect) {
  if (const auto *File = std::get_if<TreeFile>(&Entry->Contents))
    return Rest.empty() ? inMemory(Entry, *File)
                        : located(Status::Missing, Entry);
  if (const auto *Copy = std::get_if<StoreCopy>(&Entry->Contents))
    return locateInCopy(Entry, *Copy, Rest);
  if (const auto *Tree = std::get_if<MemoryTree>(&Entry->Contents))
    return locateInTree(Entry, &Tree->root(), Rest, FollowLast, Redirect);
  return located(Status::Unknown, Entry);
}

const StoreEntry *VirtualStore::findAbove(llvm::StringRef Path) const {
  if (!Dir.contains(Path))
    return nullptr;
  return find(Path.take_front(Path.find('/', Dir.path().size() + 1)));
}

StoreLocation VirtualStore::locate(llvm::StringRef Path,
                                   bool FollowLast) const {
  std::string Current;
  for (unsigned Links = 0; Links < MaxLinks; ++Links) {
    const StoreEntry *Entry = findAbove(Path);
    if (!Entry)
      return onDisk(Status::Outside, nullptr, Path.str());
    llvm::StringRef Rest = Path.drop_front(Entry->Path.size());
    Rest.consume_front("/");
    std::string Redirect;
    StoreLocation Found = locateInEntry(Entry, Rest, FollowLast, Redirect);
    // A copy of what this evaluation made lies where that does.
    if (Found.Where == Status::OnDisk && findAbove(Found.OnDisk))
      Redirect = Found.OnDisk;
    if (Redirect.empty())
      return Found;
    Current = std::move(Redirect);
    Path = Current;
  }
  return located(Status::Missing, nullptr);
}
