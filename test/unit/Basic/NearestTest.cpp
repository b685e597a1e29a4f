#include "frontend/Basic/Nearest.h"
#include <gtest/gtest.h>

namespace dx {
namespace {

using Names = std::vector<std::string>;

TEST(Nearest, FewEditsForTheLength) {
  EXPECT_EQ(nearest("prt", Names{"port"}), "port");
  EXPECT_EQ(nearest("sevrices", Names{"services"}), "services");
  EXPECT_EQ(nearest("nothing", Names{"toString"}), std::nullopt);
  EXPECT_EQ(nearest("fooo", Names{"four"}), std::nullopt);
  EXPECT_EQ(nearest("ab", Names{"cd"}), std::nullopt);
  EXPECT_EQ(nearest("ap", Names{"app"}), "app");
  EXPECT_EQ(nearest("a", Names{"b"}), std::nullopt);
  EXPECT_EQ(nearest("", Names{"", "b"}), std::nullopt);
}

TEST(Nearest, SwappedLettersAreOneEdit) {
  EXPECT_EQ(nearest("prot", Names{"root", "port"}), "port");
  EXPECT_EQ(nearest("nmae", Names{"name"}), "name");
  EXPECT_EQ(nearest("orpt", Names{"port"}), std::nullopt);
}

TEST(Nearest, TheFirstOfTheNearest) {
  EXPECT_EQ(nearest("mysql", Names{"mysqld1", "mysql1", "mysql2"}), "mysql1");
}

TEST(Nearest, CaseCountsLessThanLetters) {
  EXPECT_EQ(nearest("statedir", Names{"stateDirs", "stateDir"}), "stateDir");
  EXPECT_EQ(nearest("A", Names{"b", "a"}), "a");
}

TEST(Nearest, NeverTheSameName) {
  EXPECT_EQ(nearest("port", Names{"port"}), std::nullopt);
}

TEST(Nearest, InternalNamesAreLikeEachOtherOnly) {
  EXPECT_EQ(nearest("_add", Names{"__add"}), std::nullopt);
  EXPECT_EQ(nearest("__ad", Names{"__add"}), "__add");
}

TEST(Nearest, LongTextsAreNotCompared) {
  std::string Long(1000000, 'a');
  EXPECT_EQ(nearest(Long, Names{Long + "b"}), std::nullopt);
}

} // namespace
} // namespace dx
