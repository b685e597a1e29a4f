#include "frontend/Basic/Interruption.h"

using namespace dx;

std::atomic<Interruption> detail::RequestedInterruption = Interruption::None;
std::atomic<uint32_t> detail::UninterruptedScopes = 0;

void dx::requestInterruption(Interruption Why) {
  detail::RequestedInterruption = Why;
}

Interruption dx::takeInterruption() {
  return detail::RequestedInterruption.exchange(Interruption::None);
}
