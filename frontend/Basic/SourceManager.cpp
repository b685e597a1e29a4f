#include "frontend/Basic/SourceManager.h"

#include <algorithm>
#include <cassert>
#include <limits>

using namespace dx;

std::optional<FileId>
SourceManager::addBuffer(std::string Name, std::string Text, bool IsLibrary) {
  auto Known = ByName.find(Name);
  if (Known != ByName.end() && text(Known->second) == Text &&
      isLibrary(Known->second) == IsLibrary)
    return Known->second;
  // One place past the end belongs to the buffer too: the end of file.
  uint64_t End = uint64_t(NextStart) + Text.size() + 1;
  if (End > std::numeric_limits<uint32_t>::max())
    return std::nullopt;
  FileId File{uint32_t(Buffers.size())};
  ByName[Name] = File;
  auto B = std::make_unique<Buffer>();
  B->Name = std::move(Name);
  B->Text = std::move(Text);
  B->Start = NextStart;
  B->IsLibrary = IsLibrary;
  NextStart = uint32_t(End);
  Buffers.push_back(std::move(B));
  return File;
}

const SourceManager::Buffer &SourceManager::buffer(FileId File) const {
  assert(File.Index < Buffers.size() && "a file of another session");
  return *Buffers[File.Index];
}

llvm::StringRef SourceManager::name(FileId File) const {
  return buffer(File).Name;
}

llvm::StringRef SourceManager::text(FileId File) const {
  return buffer(File).Text;
}

bool SourceManager::isLibrary(FileId File) const {
  return buffer(File).IsLibrary;
}

SourceLoc SourceManager::start(FileId File) const {
  return SourceLoc(buffer(File).Start);
}

std::optional<FileId> SourceManager::file(SourceLoc Loc) const {
  if (!Loc.isValid() || Loc.offset() >= NextStart)
    return std::nullopt;
  auto It = std::upper_bound(
      Buffers.begin(), Buffers.end(), Loc.offset(),
      [](uint32_t Offset, const auto &B) { return Offset < B->Start; });
  return FileId{uint32_t(It - Buffers.begin() - 1)};
}

void SourceManager::indexLines(const Buffer &B) {
  if (!B.LineStarts.empty())
    return;
  B.LineStarts.push_back(0);
  for (size_t I = B.Text.find('\n'); I != std::string::npos;
       I = B.Text.find('\n', I + 1))
    B.LineStarts.push_back(uint32_t(I + 1));
}

std::optional<PresumedLoc> SourceManager::presumed(SourceLoc Loc) const {
  auto File = file(Loc);
  if (!File)
    return std::nullopt;
  const Buffer &B = buffer(*File);
  indexLines(B);
  uint32_t Offset = Loc.offset() - B.Start;
  auto It =
      std::upper_bound(B.LineStarts.begin(), B.LineStarts.end(), Offset) - 1;
  return PresumedLoc{*File, uint32_t(It - B.LineStarts.begin() + 1),
                     Offset - *It + 1};
}

llvm::StringRef SourceManager::text(SourceRange Range) const {
  auto File = file(Range.Begin);
  if (!File)
    return {};
  const Buffer &B = buffer(*File);
  return llvm::StringRef(B.Text).slice(Range.Begin.offset() - B.Start,
                                       Range.End.offset() - B.Start);
}

llvm::StringRef SourceManager::lineText(SourceLoc Loc) const {
  auto Place = presumed(Loc);
  if (!Place)
    return {};
  const Buffer &B = buffer(Place->File);
  size_t End = Place->Line < B.LineStarts.size() ? B.LineStarts[Place->Line] - 1
                                                 : B.Text.size();
  return llvm::StringRef(B.Text)
      .slice(B.LineStarts[Place->Line - 1], End)
      .rtrim('\r');
}

static bool isNameByte(char C) {
  return (C >= 'a' && C <= 'z') || (C >= 'A' && C <= 'Z') ||
         (C >= '0' && C <= '9') || C == '_' || C == '\'' || C == '-';
}

SourceRange SourceManager::tokenAt(SourceLoc Loc) const {
  auto File = file(Loc);
  if (!File)
    return SourceRange(Loc);
  const Buffer &B = buffer(*File);
  llvm::StringRef Rest = llvm::StringRef(B.Text).substr(Loc.offset() - B.Start);
  size_t Length = Rest.empty() ? 0 : 1;
  if (Rest.starts_with("\"")) {
    size_t Close = Rest.find_first_of("\"\n", 1);
    if (Close != llvm::StringRef::npos && Rest[Close] == '"')
      Length = Close + 1;
  } else if (!Rest.empty() && isNameByte(Rest[0])) {
    Length = Rest.take_while(isNameByte).size();
  }
  return {Loc, Loc.advanced(uint32_t(Length))};
}
