#pragma once

#include <system_error>

namespace dx {

/// Opens those of the descriptors 0, 1 and 2 that are closed, in a way that
/// reading or writing them fails: else the next file that is opened would be
/// taken for standard output.
void openClosedStreams();

/// Writes out what was printed. \return why that failed, if it did; then it is
/// forgotten.
[[nodiscard]] std::error_code flushStandardOutput();

/// The same for standard error, which there is no place to complain about.
void flushStandardError();

} // namespace dx
