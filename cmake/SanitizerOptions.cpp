// The sanitizers' options, linked into every program of the sanitizer build, so
// that they hold however it is started. The sanitizers' run times call these by
// name.

// allow_user_poisoning: LLVM's StringSaver on an instrumented BumpPtrAllocator
//   would be a false use-after-poison.
// detect_stack_use_after_return: the fake stack hides the roots that the
//   collector looks for on the stack.
// detect_leaks: a session's memory goes with its process.
extern "C" const char *__asan_default_options() {
  return "allow_user_poisoning=0:detect_stack_use_after_return=0:"
         "detect_leaks=0";
}

extern "C" const char *__ubsan_default_options() {
  return "print_stacktrace=1";
}
