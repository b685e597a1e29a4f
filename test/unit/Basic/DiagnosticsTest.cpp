#include "frontend/Basic/DiagnosticEngine.h"
#include <algorithm>
#include <gtest/gtest.h>

namespace dx {
namespace {

SourceRange range(uint32_t Begin, uint32_t End) {
  return {SourceLoc(Begin), SourceLoc(End)};
}

TEST(Diagnostics, ArgumentsStandInTheirPlaces) {
  DiagnosticEngine Diags;
  Diags.report(range(1, 2), diag::CannotReadFile, "a{1}b", "is {0}");
  ASSERT_EQ(Diags.all().size(), 1U);
  // What an argument says is not looked at again.
  EXPECT_EQ(Diags.all()[0].Message, "cannot read `a{1}b`: is {0}");
  EXPECT_EQ(Diags.all()[0].code(), "cannot-read-file");
}

TEST(Diagnostics, TheSameFindingIsKeptOnceWithItsFirstNotes) {
  DiagnosticEngine Diags;
  for (uint32_t Note : {10, 20})
    Diags.report(range(1, 2), diag::DuplicateAttr, "port")
        .note(range(Note, Note + 1), diag::FirstDefinedHere);
  Diags.report(range(1, 2), diag::DuplicateAttr, "name");
  Diags.report(range(3, 4), diag::DuplicateAttr, "port");
  ASSERT_EQ(Diags.all().size(), 3U);
  EXPECT_EQ(Diags.errorCount(), 3U);
  ASSERT_EQ(Diags.all()[0].Notes.size(), 1U);
  EXPECT_EQ(Diags.all()[0].Notes[0].Range, range(10, 11));
}

TEST(Diagnostics, OnlyErrorsCount) {
  DiagnosticEngine Diags;
  Diags.report(range(1, 2), diag::FirstDefinedHere);
  EXPECT_FALSE(Diags.hasErrors());
  Diags.report(range(1, 2), diag::DuplicateAttr, "a");
  EXPECT_TRUE(Diags.hasErrors());
  Diags.clear();
  EXPECT_FALSE(Diags.hasErrors());
  EXPECT_TRUE(Diags.all().empty());
}

TEST(Diagnostics, AddSortedGoesByPlaceAndKeepsTheOrderOfAPlace) {
  DiagnosticEngine Diags, Other;
  for (uint32_t Place : {5, 2, 9})
    for (const char *Name : {"b", "a"})
      Other.report(range(Place, Place + 1), diag::DuplicateAttr, Name);
  Diags.addSorted(Other);
  std::vector<std::pair<uint32_t, std::string>> Found;
  for (const Diagnostic &D : Diags.all())
    Found.emplace_back(D.Range.Begin.offset(), D.Message);
  EXPECT_TRUE(
      std::ranges::is_sorted(Found, {}, [](auto &F) { return F.first; }));
  EXPECT_EQ(Found[0].second, "attribute `b` already defined");
  EXPECT_EQ(Found[1].second, "attribute `a` already defined");
}

constexpr DiagId AllRows[] = {
#define DX_DIAG(Name, ...) DiagId::Name,
#include "frontend/Basic/Diagnostics.def"
};

TEST(Diagnostics, EveryRowIsWrittenAsTheRuleSays) {
  for (DiagId Id : AllRows) {
    llvm::StringRef Text = formatOf(Id);
    SCOPED_TRACE(Text.str());
    EXPECT_FALSE(Text.empty() || (Text[0] >= 'A' && Text[0] <= 'Z'));
    EXPECT_FALSE(Text.ends_with(".") || Text.ends_with(". "));
    EXPECT_EQ(Text.count('`') % 2, 0U);
    EXPECT_EQ(
        codeOf(Id).find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"),
        llvm::StringRef::npos);
  }
}

} // namespace
} // namespace dx
