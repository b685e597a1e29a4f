// Whatever a model says reaches the process exactly.
#include "SupervisordFixture.h"
#include <random>

using namespace dx;
using namespace dx::test;

namespace {

/// Writes its arguments and the variables X* to the file in its first argument,
/// each followed by a NUL.
constexpr const char *Dump = R"(#!/usr/bin/python3
import os, sys, time
with open(sys.argv[1] + '.new', 'wb') as f:
    for word in sys.argv[2:]:
        f.write(os.fsencode(word) + b'\0')
    for name in sorted(os.environb):
        if name.startswith(b'X'):
            f.write(name + b'=' + os.environb[name] + b'\0')
os.rename(sys.argv[1] + '.new', sys.argv[1])
time.sleep(1000)
)";

class Escaping : public SupervisordFixture {
protected:
  std::mt19937 Random{20240715};
  std::vector<std::string> Expected;

  std::string randomText(llvm::StringRef Alphabet) {
    std::string Text;
    for (size_t Length = Random() % 12; Text.size() < Length;)
      Text += Alphabet[Random() % Alphabet.size()];
    return Text;
  }

  /// A process whose arguments and variables are random.
  void addRandomProcess(llvm::StringRef Alphabet, bool ThroughScript) {
    std::string Name = "p" + std::to_string(Expected.size());
    ProcessInstance &Process =
        addProcess(Model, Name, Temporary.path() + "/dump",
                   {Temporary.path() + "/" + Name});
    std::string Wanted;
    for (int I = 0; I < 12; ++I) {
      std::string Text = randomText(Alphabet);
      Process.Foreground->Args.push_back(text(Text));
      Wanted += Text + '\0';
    }
    for (const char *Variable : {"XA", "XB", "XC", "XD"}) {
      std::string Text = randomText(Alphabet);
      Process.Environment.push_back({Variable, text(Text), {}});
      Wanted += std::string(Variable) + "=" + Text + '\0';
    }
    if (ThroughScript)
      Process.Nice = 0;
    Expected.push_back(Wanted);
  }

  void expectAll() {
    script("dump", Dump);
    compileAndStart();
    for (size_t I = 0; I < Expected.size(); ++I) {
      std::string Name = "p" + std::to_string(I);
      EXPECT_EQ(contentsOf(Temporary.path() + "/" + Name), Expected[I])
          << contentsOf(Dir + "/current/conf.d/" + Name + ".conf");
    }
  }
};

} // namespace

TEST_F(Escaping, WhatTheConfigurationCanSay) {
  for (int I = 0; I < 12; ++I)
    addRandomProcess(" %$;#\\=,()[]{}*?!~&|<>`^:aB1", false);
  expectAll();
}

TEST_F(Escaping, Quotes) {
  for (int I = 0; I < 6; ++I)
    addRandomProcess("'\"\\ %;#a", false);
  expectAll();
}

TEST_F(Escaping, AnyByte) {
  for (int I = 0; I < 8; ++I)
    addRandomProcess("'\"\\ %;#$`\n\t\r\x01\x7f=-a\xc3\xa9\xff", I % 2 == 0);
  expectAll();
}

TEST_F(Escaping, NamesOfVariablesAndPrograms) {
  std::string Program = script("a program; with=%", Dump);
  ProcessInstance &Process =
      addProcess(Model, "p", Program, {Temporary.path() + "/p", "x"});
  Process.Environment.push_back({"X.odd-name", text("1"), {}});
  compileAndStart();
  EXPECT_EQ(contentsOf(Temporary.path() + "/p"),
            std::string("x\0X.odd-name=1\0", 15));
}

TEST_F(Escaping, DirectoriesWithOddNames) {
  std::string Odd = Temporary.path() + "/a %d ;# 'x'";
  std::filesystem::create_directory(Odd);
  addProcess(Model, "p", "/bin/sh", {"-c", "pwd >out; exec sleep 1000"})
      .Directory = text(Odd);
  compileAndStart();
  EXPECT_EQ(contentsOf(Odd + "/out"), Odd + "\n");
}

TEST_F(Escaping, DescriptionsAreComments) {
  addProcess(Model, "p", "/bin/sleep", {"1000"}).Description =
      text("x\n[program:evil]\ncommand=/bin/false");
  compileAndStart();
  EXPECT_TRUE(waitFor("p", "RUNNING"));
  EXPECT_EQ(control("status").find("evil"), std::string::npos);
}
