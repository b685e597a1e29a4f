// The program around every fuzz target: libFuzzer's driver, on the large stack
// that every recursion of dxc counts on.

#include "frontend/Basic/Stack.h"
#include "test/fuzz/FuzzTarget.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdlib>

using namespace dx;

// libFuzzer's, which has no header of its own.
extern "C" int LLVMFuzzerRunDriver(int *Count, char ***Arguments,
                                   int (*TestOne)(const uint8_t *, size_t));

// As in cmake/SanitizerOptions.cpp, but what a run leaves behind is a leak.
extern "C" const char *__asan_default_options() {
  return "allow_user_poisoning=0:detect_stack_use_after_return=0";
}

extern "C" const char *__ubsan_default_options() {
  return "print_stacktrace=1";
}

void fuzz::expect(bool Holds, llvm::StringRef What) {
  if (Holds)
    return;
  llvm::errs() << "not so: " << What << '\n';
  abort();
}

static int testBytes(const uint8_t *Data, size_t Size) {
  fuzz::testOne({reinterpret_cast<const char *>(Data), Size});
  return 0;
}

int main(int Count, char **Arguments) {
  int Status = 0;
  runOnLargeStack(
      [&] { Status = LLVMFuzzerRunDriver(&Count, &Arguments, testBytes); });
  return Status;
}
