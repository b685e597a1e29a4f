#pragma once

#include "evaluator/Builtins/Builtins.h"
#include "evaluator/Eval/Evaluator.h"
#include "evaluator/Eval/PrintValue.h"
#include "evaluator/Store/SessionFiles.h"
#include <deque>
#include <gtest/gtest.h>

namespace dx {

/// A session of its own for each test, with the machine's files.
class EvalFixture : public testing::Test {
protected:
  DiskFileSystem Disk;
  SessionFiles Files{Disk, LibraryRoot};
  Session S{Files, SessionOptions(), builtinTable()};
  Evaluator E{S};

  EvalFixture() {
    Files.setStore(&S.Store);
    registerGlobals(S);
  }

  /// The value of a text that stands in the standard library.
  Value library(llvm::StringRef Text) {
    Texts.push_back(Text.str());
    std::string Name = "test-" + std::to_string(Texts.size()) + ".dx";
    Files.addLibraryFile(Name, Texts.back());
    return E.forced(E.importFile(LibraryRoot.str() + "/" + Name, {}));
  }
  /// The same, printed.
  std::string printed(llvm::StringRef Text) {
    Value V = library(Text);
    E.forceDeep(V);
    return printValue(E, V);
  }
  /// What a failing text of the library fails with.
  std::optional<DiagId> failure(llvm::StringRef Text) {
    auto Found = E.attempt([&] { library(Text); });
    return Found ? std::optional(Found->What->Id) : std::nullopt;
  }
  /// What a string refers to.
  llvm::ArrayRef<ContextElement> contextOfText(Value String) {
    return S.Contexts.elements(contextOf(String));
  }

private:
  std::deque<std::string> Texts;
};

} // namespace dx
