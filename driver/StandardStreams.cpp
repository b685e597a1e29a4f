#include "driver/StandardStreams.h"

#include "llvm/Support/raw_ostream.h"
#include <fcntl.h>
#include <unistd.h>

using namespace dx;

void dx::openClosedStreams() {
  for (int Stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(Stream, F_GETFD) < 0) // the lowest free number is this one
      (void)::open("/dev/null", Stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/// A stream that still has its error at its end aborts the program.
static std::error_code flush(llvm::raw_fd_ostream &Stream) {
  Stream.flush();
  std::error_code Error = Stream.error();
  Stream.clear_error();
  return Error;
}

std::error_code dx::flushStandardOutput() { return flush(llvm::outs()); }

void dx::flushStandardError() {
  (void)flush(static_cast<llvm::raw_fd_ostream &>(llvm::errs()));
}
