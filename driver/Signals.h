#pragma once

#include "driver/Reporting.h"

namespace dx {

/// From now on SIGINT, SIGTERM and SIGHUP end what is being computed with a
/// diagnostic. What takes no notice within a fifth of a second is ended without
/// its help, unless it writes files. The second signal ends the program at
/// once. \p Report says in which form.
void handleSignals(const Reporting &Report);

/// Ends what is being computed in the same way after so many seconds.
void startTimeLimit(uint64_t Seconds);

/// The program's exit status: 128 and the number of the signal that ended it,
/// as shells count, else \p Status.
[[nodiscard]] int exitStatus(int Status);

} // namespace dx
