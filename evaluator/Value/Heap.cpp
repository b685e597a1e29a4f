#include "evaluator/Value/Heap.h"

#include <algorithm>
#include <new>
#include <sys/mman.h>

using namespace dx;

/// Blocks double up to this, so that small programs stay small and large ones
/// make few system calls.
static constexpr size_t LargestBlock = size_t(32) << 20;

Heap::~Heap() {
  for (auto [Memory, Bytes] : Blocks)
    munmap(Memory, Bytes);
}

void Heap::fail(Exhausted Why) {
  if (ExhaustedHandler)
    ExhaustedHandler(Why);
  throw std::bad_alloc();
}

char *Heap::mapBlock(size_t Bytes) {
  if (Limit != 0 && Total + Bytes > Limit) {
    Limit = 0;
    fail(Exhausted::Limit);
  }
  void *Memory = mmap(nullptr, Bytes, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (Memory == MAP_FAILED)
    fail(Exhausted::System);
  Total += Bytes;
  Blocks.emplace_back(static_cast<char *>(Memory), Bytes);
  return static_cast<char *>(Memory);
}

void *Heap::allocateSlow(size_t Bytes) {
  // A large object gets a block of its own and leaves the current one in use.
  if (Bytes > NextBlock / 4) {
    size_t Rounded = (Bytes + 4095) & ~size_t(4095);
    return mapBlock(Rounded);
  }
  char *Block = mapBlock(NextBlock);
  Next = Block + Bytes;
  End = Block + NextBlock;
  NextBlock = std::min(NextBlock * 2, LargestBlock);
  return Block;
}
