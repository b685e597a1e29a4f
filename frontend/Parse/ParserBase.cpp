#include "frontend/Parse/ParserBase.h"

using namespace dx;

void ParserBase::setUp(TreeBuilder &Builder, ErrorStrategy &Strategy) {
  build = &Builder;
  _errHandler = &Strategy;
  setBuildParseTree(false);
  removeErrorListeners();
}

void *ParserBase::ContextPool::allocate(size_t Size) {
  constexpr size_t BlockContexts = 64;
  if (Free.empty()) {
    char *Block =
        Blocks.emplace_back(std::make_unique<char[]>(Size * BlockContexts))
            .get();
    for (size_t I = BlockContexts; I-- > 0;)
      Free.push_back(Block + I * Size);
  }
  void *Place = Free.back();
  Free.pop_back();
  return Place;
}
