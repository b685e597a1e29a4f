#include "frontend/Basic/SymbolTable.h"
#include <gtest/gtest.h>

namespace dx {
namespace {

TEST(SymbolTable, EqualNamesAreOneSymbol) {
  SymbolTable Table;
  Symbol First = Table.intern("services");
  EXPECT_EQ(Table.intern(std::string("serv") + "ices"), First);
  EXPECT_NE(Table.intern("service"), First);
  EXPECT_EQ(Table.text(First), "services");
}

TEST(SymbolTable, FindDoesNotIntern) {
  SymbolTable Table;
  size_t Before = Table.size();
  EXPECT_TRUE(Table.find("absent").isEmpty());
  EXPECT_EQ(Table.size(), Before);
}

TEST(SymbolTable, TextsStayWhereTheyAreWhileTheTableGrows) {
  SymbolTable Table;
  Symbol First = Table.intern("first");
  llvm::StringRef Text = Table.text(First);
  for (int I = 0; I < 10000; ++I)
    Table.intern(std::to_string(I));
  EXPECT_EQ(Table.text(First).data(), Text.data());
  EXPECT_EQ(Table.find("first"), First);
  EXPECT_EQ(Table.text(Table.find("9999")), "9999");
}

} // namespace
} // namespace dx
