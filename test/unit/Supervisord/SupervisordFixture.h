#pragma once

#include "../Driver/TemporaryDirectory.h"
#include "../Lowering/Models.h"
#include "evaluator/Store/VirtualStore.h"
#include <functional>
#include <gtest/gtest.h>

namespace dx::test {

/// A deployment directory and the real supervisord that runs it, unprivileged
/// unless a test says otherwise, in a temporary directory.
class SupervisordFixture : public testing::Test {
protected:
  SupervisordFixture();
  void SetUp() override;
  void TearDown() override;

  /// Checks, lowers and writes the model; expects no diagnostics. Gives the
  /// number of the generation.
  uint32_t compile();
  /// Runs `deactivate` of a generation; what it printed is in Output.
  bool deactivate(uint32_t Generation);
  /// Runs `activate` of a generation; what it printed is in Output.
  bool activate(uint32_t Generation, const std::string &Arguments = "");
  /// Starts supervisord on `current` and waits until it answers.
  void start();
  /// Compiles, activates without a manager, and starts it.
  void compileAndStart();

  std::string control(const std::string &Arguments);
  /// Waits for a state such as RUNNING; false after a minute.
  bool waitFor(const std::string &Program, const std::string &State);
  std::string pidOf(const std::string &Program);
  /// Waits for a file and gives its bytes.
  std::string contentsOf(const std::string &Path);
  bool run(const std::string &ShellCommand);
  /// Waits until a shell command succeeds; false after a minute.
  bool eventually(const std::string &ShellCommand);
  /// An executable file in the temporary directory.
  std::string script(const std::string &Name, const std::string &Text);

  TemporaryDirectory Temporary;
  std::string Dir; ///< the deployment directory
  /// Where the store is when processes run; empty: below the deployment
  /// directory.
  std::string Store;
  std::string State; ///< the model's state directory
  ProcessesModel Model;
  std::string Output; ///< of the last command
  /// Makes files in the store that the model refers to, before it is lowered.
  std::function<void(VirtualStore &)> FillStore;

private:
  pid_t Manager = -1;
};

} // namespace dx::test
