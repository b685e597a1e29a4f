#pragma once

#include "antlr4-runtime.h"
#include "frontend/Parse/ErrorStrategy.h"
#include "frontend/Parse/TokenBuffer.h"
#include "frontend/Parse/TreeBuilder.h"
#include <memory>
#include <vector>

namespace dx {

/// What the generated parser derives from.
///
/// Generated code names `match`, `_tracker` and the like without qualification,
/// so that the members below stand in for antlr4::Parser's: they do the same
/// without building ANTLR's own tree, without virtual calls, and with contexts
/// that are used again when their rule has returned. Their names and types are
/// the generator's.
class ParserBase : public antlr4::Parser {
public:
  explicit ParserBase(antlr4::TokenStream *Input)
      : antlr4::Parser(Input), _input(static_cast<TokenBuffer *>(Input)) {}

  /// To be called before parsing.
  void setUp(TreeBuilder &Builder, ErrorStrategy &Strategy);

  [[nodiscard]] size_t getState() const final { return State; }
  antlr4::Token *consume() final {
    Matched = &_input->current();
    _input->advance();
    return nullptr;
  }
  [[nodiscard]] TokenBuffer &tokens() const { return *_input; }
  [[nodiscard]] const TreeBuilder &builder() const { return *build; }
  /// Recovery goes on as if the token it wanted had been there.
  void pretendMatch() { Matched = nullptr; }
  [[nodiscard]] antlr4::ParserRuleContext *context() const { return _ctx; }

protected:
  /// Recycles rule contexts. All have one size: rules have no labels.
  class ContextPool {
    std::vector<std::unique_ptr<char[]>> Blocks;
    std::vector<void *> Free;

    void *allocate(size_t Size);

  public:
    template <class Context, class... Args>
    Context *createInstance(Args &&...Values) {
      static_assert(sizeof(Context) == sizeof(antlr4::ParserRuleContext));
      return new (allocate(sizeof(Context)))
          Context(std::forward<Args>(Values)...);
    }
    void release(antlr4::ParserRuleContext *Context) {
      Context->~ParserRuleContext();
      Free.push_back(Context);
    }
  };
  template <class Action> struct Finally {
    Action Run;
    ~Finally() { Run(); }
  };
  template <class Action> static Finally<Action> finally(Action Run) {
    return {Run};
  }

  antlr4::Token *match(size_t Type) final {
    if (_input->LA(1) != Type)
      return _errHandler->recoverInline(this);
    _errHandler->reportMatch(this);
    return consume();
  }
  void enterRule(antlr4::ParserRuleContext *Context, size_t NewState,
                 size_t Rule) final {
    State = NewState;
    _ctx = Context;
    build->enterRule(Rule);
  }
  void enterOuterAlt(antlr4::ParserRuleContext *, size_t) final {}
  void exitRule();
  void setState(size_t NewState) { State = NewState; }

  /// The token matched last, for actions; null where recovery made it up.
  [[nodiscard]] const dx::Token *matched() const { return Matched; }

  TokenBuffer *_input;
  ErrorStrategy *_errHandler = nullptr;
  ContextPool _tracker;
  TreeBuilder *build = nullptr;

private:
  size_t State = antlr4::atn::ATNState::INVALID_STATE_NUMBER;
  const dx::Token *Matched = nullptr;
};

inline void ParserBase::exitRule() {
  antlr4::ParserRuleContext *Context = _ctx;
  build->exitRule(Context->exception != nullptr);
  _errHandler->leaveRule(build->depthOfRules());
  State = Context->invokingState;
  _ctx = static_cast<antlr4::ParserRuleContext *>(Context->parent);
  _tracker.release(Context);
}

} // namespace dx
